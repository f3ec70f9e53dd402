package org.muster.web.live;

import org.muster.scenarios.Scenario;

/**
 * A scenario that can be played.
 *
 * @param hash of its content
 * @param bytes the content, as it is kept with exercises; nobody changes them
 * @param warnings how many things are worth knowing about it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Script(Scenario scenario, String hash, byte[] bytes, int warnings) {}

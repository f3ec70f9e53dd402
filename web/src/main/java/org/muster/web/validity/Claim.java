package org.muster.web.validity;

/**
 * Something said about the scores that a study can find untrue.
 *
 * @param measured in words and figures
 */
record Claim(String text, String measured, boolean holds) {}

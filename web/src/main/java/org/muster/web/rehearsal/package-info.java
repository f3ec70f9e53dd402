/**
 * Plays a scenario through without people: simulated crews in every seat, virtual time, scores as it goes. Free of Spring
 * and of threads, so that the command line, the server and a thousand plays in a row use the same few lines.
 */
@NullMarked
package org.muster.web.rehearsal;

import org.jspecify.annotations.NullMarked;

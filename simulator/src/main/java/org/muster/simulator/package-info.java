/**
 * Plays a scenario. {@code Simulation} is the whole public face: give it a time or a player's action and it answers with
 * new log entries. It has no threads, no clock and no framework; whoever drives it owns those.
 */
@NullMarked
package org.muster.simulator;

import org.jspecify.annotations.NullMarked;

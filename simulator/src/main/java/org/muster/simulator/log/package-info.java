/**
 * What happened in play: the log. A sealed {@code Event} for each thing that can happen, a {@code LogEntry} that gives
 * it number, time, source and cause, the canonical bytes that are stored and chained, and {@code Visibility}, the one
 * table of who may see what. It does not know how events come about, nor what they are worth.
 */
@NullMarked
package org.muster.simulator.log;

import org.jspecify.annotations.NullMarked;

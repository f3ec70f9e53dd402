package org.muster.web.live;

import org.muster.scenarios.ExerciseTime;

/**
 * One entry of a seat's feed.
 *
 * @param number counted from 1 in this feed
 * @param event what the seat may know of it, as JSON; nobody changes it
 */
@SuppressWarnings("ArrayRecordComponent") // shared by the feeds of many seats, and never compared
public record SeatEntry(long number, ExerciseTime time, byte[] event) {}

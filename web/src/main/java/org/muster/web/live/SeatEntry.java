package org.muster.web.live;

import org.jspecify.annotations.Nullable;
import org.muster.scenarios.ExerciseTime;

/**
 * One entry of a seat's feed.
 *
 * @param number counted from 1 in this feed
 * @param event what the seat may know of it, as JSON, without what somebody wrote; nobody changes it
 * @param writing what somebody wrote in it, or null when nobody wrote anything. It is put in only when the entry is shown,
 *     since it may be erased meanwhile
 */
@SuppressWarnings("ArrayRecordComponent") // shared by the feeds of many seats, and never compared
public record SeatEntry(
        long number,
        ExerciseTime time,
        byte[] event,
        @Nullable Writing writing) {

    /**
     * Words that are not in the log.
     *
     * @param ref names them among the texts of the exercise
     * @param sent whether they went out as a message, which begins and ends with EXERCISE
     */
    public record Writing(String ref, boolean sent) {}
}

package org.muster.simulator.log;

import org.jspecify.annotations.Nullable;
import org.muster.scenarios.ExerciseTime;

/**
 * One line of the log. It says nothing of wall time, and nothing of the exercise it belongs to.
 *
 * @param number 0, 1, 2 … without a gap
 * @param time when it happened; it never falls from one entry to the next. Before StartEx it is 0, after EndEx the time
 *     of EndEx
 * @param cause the number of the entry that led to this one, or null for what came from outside and for a scripted
 *     moment
 * @param input who sent it; there exactly when {@code source} is {@link Source#IN}
 */
public record LogEntry(
        long number,
        ExerciseTime time,
        Source source,
        @Nullable Long cause,
        @Nullable Input input,
        Event event) {

    public LogEntry {
        if (number < 0) {
            throw new IllegalArgumentException("Entry has number (%d), less than 0.".formatted(number));
        }
        if ((source == Source.IN) != (input != null)) {
            throw new IllegalArgumentException(
                    "Entry (%d) is of source (%s) with input (%s).".formatted(number, source.code(), input));
        }
        if (cause != null && (source == Source.IN || cause < 0 || cause >= number)) {
            throw new IllegalArgumentException(
                    "Entry (%d) of source (%s) can't follow from (%d).".formatted(number, source.code(), cause));
        }
    }
}

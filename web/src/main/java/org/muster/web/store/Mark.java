package org.muster.web.store;

import org.muster.scenarios.ExerciseTime;

/**
 * How far the owner of an exercise had come.
 *
 * @param time up to which nothing was left to play
 * @param entries that its log had; fewer are found only where some were lost
 */
public record Mark(ExerciseTime time, long entries) {

    /** Nothing has been played. */
    public static final Mark NONE = new Mark(ExerciseTime.START_EX, 0);

    public Mark {
        if (entries < 0) {
            throw new IllegalArgumentException("A log can't have (%d) entries.".formatted(entries));
        }
    }
}

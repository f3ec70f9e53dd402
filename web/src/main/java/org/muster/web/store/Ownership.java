package org.muster.web.store;

/**
 * The right to append to an exercise's log. It lasts until somebody takes a later one.
 *
 * @param epoch counts the owners from 1
 */
public record Ownership(String exercise, long epoch) {

    public Ownership {
        Keys.checkExercise(exercise);
        if (epoch < 1) {
            throw new IllegalArgumentException(
                    "Owners of (%s) are counted from 1, not (%d).".formatted(exercise, epoch));
        }
    }
}

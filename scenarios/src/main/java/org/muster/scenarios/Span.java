package org.muster.scenarios;

/** A stretch of exercise time: from its first moment to just before its last. */
public record Span(ExerciseTime from, ExerciseTime to) {

    public Span {
        if (from.compareTo(to) >= 0) {
            throw new IllegalArgumentException("Span (%s to %s) must end after it begins.".formatted(from, to));
        }
    }

    public boolean holds(ExerciseTime time) {
        return from.compareTo(time) <= 0 && time.compareTo(to) < 0;
    }
}

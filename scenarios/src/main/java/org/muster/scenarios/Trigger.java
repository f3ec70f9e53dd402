package org.muster.scenarios;

import org.jspecify.annotations.Nullable;

/** What sets off a phase, a line or a disruption. */
public sealed interface Trigger {

    /**
     * At a moment, or at several.
     *
     * @param everyMillis the time between repeats, or null when there is one
     * @param times how often in all
     */
    record At(ExerciseTime time, @Nullable Long everyMillis, int times) implements Trigger {
        public At {
            if ((everyMillis == null) != (times == 1)) {
                throw new IllegalArgumentException(
                        "Trigger at (%s) every (%s) ms, %d times.".formatted(time, everyMillis, times));
            }
        }

        /** The moment of the n-th repeat, counted from 1. */
        public ExerciseTime time(int n) {
            return everyMillis == null ? time : time.plusMillis(everyMillis * (n - 1));
        }
    }

    /** A while after something first happened. */
    record After(Occasion occasion, long delayMillis) implements Trigger {}

    /** A while after an expectation was missed on the excused clock. */
    record WhenMissed(Expectation.Id expectation, long delayMillis) implements Trigger {}

    /** A while after a condition first became true. */
    record When(Condition condition, long delayMillis) implements Trigger {}

    /** Only by hand. */
    record ByController() implements Trigger {}
}

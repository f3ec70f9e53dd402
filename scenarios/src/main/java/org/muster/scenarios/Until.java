package org.muster.scenarios;

/** When something ends. */
public sealed interface Until {

    /** That long after it began. */
    record Lasts(long millis) implements Until {}

    /** At a moment. */
    record At(ExerciseTime time) implements Until {}

    /** When a condition first holds. */
    record When(Condition condition) implements Until {}
}

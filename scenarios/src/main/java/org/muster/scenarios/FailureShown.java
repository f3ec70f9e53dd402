package org.muster.scenarios;

/** When a sender learns that a message could not be delivered. */
public sealed interface FailureShown {

    /** As a busy tone does. */
    record AtOnce() implements FailureShown {}

    /** As a bounced mail does. */
    record After(long millis) implements FailureShown {}

    /** There is only silence. */
    record Never() implements FailureShown {}
}

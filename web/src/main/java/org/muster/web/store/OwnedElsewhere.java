package org.muster.web.store;

import java.time.Instant;

/** A living process owns the exercise. */
public final class OwnedElsewhere extends RuntimeException {

    private final Instant until;

    OwnedElsewhere(String exercise, Instant until) {
        super("Another server owns exercise (%s), at least until (%s).".formatted(exercise, until));
        this.until = until;
    }

    /** When its lease runs out unless it is renewed. */
    public Instant until() {
        return until;
    }
}

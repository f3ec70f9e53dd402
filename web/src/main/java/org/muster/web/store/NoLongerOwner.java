package org.muster.web.store;

/**
 * Somebody else owns the exercise by now, or wrote what was to be written next. Whoever gets this stops, and may read the
 * log and own it again; it never writes the same entries under another number.
 */
public final class NoLongerOwner extends RuntimeException {

    NoLongerOwner(Ownership ownership, String found) {
        super("Owner (%d) of exercise (%s) has lost it: %s.".formatted(ownership.epoch(), ownership.exercise(), found));
    }
}

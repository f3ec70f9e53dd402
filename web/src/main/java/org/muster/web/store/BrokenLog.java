package org.muster.web.store;

/** A stored log doesn't hang together: something in it was changed, lost or moved. */
public final class BrokenLog extends RuntimeException {

    BrokenLog(String exercise, long batch, String found) {
        super("The log of exercise (%s) is broken at batch (%d): %s.".formatted(exercise, batch, found));
    }
}

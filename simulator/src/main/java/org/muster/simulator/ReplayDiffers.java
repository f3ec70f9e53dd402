package org.muster.simulator;

/** A stored log is not what this engine plays from its inputs: it was changed, or written under other rules. */
public final class ReplayDiffers extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long number;

    ReplayDiffers(long number, Object stored, Object played) {
        super("Entry (%d) is stored as (%s) and plays as (%s). Maybe it was written by another version."
                .formatted(number, stored, played));
        this.number = number;
    }

    /** @return the number of the first entry that differs */
    public long number() {
        return number;
    }
}

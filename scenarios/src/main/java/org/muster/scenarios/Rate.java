package org.muster.scenarios;

/** So many in a stretch of time: {@code 12/min}. */
public record Rate(long count, long perMillis) {

    public Rate {
        if (count <= 0 || perMillis <= 0) {
            throw new IllegalArgumentException(
                    "Rate (%d in %d ms) must be greater than nothing.".formatted(count, perMillis));
        }
    }

    public long perHour() {
        return Math.multiplyExact(count, 3_600_000L) / perMillis;
    }

    /** The mean time between two, in milliseconds, rounded half-up and at least 1. */
    public long meanGapMillis() {
        return Math.max(1, (perMillis + count / 2) / count);
    }
}

package org.muster.scenarios;

/**
 * How long something takes when chance decides: a lognormal time given by the value that half of them, and the value
 * that
 * nine in ten of them, do not exceed. Equal values mean a constant.
 */
public record Spread(long medianMillis, long p90Millis) {

    public Spread {
        if (medianMillis <= 0 || p90Millis < medianMillis) {
            throw new IllegalArgumentException(
                    "Spread (median %d ms, p90 %d ms) must have p90 ≥ median > 0.".formatted(medianMillis, p90Millis));
        }
    }

    public static Spread constant(long millis) {
        return new Spread(millis, millis);
    }

    public boolean isConstant() {
        return medianMillis == p90Millis;
    }
}

package org.muster.scoring;

import org.jspecify.annotations.Nullable;

/** Where the true value may lie, with 95 % confidence, on the scale 0..100. */
public record Interval(double low, double high) {

    /** The normal distribution's quantile of 97.5 %: so many standard errors are half of an interval. */
    private static final double Z = 1.959963984540054;

    public Interval {
        if (!(0 <= low && low <= high && high <= 100)) {
            throw new IllegalArgumentException("Interval (%s, %s) must rise and lie in 0..100.".formatted(low, high));
        }
    }

    /**
     * Wilson's score interval of a mean credit. It never leaves 0..100 and does not shrink to a point for perfect data;
     * for credits between 0 and 1 it is wider than need be, which errs on the honest side.
     *
     * @param value 0..100
     * @param n what the value was counted from
     * @return null under two, where an interval would say nothing
     */
    public static @Nullable Interval wilson(double value, int n) {
        if (n < 2) {
            return null;
        }
        double p = value / 100;
        double square = Z * Z;
        double middle = (p + square / (2 * n)) / (1 + square / n);
        double half = Z / (1 + square / n) * Math.sqrt(p * (1 - p) / n + square / (4.0 * n * n));
        // What rounding leaves short of the end would leave out the very value of perfect data.
        return clipped(value == 0 ? 0 : 100 * (middle - half), value == 100 ? 100 : 100 * (middle + half));
    }

    /** Of an estimate whose error is normal. */
    public static Interval normal(double mean, double variance) {
        double half = Z * Math.sqrt(variance);
        return clipped(mean - half, mean + half);
    }

    static Interval clipped(double low, double high) {
        return new Interval(Math.clamp(low, 0, 100), Math.clamp(high, 0, 100));
    }

    /** Of a normal error that would give this interval. */
    public double standardError() {
        return halfWidth() / Z;
    }

    double halfWidth() {
        return (high - low) / 2;
    }
}

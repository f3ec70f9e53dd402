package org.muster.simulator;

import org.muster.scenarios.Spread;

/**
 * Durations that are never negative and sometimes long: a script's {@link Spread}, ready to be drawn from.
 *
 * @param median in milliseconds
 * @param sigma the standard deviation of the logarithm; 0 when every draw is the median
 */
record Lognormal(long median, double sigma) {

    /** The normal quantile of .9, by which the 90th percentile lies above the median. */
    private static final double Z_90 = 1.2815515655446004;

    static Lognormal of(Spread spread) {
        return new Lognormal(
                spread.medianMillis(), StrictMath.log((double) spread.p90Millis() / spread.medianMillis()) / Z_90);
    }

    /** @return the duration under which the given share of all draws lies, in milliseconds, rounded half up */
    long quantile(double probability) {
        if (sigma == 0) {
            return median;
        }
        return (long) StrictMath.floor(median * StrictMath.exp(sigma * Normal.quantile(probability)) + 0.5);
    }

    /** @return the same, so many thousandths as long */
    Lognormal times(long permille) {
        return new Lognormal(Math.max(1, (median * permille + 500) / 1000), sigma);
    }
}

package org.muster.scoring.readiness;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.muster.scoring.Interval;

/**
 * How often somebody passes a task that is only passed or failed: counts of either, of which old ones weigh less. A share above
 * one half fades towards it; one below stays, since nobody gets better by waiting. Either way less is known.
 *
 * @param passes with what stands for knowing nothing
 * @param failures the same
 */
public record PassRate(double passes, double failures) {

    /** Of whom nothing was seen: Jeffreys' prior, which never fades, or one old failure would become a certainty. */
    public static final PassRate UNKNOWN = new PassRate(.5, .5);

    public PassRate {
        if (!(passes > 0 && failures > 0 && Double.isFinite(passes + failures))) {
            throw new IllegalArgumentException(
                    "Passes (%s) and failures (%s) must be more than 0.".formatted(passes, failures));
        }
    }

    public PassRate passed() {
        return new PassRate(passes + 1, failures);
    }

    public PassRate failed() {
        return new PassRate(passes, failures + 1);
    }

    /** @param halfLife in months: after so many, half of what was seen still counts */
    public PassRate after(double months, double halfLife) {
        double kept = StrictMath.pow(2, -months / halfLife);
        if (passes >= failures) {
            return new PassRate(kept(passes, UNKNOWN.passes, kept), kept(failures, UNKNOWN.failures, kept));
        }
        double sum = passes + failures;
        double less = kept(sum, UNKNOWN.passes + UNKNOWN.failures, kept) / sum;
        return new PassRate(passes * less, failures * less);
    }

    private static double kept(double count, double unknown, double kept) {
        return unknown + (count - unknown) * kept;
    }

    /** The share of passes, 0..100. */
    public double value() {
        return 100 * passes / (passes + failures);
    }

    /** With 95 % confidence. */
    public Interval interval() {
        BetaDistribution beta = new BetaDistribution(passes, failures);
        double low = beta.inverseCumulativeProbability(.025);
        double high = beta.inverseCumulativeProbability(.975);
        return new Interval(100 * Math.clamp(low, 0, 1), 100 * Math.clamp(high, 0, 1));
    }
}

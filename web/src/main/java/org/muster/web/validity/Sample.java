package org.muster.web.validity;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.Variance;

/** The few statistics that the studies need. */
final class Sample {

    private Sample() {}

    static double mean(double[] values) {
        return new Mean().evaluate(values);
    }

    /** @return how well the order of the one is that of the other, −1..1 */
    static double spearman(double[] one, double[] other) {
        return new SpearmansCorrelation().correlation(one, other);
    }

    /**
     * Cronbach's alpha: how much of the differences between crews, averaged over drills, is not luck.
     *
     * @param drills one row a drill, one column a crew
     */
    static double reliability(double[][] drills) {
        double[] sums = new double[drills[0].length];
        double within = 0;
        for (double[] drill : drills) {
            within += new Variance().evaluate(drill);
            Arrays.setAll(sums, crew -> sums[crew] + drill[crew]);
        }
        int k = drills.length;
        return k / (k - 1.0) * (1 - within / new Variance().evaluate(sums));
    }

    static String figure(double value) {
        return Double.isNaN(value) ? "none" : String.format(Locale.ROOT, "%.2f", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}

package org.muster.scoring;

import java.util.List;

/**
 * How far two raters agree beyond chance, when to be two letters apart is twice as bad as one: Cohen's kappa with linear
 * weights (Cohen 1968). With two categories it is plain kappa. It is low where nearly all gets one letter, however often the
 * two agree, so it never stands alone.
 */
final class WeightedKappa {

    private WeightedKappa() {}

    /**
     * @param pairs what each of the two gave to one thing, as categories counted from 0 in their order
     * @param categories how many there are
     * @return 1 also when they never differed
     */
    static double linear(List<List<Integer>> pairs, int categories) {
        double[] first = new double[categories];
        double[] second = new double[categories];
        double observed = 0;
        for (List<Integer> pair : pairs) {
            first[pair.get(0)]++;
            second[pair.get(1)]++;
            observed += Math.abs(pair.get(0) - pair.get(1));
        }
        double expected = 0;
        for (int i = 0; i < categories; i++) {
            for (int j = 0; j < categories; j++) {
                expected += first[i] * second[j] / pairs.size() * Math.abs(i - j);
            }
        }
        return observed == 0 ? 1 : 1 - observed / expected;
    }
}

package org.muster.scoring;

import java.util.List;

/**
 * How far raters agree beyond chance: Krippendorff's alpha for ordered categories. It takes any number of raters and
 * ratings that are missing. 1 is perfect agreement, 0 what chance would bring.
 */
final class KrippendorffAlpha {

    private KrippendorffAlpha() {}

    /**
     * @param ratings for each thing rated, the categories that raters gave it, counted from 0 in their order
     * @param categories how many there are
     * @return 1 also when nobody ever differed
     */
    static double ordinal(List<List<Integer>> ratings, int categories) {
        double[][] pairs = new double[categories][categories];
        for (List<Integer> rated : ratings) {
            for (int i = 0; i < rated.size(); i++) {
                for (int j = 0; j < rated.size(); j++) {
                    if (i != j) {
                        pairs[rated.get(i)][rated.get(j)] += 1.0 / (rated.size() - 1);
                    }
                }
            }
        }
        double[] totals = new double[categories];
        double all = 0;
        for (int i = 0; i < categories; i++) {
            for (double count : pairs[i]) {
                totals[i] += count;
            }
            all += totals[i];
        }
        double observed = 0;
        double expected = 0;
        for (int i = 0; i < categories; i++) {
            double between = totals[i] / 2;
            for (int j = i + 1; j < categories; j++) {
                double apart = between + totals[j] / 2;
                observed += pairs[i][j] * apart * apart;
                expected += totals[i] * totals[j] * apart * apart;
                between += totals[j];
            }
        }
        return observed == 0 ? 1 : 1 - (all - 1) * observed / expected;
    }
}

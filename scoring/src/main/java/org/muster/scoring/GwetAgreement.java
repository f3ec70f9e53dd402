package org.muster.scoring;

import java.util.List;

/**
 * How often raters give the same letter, and how far that is beyond chance: Gwet's AC1 (2008). Unlike kappa it does not fall
 * when nearly all gets one letter.
 *
 * @param observed share of pairs of ratings of one thing that are equal
 * @param beyondChance AC1
 */
record GwetAgreement(double observed, double beyondChance) {

    /**
     * @param ratings for each thing rated, the categories that raters gave it, counted from 0; at least one thing has two
     * @param categories how many there are, two or more
     */
    static GwetAgreement of(List<List<Integer>> ratings, int categories) {
        double[] shares = new double[categories];
        double agree = 0;
        int common = 0;
        for (List<Integer> rated : ratings) {
            int[] counts = new int[categories];
            rated.forEach(category -> counts[category]++);
            double pairs = 0;
            for (int i = 0; i < categories; i++) {
                shares[i] += (double) counts[i] / rated.size();
                pairs += (double) counts[i] * (counts[i] - 1);
            }
            if (rated.size() > 1) {
                agree += pairs / ((double) rated.size() * (rated.size() - 1));
                common++;
            }
        }
        if (common == 0) {
            throw new IllegalArgumentException("Nothing of (%d) has two ratings.".formatted(ratings.size()));
        }
        double observed = agree / common;
        double chance = 0;
        for (double share : shares) {
            double part = share / ratings.size();
            chance += part * (1 - part);
        }
        chance /= categories - 1;
        return new GwetAgreement(observed, (observed - chance) / (1 - chance));
    }
}

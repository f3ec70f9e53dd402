package org.muster.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of the differences between ratings is between the things rated, when all raters rated all things: the mean squares
 * of the two-way layout (Shrout and Fleiss 1979).
 *
 * @param things how many were rated
 * @param raters how many rated each
 * @param between mean square between things
 * @param betweenRaters mean square between raters
 * @param error what is left
 */
record IntraclassCorrelation(int things, int raters, double between, double betweenRaters, double error) {

    /** @param ratings for each thing the points that each rater gave it; two things and two raters or more */
    static IntraclassCorrelation of(List<double[]> ratings) {
        int things = ratings.size();
        int raters = ratings.getFirst().length;
        if (things < 2 || raters < 2) {
            throw new IllegalArgumentException("(%d) things by (%d) raters are too few.".formatted(things, raters));
        }
        double[] ofRater = new double[raters];
        double[] ofThing = new double[things];
        double all = 0;
        for (int i = 0; i < things; i++) {
            for (int j = 0; j < raters; j++) {
                double points = ratings.get(i)[j];
                ofThing[i] += points / raters;
                ofRater[j] += points / things;
                all += points / (things * raters);
            }
        }
        double between = 0;
        double betweenRaters = 0;
        double error = 0;
        for (int i = 0; i < things; i++) {
            between += (ofThing[i] - all) * (ofThing[i] - all) * raters;
            for (int j = 0; j < raters; j++) {
                double left = ratings.get(i)[j] - ofThing[i] - ofRater[j] + all;
                error += left * left;
            }
        }
        for (int j = 0; j < raters; j++) {
            betweenRaters += (ofRater[j] - all) * (ofRater[j] - all) * things;
        }
        return new IntraclassCorrelation(
                things,
                raters,
                between / (things - 1),
                betweenRaters / (raters - 1),
                error / ((things - 1) * (raters - 1)));
    }

    /** ICC(2,k): of the mean of these raters, in absolute agreement. Null when nothing differs enough to tell. */
    @Nullable
    Double ofMean() {
        return ratio(between - error, between + (betweenRaters - error) / things);
    }

    /** ICC(2,1): of one such rater. Null when nothing differs enough to tell. */
    @Nullable
    Double ofOne() {
        return ratio(between - error, between + (raters - 1) * error + raters * (betweenRaters - error) / things);
    }

    private static @Nullable Double ratio(double part, double whole) {
        return whole > 1e-12 ? Double.valueOf(part / whole) : null;
    }
}

package org.muster.scoring.difficulty;

import java.util.List;

/**
 * Where an ability or a difficulty lies on the logit scale, and how sure that is.
 *
 * @param error standard error
 */
public record Belief(double value, double error) {

    /** People in general: abilities are normal around 0. */
    public static final Belief ABILITY = new Belief(0, 1);

    private static final List<Double> BY_AUTHOR = List.of(-1.5, -.75, 0.0, .75, 1.5);
    private static final double ERROR_OF_AUTHOR = .5;

    public Belief {
        if (!Double.isFinite(value) || !(error > 0)) {
            throw new IllegalArgumentException("Belief (%s, error %s) must be numbers.".formatted(value, error));
        }
    }

    /** @param difficulty the author's guess, 1 easy to 5 hard */
    public static Belief ofAuthor(int difficulty) {
        return new Belief(BY_AUTHOR.get(difficulty - 1), ERROR_OF_AUTHOR);
    }
}

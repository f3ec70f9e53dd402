package org.muster.scoring.difficulty;

import java.util.List;

/**
 * A score beside what it would have been had everybody faced injects of the same difficulty (indirect standardisation). The
 * two are shown together, never the adjusted one alone.
 *
 * @param raw 100 times the mean credit
 * @param adjusted the same, moved by how much harder its injects were than all, and kept on the scale
 * @param expected what somebody of usual ability would have had on these injects
 * @param n how many they were
 */
public record Adjusted(double raw, double adjusted, double expected, int n) {

    /**
     * One inject that somebody faced.
     *
     * @param difficulty on the logit scale
     * @param credit 0..1
     */
    public record Faced(double difficulty, double credit) {

        public Faced {
            if (!Double.isFinite(difficulty) || !(0 <= credit && credit <= 1)) {
                throw new IllegalArgumentException(
                        "Credit (%s) for difficulty (%s) is none.".formatted(credit, difficulty));
            }
        }

        private double expected() {
            return Rasch.chance(Belief.ABILITY.value(), difficulty);
        }
    }

    /**
     * @param own what one seat or agency faced
     * @param all what everybody faced who is compared with it, this one among them
     */
    public static Adjusted of(List<Faced> own, List<Faced> all) {
        double raw = 100 * mean(own.stream().mapToDouble(Faced::credit).toArray());
        double expected = 100 * mean(own.stream().mapToDouble(Faced::expected).toArray());
        double usual = 100 * mean(all.stream().mapToDouble(Faced::expected).toArray());
        return new Adjusted(raw, Math.clamp(raw + usual - expected, 0, 100), expected, own.size());
    }

    private static double mean(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("Nobody faced anything, so there is no score to adjust.");
        }
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}

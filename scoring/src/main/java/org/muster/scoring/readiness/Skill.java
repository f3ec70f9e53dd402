package org.muster.scoring.readiness;

/** What is known of a skill: an estimate and its variance. */
record Skill(double mean, double variance) {

    Skill {
        if (!Double.isFinite(mean) || !(variance >= 0 && variance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Skill (%s, variance %s) must be numbers.".formatted(mean, variance));
        }
    }

    /** What is known after one more observation (Kalman 1960). */
    Skill seeing(double value, double noise) {
        double gain = variance / (variance + noise);
        return new Skill(mean + gain * (value - mean), (1 - gain) * variance);
    }

    /** The value that the true one lies under with a chance of {@code risk} that belongs to the quantile. */
    double bound(double quantile) {
        return mean - quantile * Math.sqrt(variance);
    }
}

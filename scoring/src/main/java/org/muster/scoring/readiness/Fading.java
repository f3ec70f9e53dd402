package org.muster.scoring.readiness;

import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a skill fades without practice: what lies above the untrained level halves in each half-life, and the longer it was not
 * seen the less is known. Below that level it stays, since nobody gets better by waiting.
 *
 * @param untrained what skill fades to
 * @param spread the variance between people of whom nothing is known
 * @param halfLife in months
 */
record Fading(double untrained, double spread, double halfLife) {

    /** Farther ahead than anybody plans, in months. */
    private static final double HORIZON = 1200;

    private static final int HALVINGS = 60;

    /** Of whom nothing was seen yet. */
    Skill unknown() {
        return new Skill(untrained, spread);
    }

    /** @param months since the skill was as given */
    Skill after(Skill skill, double months) {
        double kept = StrictMath.pow(2, -months / halfLife);
        double above = Math.max(0, skill.mean() - untrained);
        return new Skill(
                skill.mean() - above * (1 - kept), skill.variance() * kept * kept + spread * (1 - kept * kept));
    }

    /**
     * @param lower a value by months from now, that does not rise
     * @return in how many months it comes under the target; 0 when it lies there, null when it never does
     */
    static @Nullable Double monthsUntilUnder(double target, DoubleUnaryOperator lower) {
        if (lower.applyAsDouble(0) < target) {
            return 0.0;
        }
        if (lower.applyAsDouble(HORIZON) >= target) {
            return null;
        }
        double above = 0;
        double under = HORIZON;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (above + under) / 2;
            if (lower.applyAsDouble(middle) < target) {
                under = middle;
            } else {
                above = middle;
            }
        }
        return under;
    }
}

package org.muster.web.validity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.scenarios.Mark;
import org.muster.scenarios.Tree;

/**
 * How good a simulated crew is.
 *
 * @param accuracy how often it chooses right, tells what others need, keeps to its plan and checks what is doubtful
 * @param compliance how often it keeps to the agreements
 * @param acknowledgeMedianMillis until it opens and acknowledges; nine in ten within twice that
 * @param decideMedianMillis until it decides or acts; nine in ten within twice that
 * @param attention how many things it can have in hand; 0 means any number
 */
record Skill(double accuracy, double compliance, long acknowledgeMedianMillis, long decideMedianMillis, int attention) {

    static final Skill USUAL = new Skill(0.85, 0.97, 150_000, 240_000, 0);

    /**
     * A crew that stands so many standard deviations above the usual one: one deviation is 1 in the logit of accuracy and
     * 0.35 in the logarithm of time, the faster the better.
     */
    static Skill of(double latent) {
        double odds = USUAL.accuracy / (1 - USUAL.accuracy) * Math.exp(latent);
        double pace = Math.exp(-0.35 * latent);
        return new Skill(
                odds / (1 + odds),
                USUAL.compliance,
                Math.round(USUAL.acknowledgeMedianMillis * pace),
                Math.round(USUAL.decideMedianMillis * pace),
                USUAL.attention);
    }

    Skill withAttention(int things) {
        return new Skill(accuracy, compliance, acknowledgeMedianMillis, decideMedianMillis, things);
    }

    Skill withCompliance(double share) {
        return new Skill(accuracy, share, acknowledgeMedianMillis, decideMedianMillis, attention);
    }

    /** A row of {@code crews:} in a script. */
    Tree tree(String seats) {
        return branch(
                "for",
                seats.equals("all") ? Tree.Scalar.of(seats) : Tree.Row.of(List.of(Tree.Scalar.of(seats))),
                "acknowledge",
                spread(acknowledgeMedianMillis),
                "decide",
                spread(decideMedianMillis),
                "accuracy",
                share(accuracy),
                "fallback",
                branch("afterFailures", Tree.Scalar.of(2), "discipline", share(accuracy)),
                "sharing",
                share(accuracy),
                "compliance",
                share(compliance),
                "verifying",
                share(accuracy),
                "attention",
                Tree.Scalar.of(attention));
    }

    private static Tree.Branch branch(Object... pairs) {
        Map<String, Tree> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put((String) pairs[i], (Tree) pairs[i + 1]);
        }
        return Tree.Branch.of(values);
    }

    private static Tree spread(long medianMillis) {
        return branch(
                "median", Tree.Scalar.of(seconds(medianMillis)), "p90", Tree.Scalar.of(seconds(2 * medianMillis)));
    }

    private static String seconds(long millis) {
        return Math.max(1, Math.round(millis / 1000.0)) + "s";
    }

    private static Tree share(double value) {
        String written = BigDecimal.valueOf(value)
                .setScale(4, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
        return new Tree.Scalar(Mark.NOWHERE, Tree.Scalar.Kind.NUMBER, written);
    }
}

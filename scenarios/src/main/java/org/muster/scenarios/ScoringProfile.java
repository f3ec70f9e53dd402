package org.muster.scenarios;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The constants that scores are made with.
 *
 * @param hash SHA-256 of what the profile says, in hex; it stands in entry 0 of every log
 * @param measureWeights of each measure within its dimension, in order A1 … D3
 * @param dimensionWeights of A, B, C and D in the overall
 * @param cap the most that an overall can be after a critical violation
 * @param fewItems under so many items a value is labelled
 * @param creditEndsAt after so many times the standard an act earns nothing
 */
public record ScoringProfile(
        Id id,
        String hash,
        Map<String, Double> measureWeights,
        Map<String, Double> dimensionWeights,
        Sensitivity sensitivity,
        Bands bands,
        int cap,
        int fewItems,
        int creditEndsAt,
        Standards standards,
        Violations violations,
        Ratings ratings,
        RaterAgreement agreement,
        Bootstrap bootstrap,
        Readiness readiness) {

    /** Those that come with Muster. */
    public static final List<Id> KNOWN = List.of(new Id("standard-1"));

    /** Names one scoring profile. */
    public record Id(String value) implements Identifier {
        public Id {
            Identifier.check(value);
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /** By what the weights of dimensions are multiplied to see how much the overall hangs on them. */
    public record Sensitivity(double low, double high) {}

    /** Where each band begins; what lies below needs-work is deficient. */
    public record Bands(int strong, int adequate, int needsWork) {}

    /**
     * Standards that no script sets.
     *
     * @param acknowledgeWithinMillis for an order, alert or request between seats
     * @param silenceDetectedAfterMillis when a sender should suspect a channel that shows no failure
     * @param closingBeforeEndExMillis a message sent later than that before EndEx need not be closed
     * @param aftermathMillis how much longer a disruption is felt than it lasts
     * @param baselineMillis how far back performance before a disruption is looked at
     * @param leastUnderDisruption under so many expectations performance under disruption has no value
     */
    public record Standards(
            long acknowledgeWithinMillis,
            long silenceDetectedAfterMillis,
            long closingBeforeEndExMillis,
            long aftermathMillis,
            long baselineMillis,
            int leastUnderDisruption) {}

    /** What a violation of each gravity weighs. */
    public record Violations(int minor, int major, int critical) {}

    /**
     * What the letters P, S, M and U are worth.
     *
     * @param rescuedAtMost the most for a task that a contingency had to rescue
     */
    public record Ratings(
            int performed, int withSomeChallenges, int withMajorChallenges, int unable, int rescuedAtMost) {}

    /**
     * When evaluators agree well enough for ratings to weigh in full.
     *
     * @param alpha Krippendorff's, ordinal
     * @param weightOfUnsure of ratings that don't
     */
    public record RaterAgreement(int raters, int commonTasks, double alpha, double weightOfUnsure) {}

    /**
     * How intervals of dimensions are drawn.
     *
     * @param leastLines under so many lines there is no interval
     */
    public record Bootstrap(int draws, int leastLines) {}

    /**
     * Skill over drills.
     *
     * @param untrained what skill decays towards
     * @param variance between those who begin
     * @param leastNoise the least variance of a drill's value
     * @param seenBeforeFactor by which that variance grows when the script was known
     * @param leastItems under so many items drills are pooled
     * @param target what an office wants
     * @param dueRisk a refresher is due when the chance to lie under the target exceeds this
     * @param halfLives in months
     */
    public record Readiness(
            double untrained,
            double variance,
            double leastNoise,
            double seenBeforeFactor,
            int leastItems,
            double target,
            double dueRisk,
            HalfLives halfLives) {}

    /** After how many months half of what was gained is lost. */
    public record HalfLives(double accuracy, double speed, double other) {}

    public ScoringProfile {
        measureWeights = Collections.unmodifiableMap(new LinkedHashMap<>(measureWeights));
        dimensionWeights = Collections.unmodifiableMap(new LinkedHashMap<>(dimensionWeights));
    }
}

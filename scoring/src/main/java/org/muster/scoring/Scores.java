package org.muster.scoring;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a log came to, for everybody in it.
 *
 * @param scenario hash of the script
 * @param profile id of the scoring profile
 * @param upTo number of the last entry that counts
 * @param holders the exercise, agencies, seats, in the order of the script
 */
public record Scores(String scenario, String profile, String profileHash, long upTo, List<OfHolder> holders) {

    public Scores {
        holders = List.copyOf(holders);
    }

    /** @throws IllegalArgumentException when nobody of that name is in the script */
    public OfHolder of(Holder holder) {
        return holders.stream()
                .filter(one -> one.holder().equals(holder))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Holder (%s) is not in the scenario. It has %s."
                        .formatted(
                                holder, holders.stream().map(OfHolder::holder).toList())));
    }

    /**
     * @param measures those that a holder of its kind can have
     * @param withoutCrews the same, from the items whose partner was not a simulated crew
     * @param dimensions mean of what its measures came to
     * @param coordination null for an agency and the exercise
     * @param notForReadiness why a seat's values stay out of readiness, empty when they don't and for an agency and the exercise
     * @param seenBefore whether a person in the seat knew the script
     */
    public record OfHolder(
            Holder holder,
            Map<Measure, Value> measures,
            Map<Measure, Value> withoutCrews,
            Map<Dimension, Value> dimensions,
            Overall overall,
            @Nullable Value coordination,
            List<Flag> flags,
            List<Unreadiness> notForReadiness,
            boolean seenBefore) {}

    /**
     * The mean of the dimensions.
     *
     * @param partial whether a dimension is missing
     * @param uncapped what it would be but for a critical violation, or null when no cap was needed
     * @param sensitivity least and greatest it becomes when dimensions weigh half or half as much again
     */
    public record Overall(
            Value value,
            boolean partial,
            @Nullable Double uncapped,
            @Nullable Interval sensitivity) {

        public boolean capped() {
            return uncapped != null;
        }
    }
}

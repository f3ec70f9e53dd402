package org.muster.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a measure, a dimension or the whole comes to, or why it comes to nothing. */
public sealed interface Value {

    record Missing(Reason why) implements Value {}

    /**
     * @param value 0..100, never rounded
     * @param n items whose outcome is known
     * @param interval null where the reference gives none
     * @param few whether it rests on so few items that it is kept out of readiness and of every comparison
     * @param excusedMs taken off the clocks of its items
     * @param timeliness null unless the value is a score of timeliness
     * @param evidence an item a line; empty for what is a mean of measures
     */
    record Known(
            double value,
            int n,
            @Nullable Interval interval,
            boolean few,
            Band band,
            long excusedMs,
            @Nullable Timeliness timeliness,
            List<EvidenceLine> evidence)
            implements Value {

        public Known {
            if (!(0 <= value && value <= 100)) {
                throw new IllegalArgumentException("Value (%s) must lie in 0..100.".formatted(value));
            }
            evidence = List.copyOf(evidence);
        }
    }
}

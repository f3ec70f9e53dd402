package org.muster.scoring.readiness;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.muster.scoring.Holder;
import org.muster.scoring.Measure;
import org.muster.scoring.Scores;
import org.muster.scoring.Unreadiness;
import org.muster.scoring.Value;

/**
 * One exercise as a person played it: what came of the seat that he held.
 *
 * @param on the day, as the record of the exercise has it; a log knows none
 * @param results of the measures that had a value
 * @param seenBefore whether he knew the script
 * @param keptOut why it says nothing about how ready he is, empty when it does
 */
public record Drill(LocalDate on, Map<Measure, Result> results, boolean seenBefore, List<Unreadiness> keptOut) {

    /**
     * @param value 0..100
     * @param n items whose outcome is known
     */
    public record Result(double value, int n) {

        public Result {
            if (!(0 <= value && value <= 100) || n < 0) {
                throw new IllegalArgumentException("Result (%s, n %d) must lie in 0..100.".formatted(value, n));
            }
        }
    }

    public Drill {
        Map<Measure, Result> ordered = new EnumMap<>(Measure.class);
        ordered.putAll(results);
        results = Collections.unmodifiableMap(ordered);
        keptOut = List.copyOf(keptOut);
    }

    /** @throws IllegalArgumentException when the scores are not those of a seat */
    public static Drill of(LocalDate on, Scores.OfHolder seat) {
        if (!(seat.holder() instanceof Holder.Seat)) {
            throw new IllegalArgumentException("Scores of (%s) are no seat's.".formatted(seat.holder()));
        }
        Map<Measure, Result> results = new EnumMap<>(Measure.class);
        seat.measures().forEach((measure, value) -> {
            if (value instanceof Value.Known known) {
                results.put(measure, new Result(known.value(), known.n()));
            }
        });
        return new Drill(on, results, seat.seenBefore(), seat.notForReadiness());
    }
}

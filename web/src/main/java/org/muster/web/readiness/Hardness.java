package org.muster.web.readiness;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Line;
import org.muster.scoring.Holder;
import org.muster.scoring.Measure;
import org.muster.scoring.difficulty.Adjusted;
import org.muster.scoring.difficulty.Belief;
import org.muster.scoring.difficulty.Rasch;

/**
 * How hard the lines were that people faced. Whoever faced harder ones than all others is compared with what somebody of usual
 * ability would have made of them; seats are compared with seats, agencies with agencies.
 */
final class Hardness {

    /**
     * By how much a value moves for comparison with others.
     *
     * @param expected what somebody of usual ability would have had on these lines, 0..100
     * @param usual the same on the lines that all faced
     * @param n lines faced
     */
    record Shift(double expected, double usual, int n) {

        double adjusted(double value) {
            return Math.clamp(value + usual - expected, 0, 100);
        }
    }

    private record Usual(double expected, int n) {}

    private final Map<String, Map<Line.Id, Double>> difficulties;
    private final Map<Measure, Usual> ofSeats;
    private final Map<Measure, Usual> ofAgencies;

    private Hardness(Map<String, Map<Line.Id, Double>> difficulties, List<Tackled> seats, List<Tackled> agencies) {
        this.difficulties = difficulties;
        this.ofSeats = usual(seats);
        this.ofAgencies = usual(agencies);
    }

    static Hardness of(TrainingRecord record) {
        List<Tackled> counted = record.played().stream()
                .flatMap(exercise -> exercise.holders().stream())
                .filter(Tackled::counts)
                .toList();
        return new Hardness(
                difficulties(record),
                counted.stream()
                        .filter(each -> each.holder() instanceof Holder.Seat)
                        .toList(),
                counted.stream()
                        .filter(each -> each.holder() instanceof Holder.Agency)
                        .toList());
    }

    /** Each script has a scale of its own, on which its lines are put by what their author thought and by how they were answered. */
    private static Map<String, Map<Line.Id, Double>> difficulties(TrainingRecord record) {
        Map<String, List<Rasch.Answer>> answers = new LinkedHashMap<>();
        Map<String, Map<Line.Id, Integer>> byAuthor = new HashMap<>();
        for (Played exercise : record.played()) {
            String script = exercise.about().scenarioHash();
            byAuthor.computeIfAbsent(script, none -> {
                Map<Line.Id, Integer> guesses = new LinkedHashMap<>();
                exercise.scenario().lines().forEach(line -> guesses.put(line.id(), line.difficulty()));
                return guesses;
            });
            List<Rasch.Answer> given = answers.computeIfAbsent(script, none -> new ArrayList<>());
            for (Tackled seat : exercise.seats()) {
                if (seat.counts() && !seat.people().isEmpty()) {
                    String key = seat.people().getFirst().key();
                    String person = Objects.requireNonNullElse(
                            record.whose(exercise, seat.people().getFirst()), key);
                    seat.faced()
                            .getOrDefault(Measure.B1, List.of())
                            .forEach(each -> given.add(new Rasch.Answer(person, each.line(), each.permille() == 1000)));
                }
            }
        }
        Map<String, Map<Line.Id, Double>> difficulties = new HashMap<>();
        answers.forEach((script, given) -> {
            Map<Line.Id, Double> values = new HashMap<>();
            Rasch.of(given, byAuthor.getOrDefault(script, Map.of()))
                    .difficulties()
                    .forEach((line, belief) -> values.put(line, belief.value()));
            difficulties.put(script, values);
        });
        return difficulties;
    }

    private Map<Measure, Usual> usual(List<Tackled> all) {
        Map<Measure, List<Faced>> faced = new EnumMap<>(Measure.class);
        all.forEach(each -> each.faced()
                .forEach((measure, lines) -> faced.computeIfAbsent(measure, none -> new ArrayList<>())
                        .addAll(lines)));
        Map<Measure, Usual> usual = new EnumMap<>(Measure.class);
        faced.forEach((measure, lines) -> {
            if (!lines.isEmpty()) {
                usual.put(measure, new Usual(expected(lines), lines.size()));
            }
        });
        return usual;
    }

    private double expected(List<Faced> lines) {
        List<Adjusted.Faced> faced = lines.stream()
                .map(each -> new Adjusted.Faced(
                        difficulties
                                .getOrDefault(each.script(), Map.of())
                                .getOrDefault(each.line(), Belief.ABILITY.value()),
                        each.permille() / 1000.0))
                .toList();
        return Adjusted.of(faced, faced).expected();
    }

    /** Null when nobody else faced anything. */
    @Nullable
    Shift ofSeat(Measure measure, List<Faced> own) {
        return shift(ofSeats.get(measure), own);
    }

    /** Null when nobody else faced anything. */
    @Nullable
    Shift ofAgency(Measure measure, List<Faced> own) {
        return shift(ofAgencies.get(measure), own);
    }

    private @Nullable Shift shift(@Nullable Usual usual, List<Faced> own) {
        return usual == null || own.isEmpty() || usual.n() <= own.size()
                ? null
                : new Shift(expected(own), usual.expected(), own.size());
    }
}

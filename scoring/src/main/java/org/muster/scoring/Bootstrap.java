package org.muster.scoring;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.ScoringProfile;

/**
 * How sure a mean of measures is: the script's lines are drawn anew, each with all its items through all measures at
 * once, since the items of a line share its luck.
 */
final class Bootstrap {

    private Bootstrap() {}

    /**
     * @param sheets the measures, in order
     * @param mean of drawn values, or null when they come to nothing; what a draw left empty is not among them
     * @param seed what is scored, in words
     * @return null when there are too few lines to draw from
     */
    static @Nullable Interval interval(
            Map<Measure, Sheet> sheets,
            Function<Map<Measure, Double>, @Nullable Double> mean,
            String seed,
            ScoringProfile.Bootstrap profile) {
        Map<Measure, Sheet.Deck<?>> decks = new EnumMap<>(Measure.class);
        Map<Measure, Double> drawn = new EnumMap<>(Measure.class);
        TreeSet<Integer> lines = new TreeSet<>();
        sheets.forEach((measure, sheet) -> {
            switch (sheet) {
                case Sheet.Units<?> units -> {
                    Sheet.Deck<?> deck = units.deck();
                    decks.put(measure, deck);
                    lines.addAll(deck.byLine().keySet());
                }
                case Sheet.Fixed(Value.Known known, var steps) -> drawn.put(measure, known.value());
                case Sheet.Fixed(Value.Missing missing, var steps) -> {}
            }
        });
        if (lines.size() < profile.leastLines()) {
            return null;
        }
        List<Integer> ordered = List.copyOf(lines);
        Draws draws = Draws.seededBy(seed);
        double[] means = new double[profile.draws()];
        int kept = 0;
        for (int i = 0; i < profile.draws(); i++) {
            int[] chosen = new int[ordered.size()];
            for (int k = 0; k < chosen.length; k++) {
                chosen[k] = ordered.get(draws.below(ordered.size()));
            }
            for (Map.Entry<Measure, Sheet.Deck<?>> deck : decks.entrySet()) {
                Double value = deck.getValue().draw(chosen, draws);
                if (value == null) {
                    drawn.remove(deck.getKey());
                } else {
                    drawn.put(deck.getKey(), value);
                }
            }
            Double value = mean.apply(drawn);
            if (value != null) {
                means[kept++] = value;
            }
        }
        return kept == 0 ? null : middle(Arrays.copyOf(means, kept));
    }

    private static Interval middle(double[] means) {
        Arrays.sort(means);
        int count = means.length;
        // Whole numbers, so that no rounding moves a rank: ceil(.025 k) and ceil(.975 k).
        int low = (25 * count + 999) / 1000;
        int high = (975 * count + 999) / 1000;
        return Interval.clipped(means[low - 1], means[high - 1]);
    }
}

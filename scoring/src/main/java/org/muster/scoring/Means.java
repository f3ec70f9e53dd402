package org.muster.scoring;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.ScoringProfile;

/** What the measures of one holder come to together. What is missing is left out, and the rest weighs the more. */
final class Means {

    static final List<Measure> OF_COORDINATION = List.of(Measure.C1, Measure.C2, Measure.C3, Measure.D1);

    /** Those that between them time each expectation once. */
    private static final List<Measure> TIMED = List.of(Measure.A1, Measure.A2, Measure.C1);

    /** The mean of one dimension. */
    private record Mean(Dimension dimension, double value) {}

    private final ScoringProfile profile;
    private final Map<Measure, Sheet> sheets;
    private final Map<Measure, Value.Known> known = new EnumMap<>(Measure.class);
    private final Map<Measure, Reason> missing = new EnumMap<>(Measure.class);
    private final double weightOfRatings;
    private final boolean limited;
    private final @Nullable String seed;

    /**
     * @param weightOfRatings by which the weight of B3 is multiplied
     * @param limited whether a critical violation caps the overall
     * @param seed what is scored, but for the name of the mean; null where no intervals are wanted
     */
    Means(
            ScoringProfile profile,
            Map<Measure, Sheet> sheets,
            Map<Measure, Value> values,
            double weightOfRatings,
            boolean limited,
            @Nullable String seed) {
        this.profile = profile;
        this.sheets = sheets;
        values.forEach((measure, value) -> {
            switch (value) {
                case Value.Known some -> known.put(measure, some);
                case Value.Missing(var why) -> missing.put(measure, why);
            }
        });
        this.weightOfRatings = weightOfRatings;
        this.limited = limited;
        this.seed = seed;
    }

    /** The dimensions that the holder has measures of. */
    Map<Dimension, Value> dimensions() {
        Map<Dimension, Value> dimensions = new EnumMap<>(Dimension.class);
        for (Measure measure : sheets.keySet()) {
            dimensions.computeIfAbsent(measure.dimension(), this::dimension);
        }
        return dimensions;
    }

    private Value dimension(Dimension dimension) {
        Double mean = mean(dimension, values());
        if (mean == null) {
            return new Value.Missing(reason(dimension));
        }
        List<Value.Known> of = new ArrayList<>();
        known.forEach((measure, value) -> {
            if (measure.dimension() == dimension) {
                of.add(value);
            }
        });
        Map<Measure, Sheet> drawn = new EnumMap<>(sheets);
        drawn.keySet().removeIf(measure -> measure.dimension() != dimension);
        return value(
                Math.clamp(mean, 0, 100),
                of,
                interval(drawn, values -> mean(dimension, values), dimension.name()),
                of.stream().anyMatch(Value.Known::few));
    }

    private Value.Known value(double value, List<Value.Known> of, @Nullable Interval interval, boolean few) {
        return new Value.Known(
                value,
                n(of),
                interval,
                few,
                Band.of(value, profile.bands()),
                of.stream().mapToLong(Value.Known::excusedMs).sum(),
                null,
                List.of());
    }

    private static int n(List<Value.Known> of) {
        return of.stream().mapToInt(Value.Known::n).sum();
    }

    /** The reason that all its measures share, or that there were no items. */
    private Reason reason(Dimension dimension) {
        List<Reason> reasons = missing.entrySet().stream()
                .filter(each -> each.getKey().dimension() == dimension)
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
        return reasons.size() == 1 ? reasons.getFirst() : Reason.NO_ITEMS;
    }

    private @Nullable Interval interval(
            Map<Measure, Sheet> of, Function<Map<Measure, Double>, @Nullable Double> mean, String name) {
        return seed == null ? null : Bootstrap.interval(of, mean, seed + name, profile.bootstrap());
    }

    private Map<Measure, Double> values() {
        Map<Measure, Double> values = new EnumMap<>(Measure.class);
        known.forEach((measure, value) -> values.put(measure, value.value()));
        return values;
    }

    private @Nullable Double mean(Dimension dimension, Map<Measure, Double> values) {
        double sum = 0;
        double weights = 0;
        for (Measure measure : sheets.keySet()) {
            Double value = measure.dimension() == dimension ? values.get(measure) : null;
            if (value != null) {
                double weight = weight(measure);
                sum += weight * value;
                weights += weight;
            }
        }
        return weights == 0 ? null : sum / weights;
    }

    private double weight(Measure measure) {
        double weight = profile.measureWeights().getOrDefault(measure.name(), 1.0);
        return measure == Measure.B3 ? weight * weightOfRatings : weight;
    }

    Scores.Overall overall() {
        List<Mean> means = means(values());
        Double mean = weighted(means, place -> 1);
        if (mean == null) {
            return new Scores.Overall(new Value.Missing(Reason.NO_ITEMS), true, null, null);
        }
        double uncapped = Math.clamp(mean, 0, 100);
        int n = n(List.copyOf(known.values()));
        double value = capped(uncapped);
        Value.Known whole = new Value.Known(
                value,
                n,
                interval(sheets, this::drawn, "overall"),
                n < profile.fewItems(),
                Band.of(value, profile.bands()),
                excused(),
                null,
                List.of());
        return new Scores.Overall(
                whole,
                means.size() < Dimension.values().length,
                value < uncapped ? uncapped : null,
                sensitivity(means));
    }

    private @Nullable Double drawn(Map<Measure, Double> values) {
        Double mean = weighted(means(values), place -> 1);
        return mean == null ? null : capped(mean);
    }

    private List<Mean> means(Map<Measure, Double> values) {
        List<Mean> means = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            Double mean = mean(dimension, values);
            if (mean != null) {
                means.add(new Mean(dimension, mean));
            }
        }
        return means;
    }

    /** @param moved by what the weight of the dimension at that place of the list is multiplied */
    private @Nullable Double weighted(List<Mean> means, IntToDoubleFunction moved) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < means.size(); i++) {
            Mean mean = means.get(i);
            double weight =
                    profile.dimensionWeights().getOrDefault(mean.dimension().name(), 1.0) * moved.applyAsDouble(i);
            sum += weight * mean.value();
            weights += weight;
        }
        return weights == 0 ? null : sum / weights;
    }

    private double capped(double value) {
        return limited ? Math.min(value, profile.cap()) : value;
    }

    /** What the overall becomes at the corners of the weights, where it is least and most. */
    private @Nullable Interval sensitivity(List<Mean> means) {
        double least = 100;
        double most = 0;
        for (int corner = 0; corner < 1 << means.size(); corner++) {
            int heavy = corner;
            Double mean = weighted(
                    means,
                    place -> (heavy & (1 << place)) == 0
                            ? profile.sensitivity().low()
                            : profile.sensitivity().high());
            if (mean == null) {
                return null;
            }
            least = Math.min(least, capped(mean));
            most = Math.max(most, capped(mean));
        }
        return Interval.clipped(least, most);
    }

    private long excused() {
        return TIMED.stream()
                .map(known::get)
                .mapToLong(value -> value == null ? 0 : value.excusedMs())
                .sum();
    }

    /** How well a seat worked with others: the plain mean of what it answers for. */
    Value coordination() {
        List<Value.Known> of = OF_COORDINATION.stream()
                .filter(known::containsKey)
                .map(known::get)
                .toList();
        if (of.isEmpty()) {
            return new Value.Missing(Reason.NO_ITEMS);
        }
        double mean = of.stream().mapToDouble(Value.Known::value).sum() / of.size();
        return value(Math.clamp(mean, 0, 100), of, interval(mean, of), n(of) < profile.fewItems());
    }

    /** The half-widths of independent means add up as squares. Null unless each has one. */
    private static @Nullable Interval interval(double mean, List<Value.Known> of) {
        double squares = 0;
        for (Value.Known value : of) {
            if (value.interval() == null) {
                return null;
            }
            squares += value.interval().halfWidth() * value.interval().halfWidth();
        }
        double half = Math.sqrt(squares) / of.size();
        return Interval.clipped(mean - half, mean + half);
    }
}

package org.muster.scoring;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the measures of one holder come to together. What is missing is left out, and the rest weighs the more. */
final class Means {

    private static final List<Measure> OF_COORDINATION = List.of(Measure.C1, Measure.C2, Measure.C3, Measure.D1);

    /** How far the weights of dimensions are moved to see what they do. */
    private static final double[] MOVED = {.5, 1.5};

    private final Map<Measure, Sheet> sheets;
    private final Map<Measure, Value.Known> known = new EnumMap<>(Measure.class);
    private final double weightOfRatings;
    private final boolean capped;
    private final @Nullable String seed;

    /**
     * @param weightOfRatings of B3 beside the other measures of B
     * @param capped whether a critical violation limits the overall
     * @param seed what is scored, but for the name of the mean; null where no intervals are wanted
     */
    Means(
            Map<Measure, Sheet> sheets,
            Map<Measure, Value> values,
            double weightOfRatings,
            boolean capped,
            @Nullable String seed) {
        this.sheets = sheets;
        values.forEach((measure, value) -> {
            if (value instanceof Value.Known some) {
                known.put(measure, some);
            }
        });
        this.weightOfRatings = weightOfRatings;
        this.capped = capped;
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
            return new Value.Missing(Reason.NO_ITEMS);
        }
        List<Value.Known> of = known.entrySet().stream()
                .filter(each -> each.getKey().dimension() == dimension)
                .map(Map.Entry::getValue)
                .toList();
        Map<Measure, Sheet> drawn = new EnumMap<>(sheets);
        drawn.keySet().removeIf(measure -> measure.dimension() != dimension);
        return new Value.Known(
                Math.clamp(mean, 0, 100),
                of.stream().mapToInt(Value.Known::n).sum(),
                interval(drawn, values -> mean(dimension, values), dimension.name()),
                of.stream().anyMatch(Value.Known::few),
                of.stream().mapToLong(Value.Known::excusedMs).sum(),
                null,
                List.of());
    }

    private @Nullable Interval interval(
            Map<Measure, Sheet> of, Function<Map<Measure, Double>, @Nullable Double> mean, String name) {
        return seed == null ? null : Bootstrap.interval(of, mean, seed + name);
    }

    private Map<Measure, Double> values() {
        return known.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().value()));
    }

    private @Nullable Double mean(Dimension dimension, Map<Measure, Double> values) {
        double sum = 0;
        double weights = 0;
        for (Measure measure : Measure.values()) {
            Double value = measure.dimension() == dimension ? values.get(measure) : null;
            if (value != null) {
                double weight = measure == Measure.B3 ? weightOfRatings : 1;
                sum += weight * value;
                weights += weight;
            }
        }
        return weights == 0 ? null : sum / weights;
    }

    Scores.Overall overall() {
        Map<Measure, Double> values = values();
        List<Double> dimensions = means(values);
        if (dimensions.isEmpty()) {
            return new Scores.Overall(new Value.Missing(Reason.NO_ITEMS), true, null, null);
        }
        double uncapped = Math.clamp(weighted(dimensions, 0, 1, 1), 0, 100);
        int n = known.values().stream().mapToInt(Value.Known::n).sum();
        Value.Known value = new Value.Known(
                capped(uncapped),
                n,
                interval(sheets, this::drawn, "overall"),
                n < Value.FEW,
                excused(),
                null,
                List.of());
        return new Scores.Overall(
                value,
                dimensions.size() < Dimension.values().length,
                capped(uncapped) < uncapped ? uncapped : null,
                sensitivity(dimensions));
    }

    private @Nullable Double drawn(Map<Measure, Double> values) {
        List<Double> dimensions = means(values);
        return dimensions.isEmpty() ? null : capped(weighted(dimensions, 0, 1, 1));
    }

    private List<Double> means(Map<Measure, Double> values) {
        List<Double> means = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            Double mean = mean(dimension, values);
            if (mean != null) {
                means.add(mean);
            }
        }
        return means;
    }

    /** The mean when the dimensions whose bit is set weigh {@code heavy}, the others {@code light}. */
    private static double weighted(List<Double> dimensions, int heavyOnes, double light, double heavy) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < dimensions.size(); i++) {
            double weight = (heavyOnes & (1 << i)) == 0 ? light : heavy;
            sum += weight * dimensions.get(i);
            weights += weight;
        }
        return sum / weights;
    }

    private double capped(double value) {
        return capped ? Math.min(value, Profile.CAP) : value;
    }

    private Interval sensitivity(List<Double> dimensions) {
        double least = 100;
        double most = 0;
        for (int corner = 0; corner < 1 << dimensions.size(); corner++) {
            double value = capped(weighted(dimensions, corner, MOVED[0], MOVED[1]));
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return Interval.clipped(least, most);
    }

    /** What was excused of its expectations, each of which is timed by one measure alone. */
    private long excused() {
        return List.of(Measure.A1, Measure.A2, Measure.C1).stream()
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
        int n = of.stream().mapToInt(Value.Known::n).sum();
        return new Value.Known(
                mean,
                n,
                interval(mean, of),
                n < Value.FEW,
                of.stream().mapToLong(Value.Known::excusedMs).sum(),
                null,
                List.of());
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

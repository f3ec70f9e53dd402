package org.muster.web.readiness;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scoring.Dimension;
import org.muster.scoring.Measure;

/** Draws readiness over days: the past as it was, and a year ahead without practice. */
final class Curve {

    private static final int MONTHS_AHEAD = 12;
    private static final int POINTS_BACK = 60;
    private static final int DAYS_AHEAD = 15;

    private Curve() {}

    /** What is drawn. */
    sealed interface Of {

        record Headline() implements Of {}

        record OfDimension(Dimension dimension) implements Of {}

        record OfMeasure(Measure measure) implements Of {}

        /** Null when nothing is called so. */
        static @Nullable Of named(String name) {
            if (name.equals("headline")) {
                return new Headline();
            }
            for (Dimension dimension : Dimension.values()) {
                if (dimension.name().equals(name)) {
                    return new OfDimension(dimension);
                }
            }
            for (Measure measure : Measure.values()) {
                if (measure.name().equals(name)) {
                    return new OfMeasure(measure);
                }
            }
            return null;
        }

        default String code() {
            return switch (this) {
                case Headline all -> "headline";
                case OfDimension(var dimension) -> dimension.name();
                case OfMeasure(var measure) -> measure.name();
            };
        }

        default @Nullable EstimateView at(Reckoned.Standing standing) {
            return switch (this) {
                case Headline all -> standing.headline();
                case OfDimension(var dimension) -> standing.of(dimension);
                case OfMeasure(var measure) -> standing.of(measure);
            };
        }

        /** What one drill showed of it, or null when it had nothing. */
        default @Nullable Double shown(Outing outing) {
            return switch (this) {
                case Headline all -> {
                    Map<Dimension, List<Double>> values = new EnumMap<>(Dimension.class);
                    outing.shown()
                            .forEach((measure, shown) -> values.computeIfAbsent(
                                            measure.dimension(), none -> new ArrayList<>())
                                    .add(shown.value()));
                    yield mean(values.values().stream()
                            .map(each -> mean(each))
                            .filter(each -> each != null)
                            .toList());
                }
                case OfDimension(var dimension) ->
                    mean(outing.shown().entrySet().stream()
                            .filter(each -> each.getKey().dimension() == dimension)
                            .map(each -> each.getValue().value())
                            .toList());
                case OfMeasure(var measure) -> {
                    Shown shown = outing.shown().get(measure);
                    yield shown == null ? null : shown.value();
                }
            };
        }

        private static @Nullable Double mean(List<Double> values) {
            return values.isEmpty()
                    ? null
                    : values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
        }

        static List<String> names() {
            List<String> names = new ArrayList<>(List.of("headline"));
            Arrays.stream(Dimension.values()).map(Enum::name).forEach(names::add);
            Arrays.stream(Measure.values()).map(Enum::name).forEach(names::add);
            return names;
        }
    }

    static CurveView of(Of what, Reckoned reckoned, LocalDate today) {
        List<CurveView.PointView> points = new ArrayList<>();
        List<LocalDate> drills =
                reckoned.days().stream().filter(day -> !day.isAfter(today)).toList();
        for (LocalDate day : days(drills, today)) {
            if (drills.contains(day)) {
                add(what.at(reckoned.before(day)), day, false, points);
            }
            add(what.at(reckoned.on(day)), day, day.isAfter(today), points);
        }
        List<CurveView.DotView> dots = new ArrayList<>();
        for (Outing outing : reckoned.outings()) {
            Double shown = what.shown(outing);
            if (shown != null) {
                dots.add(new CurveView.DotView(
                        outing.played().on().toString(), outing.played().about().id(), shown, outing.counts()));
            }
        }
        return new CurveView(what.code(), points, dots);
    }

    private static List<LocalDate> days(List<LocalDate> drills, LocalDate today) {
        if (drills.isEmpty()) {
            return List.of();
        }
        List<LocalDate> days = new ArrayList<>(drills);
        long step = Math.max(1, ChronoUnit.DAYS.between(drills.getFirst(), today) / POINTS_BACK);
        for (LocalDate day = drills.getFirst(); day.isBefore(today); day = day.plusDays(step)) {
            days.add(day);
        }
        days.add(today);
        LocalDate end = today.plusMonths(MONTHS_AHEAD);
        for (LocalDate day = today.plusDays(DAYS_AHEAD); day.isBefore(end); day = day.plusDays(DAYS_AHEAD)) {
            days.add(day);
        }
        days.add(end);
        return days.stream().distinct().sorted().toList();
    }

    private static void add(
            @Nullable EstimateView estimate, LocalDate day, boolean ahead, List<CurveView.PointView> points) {
        if (estimate != null) {
            points.add(new CurveView.PointView(
                    day.toString(), estimate.value(), estimate.low(), estimate.high(), estimate.adjusted(), ahead));
        }
    }
}

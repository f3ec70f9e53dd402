package org.muster.web.readiness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.ScoringProfile;
import org.muster.scoring.Dimension;
import org.muster.scoring.Measure;
import org.muster.scoring.readiness.Drill;
import org.muster.scoring.readiness.Estimate;
import org.muster.scoring.readiness.Readiness;

/** How ready somebody is, as scored and as it would be had all faced lines of the same difficulty. */
final class Reckoned {

    private final List<Outing> outings;
    private final boolean ofAgency;
    private final Hardness hardness;
    private final ScoringProfile.Readiness profile;
    private final Set<Measure> adjusted = EnumSet.noneOf(Measure.class);
    private final List<Drill> asScored;
    private final List<Drill> asAdjusted;

    /** @param ofAgency whether it is compared with agencies rather than with seats */
    Reckoned(List<Outing> outings, boolean ofAgency, Hardness hardness, ScoringProfile.Readiness profile) {
        this.outings = outings;
        this.ofAgency = ofAgency;
        this.hardness = hardness;
        this.profile = profile;
        this.asScored = new ArrayList<>();
        this.asAdjusted = new ArrayList<>();
        for (Outing outing : outings) {
            if (outing.counts()) {
                add(outing);
            }
        }
    }

    private void add(Outing outing) {
        Map<Measure, Drill.Result> raw = new EnumMap<>(Measure.class);
        Map<Measure, Drill.Result> moved = new EnumMap<>(Measure.class);
        outing.shown().forEach((measure, shown) -> {
            Hardness.Shift shift = shift(outing, measure);
            raw.put(measure, new Drill.Result(shown.value(), shown.n()));
            moved.put(
                    measure,
                    new Drill.Result(shift == null ? shown.value() : shift.adjusted(shown.value()), shown.n()));
            if (shift != null) {
                adjusted.add(measure);
            }
        });
        asScored.add(new Drill(outing.played().on(), raw, outing.seenBefore(), List.of()));
        asAdjusted.add(new Drill(outing.played().on(), moved, outing.seenBefore(), List.of()));
    }

    List<Outing> outings() {
        return outings;
    }

    /** Null when nobody else faced anything that the measure counts. */
    Hardness.@Nullable Shift shift(Outing outing, Measure measure) {
        List<Faced> own = outing.faced().getOrDefault(measure, List.of());
        return ofAgency ? hardness.ofAgency(measure, own) : hardness.ofSeat(measure, own);
    }

    /** As it stands after a day. */
    Standing on(LocalDate day) {
        return new Standing(
                Readiness.of(asScored, day, profile), Readiness.of(asAdjusted, day, profile), Set.copyOf(adjusted));
    }

    /** As it stands on a day, before what was drilled on it. */
    Standing before(LocalDate day) {
        return new Standing(
                Readiness.of(until(asScored, day), day, profile),
                Readiness.of(until(asAdjusted, day), day, profile),
                Set.copyOf(adjusted));
    }

    private static List<Drill> until(List<Drill> drills, LocalDate day) {
        return drills.stream().filter(drill -> drill.on().isBefore(day)).toList();
    }

    /** The days of the drills that count, each once. */
    List<LocalDate> days() {
        return asScored.stream().map(Drill::on).distinct().sorted().toList();
    }

    /** Both on one day. */
    record Standing(Readiness raw, Readiness moved, Set<Measure> adjusted) {

        @Nullable
        EstimateView headline() {
            return view(raw.headline(), moved.headline(), !adjusted.isEmpty());
        }

        @Nullable
        EstimateView of(Dimension dimension) {
            return view(
                    raw.dimensions().get(dimension),
                    moved.dimensions().get(dimension),
                    adjusted.stream().anyMatch(measure -> measure.dimension() == dimension));
        }

        @Nullable
        EstimateView of(Measure measure) {
            Readiness.OfMeasure of = raw.measures().get(measure);
            Readiness.OfMeasure other = moved.measures().get(measure);
            return view(
                    of == null ? null : of.estimate(),
                    other == null ? null : other.estimate(),
                    adjusted.contains(measure));
        }

        Map<Dimension, EstimateView> dimensions() {
            Map<Dimension, EstimateView> views = new EnumMap<>(Dimension.class);
            for (Dimension dimension : raw.dimensions().keySet()) {
                EstimateView view = of(dimension);
                if (view != null) {
                    views.put(dimension, view);
                }
            }
            return views;
        }

        private static @Nullable EstimateView view(
                @Nullable Estimate raw, @Nullable Estimate moved, boolean isAdjusted) {
            return raw == null ? null : EstimateView.of(raw, isAdjusted ? moved : null);
        }
    }
}

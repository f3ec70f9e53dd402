package org.muster.web.readiness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scoring.Dimension;
import org.muster.scoring.Interval;
import org.muster.scoring.Measure;
import org.muster.scoring.readiness.Readiness;
import org.muster.scoring.readiness.Step;

/**
 * How ready somebody is, and how that came about.
 *
 * @param asOf the day for which all is said
 * @param headline mean of the dimensions; absent when there is none
 * @param measures those that any drill had items of
 * @param drills oldest first, those that were kept out among them
 */
record ReadinessView(
        String asOf,
        ProfileView profile,
        WhoseView of,
        @Nullable EstimateView headline,
        Map<Dimension, EstimateView> dimensions,
        Map<Measure, OfMeasureView> measures,
        List<DrillView> drills,
        CurveView curve) {

    /**
     * Whose readiness it is.
     *
     * @param kind person, agency, position or cohort
     * @param name of a person or cohort
     * @param title of an agency or position
     * @param agency of a position
     */
    record WhoseView(
            String kind,
            String id,
            @Nullable String name,
            @Nullable Map<String, String> title,
            DrillView.@Nullable NamedView agency) {}

    /**
     * @param estimate absent while there are too few items
     * @param waiting items of the last drills that wait until there are enough
     * @param steps what each drill, or several of few items together, did to the estimate
     */
    record OfMeasureView(@Nullable EstimateView estimate, int waiting, List<StepView> steps) {}

    /**
     * @param value what was shown
     * @param n of how many items
     * @param noise the variance with which it was believed
     * @param before the estimate of that day without it
     * @param after with it
     */
    record StepView(
            String on, double value, int n, double noise, boolean seenBefore, SpreadView before, SpreadView after) {

        static StepView of(Step step) {
            return new StepView(
                    step.on().toString(),
                    step.value(),
                    step.n(),
                    step.noise(),
                    step.seenBefore(),
                    SpreadView.of(step.before(), step.varianceBefore()),
                    SpreadView.of(step.after(), step.varianceAfter()));
        }
    }

    record SpreadView(double value, double low, double high) {

        static SpreadView of(double mean, double variance) {
            double value = Math.clamp(mean, 0, 100);
            Interval interval = Interval.normal(value, variance);
            return new SpreadView(value, interval.low(), interval.high());
        }
    }

    static ReadinessView of(WhoseView whose, Reckoned reckoned, TrainingRecord record, Curve.Of curve) {
        Reckoned.Standing now = reckoned.on(record.asOf());
        Map<Measure, OfMeasureView> measures = new LinkedHashMap<>();
        now.raw().measures().forEach((measure, of) -> measures.put(measure, view(measure, of, now)));
        return new ReadinessView(
                record.asOf().toString(),
                ProfileView.of(record.profile()),
                whose,
                now.headline(),
                now.dimensions(),
                measures,
                reckoned.outings().stream()
                        .map(outing -> DrillView.of(outing, reckoned))
                        .toList(),
                Curve.of(curve, reckoned, record.asOf()));
    }

    private static OfMeasureView view(Measure measure, Readiness.OfMeasure of, Reckoned.Standing now) {
        return new OfMeasureView(
                now.of(measure),
                of.waiting(),
                of.steps().stream().map(StepView::of).toList());
    }
}

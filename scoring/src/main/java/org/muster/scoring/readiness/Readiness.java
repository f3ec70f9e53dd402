package org.muster.scoring.readiness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.ScoringProfile;
import org.muster.scoring.Dimension;
import org.muster.scoring.Interval;
import org.muster.scoring.Measure;

/**
 * How ready a person is on a day. Each measure is followed over drills by a filter of its own: between drills skill fades, a
 * drill moves the estimate the more the surer it is. A drill that was not played at real speed, or whose seat was not held
 * throughout, is passed over.
 *
 * @param measures those that any drill had items of
 * @param dimensions mean of the measures that have an estimate
 * @param headline mean of the dimensions, or null when there is none
 */
public record Readiness(
        LocalDate on,
        Map<Measure, OfMeasure> measures,
        Map<Dimension, Estimate> dimensions,
        @Nullable Estimate headline) {

    /**
     * @param estimate null while there are too few items
     * @param steps how it came about, oldest first
     * @param waiting items of the last drills that wait until there are enough of them
     */
    public record OfMeasure(@Nullable Estimate estimate, List<Step> steps, int waiting) {
        public OfMeasure {
            steps = List.copyOf(steps);
        }
    }

    /** Several practices that are looked at as one, each with its share in the mean. */
    private record Mean(Map<Practice, Double> shares) {

        static Mean of(List<Mean> parts) {
            Map<Practice, Double> shares = new LinkedHashMap<>();
            parts.forEach(part ->
                    part.shares().forEach((practice, share) -> shares.put(practice, share / parts.size())));
            return new Mean(shares);
        }

        LocalDate last() {
            return shares.keySet().stream()
                    .map(Practice::last)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }

        Skill after(LocalDate day, double months) {
            double mean = 0;
            double variance = 0;
            for (Map.Entry<Practice, Double> each : shares.entrySet()) {
                Skill skill = each.getKey().after(day, months);
                mean += each.getValue() * skill.mean();
                variance += each.getValue() * each.getValue() * skill.variance();
            }
            return new Skill(mean, variance);
        }

        Estimate estimate(LocalDate on, ScoringProfile.Readiness profile) {
            Skill skill = after(on, 0);
            int n = shares.keySet().stream()
                    .flatMap(practice -> practice.steps().stream())
                    .mapToInt(Step::n)
                    .sum();
            double value = Math.clamp(skill.mean(), 0, 100);
            return new Estimate(value, skill.variance(), Interval.normal(value, skill.variance()), n, due(profile));
        }

        private @Nullable LocalDate due(ScoringProfile.Readiness profile) {
            double quantile = new NormalDistribution().inverseCumulativeProbability(1 - profile.dueRisk());
            LocalDate last = last();
            Double months = Fading.monthsUntilUnder(
                    profile.target(), ahead -> after(last, ahead).bound(quantile));
            if (months == null) {
                return null;
            }
            return months == 0 ? last : last.plusDays((long) StrictMath.floor(months * Practice.MONTH) + 1);
        }
    }

    public Readiness {
        measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
        dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
    }

    /** @param drills in any order; those after the day are not looked at */
    public static Readiness of(List<Drill> drills, LocalDate on, ScoringProfile.Readiness profile) {
        List<Drill> counted = drills.stream()
                .filter(drill -> drill.keptOut().isEmpty() && !drill.on().isAfter(on))
                .sorted(Comparator.comparing(Drill::on))
                .toList();
        Map<Measure, OfMeasure> measures = new EnumMap<>(Measure.class);
        Map<Dimension, List<Mean>> parts = new EnumMap<>(Dimension.class);
        for (Measure measure : Measure.values()) {
            Practice practice = new Practice(profile, halfLife(measure, profile.halfLives()));
            for (Drill drill : counted) {
                Drill.Result result = drill.results().get(measure);
                if (result != null) {
                    practice.read(drill.on(), result, drill.seenBefore());
                }
            }
            Mean alone = new Mean(Map.of(practice, 1.0));
            if (practice.isKnown()) {
                parts.computeIfAbsent(measure.dimension(), each -> new ArrayList<>())
                        .add(alone);
            }
            if (practice.isKnown() || practice.waiting() > 0) {
                Estimate estimate = practice.isKnown() ? alone.estimate(on, profile) : null;
                measures.put(measure, new OfMeasure(estimate, practice.steps(), practice.waiting()));
            }
        }
        Map<Dimension, Estimate> dimensions = new EnumMap<>(Dimension.class);
        List<Mean> means = new ArrayList<>();
        parts.forEach((dimension, part) -> {
            Mean mean = Mean.of(part);
            means.add(mean);
            dimensions.put(dimension, mean.estimate(on, profile));
        });
        return new Readiness(
                on,
                measures,
                dimensions,
                means.isEmpty() ? null : Mean.of(means).estimate(on, profile));
    }

    private static double halfLife(Measure measure, ScoringProfile.HalfLives halfLives) {
        return switch (measure) {
            case B2, C2 -> halfLives.accuracy();
            case A1, A2, D1 -> halfLives.speed();
            case B1, B3, C1, C3, C4, D2, D3 -> halfLives.other();
        };
    }
}

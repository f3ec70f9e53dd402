package org.muster.scoring.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.muster.scenarios.ScoringProfile;
import org.muster.scenarios.yaml.Library;
import org.muster.scoring.Dimension;
import org.muster.scoring.Interval;
import org.muster.scoring.Measure;
import org.muster.scoring.Unreadiness;

class ReadinessTest {

    private static final ScoringProfile.Readiness PROFILE =
            Library.profile(ScoringProfile.KNOWN.getFirst()).readiness();
    private static final LocalDate MAY = LocalDate.of(2027, 5, 11);

    @Test
    void standsOnWilsonsIntervalOfTheDrill() {
        Estimate estimate = estimate(Measure.C1, drill(MAY, Measure.C1, 70, 10));
        double error = Objects.requireNonNull(Interval.wilson(70, 10)).standardError();
        double gain = 225 / (225 + error * error);

        assertThat(estimate.value()).isCloseTo(40 + gain * 30, within(1e-9));
        assertThat(estimate.variance()).isCloseTo((1 - gain) * 225, within(1e-9));
        assertThat(estimate.n()).isEqualTo(10);
    }

    @Test
    void believesNoDrillMoreThanTheFloorAllows() {
        Readiness.OfMeasure measure = measure(Measure.C1, drill(MAY, Measure.C1, 90, 100_000));

        assertThat(measure.steps()).singleElement().extracting(Step::noise).isEqualTo(9.0);
        assertThat(estimateOf(measure).variance()).isCloseTo(225.0 * 9 / 234, within(1e-9));
    }

    @Test
    void believesADrillOfAKnownScriptAQuarterAsMuch() {
        Drill known = new Drill(MAY, Map.of(Measure.C1, new Drill.Result(90, 100_000)), true, List.of());

        assertThat(measure(Measure.C1, known).steps())
                .singleElement()
                .extracting(Step::noise)
                .isEqualTo(36.0);
    }

    @ParameterizedTest
    @EnumSource(Unreadiness.class)
    void passesOverWhatWasNotPlayedThroughByOnePersonAtRealSpeed(Unreadiness why) {
        Drill out = new Drill(MAY, Map.of(Measure.C1, new Drill.Result(90, 20)), false, List.of(why));

        Readiness readiness = Readiness.of(List.of(out), MAY, PROFILE);

        assertThat(readiness.measures()).isEmpty();
        assertThat(readiness.dimensions()).isEmpty();
        assertThat(readiness.headline()).isNull();
    }

    @Test
    void poolsDrillsOfFewItemsUntilThereAreFive() {
        Drill first = drill(MAY, Measure.C1, 100, 2);
        Drill second = drill(MAY.plusMonths(1), Measure.C1, 40, 1);
        Drill third = new Drill(MAY.plusMonths(3), Map.of(Measure.C1, new Drill.Result(60, 3)), true, List.of());

        Readiness.OfMeasure two = measure(Measure.C1, first, second);
        assertThat(two.estimate()).isNull();
        assertThat(two.waiting()).isEqualTo(3);

        Readiness.OfMeasure three = measure(Measure.C1, first, second, third);
        assertThat(three.waiting()).isZero();
        assertThat(three.steps()).singleElement().satisfies(step -> {
            assertThat(step.on()).isEqualTo(MAY.plusMonths(3));
            assertThat(step.value()).isEqualTo(70);
            assertThat(step.n()).isEqualTo(6);
            assertThat(step.seenBefore()).isTrue();
            assertThat(step.before()).isEqualTo(40);
        });
    }

    @Test
    void doesNotPoolAnyFurtherOnceThereAreFive() {
        Readiness.OfMeasure measure = measure(
                Measure.C1,
                drill(MAY, Measure.C1, 80, 5),
                drill(MAY.plusDays(1), Measure.C1, 10, 4),
                drill(MAY.plusDays(2), Measure.C1, 20, 1));

        assertThat(measure.steps()).extracting(Step::n).containsExactly(5, 5);
        assertThat(measure.steps()).extracting(Step::value).containsExactly(80.0, 12.0);
    }

    @Test
    void fadesFastestInAccuracyAndSlowestInSpeed() {
        LocalDate year = MAY.plusDays(365);
        Drill drill = new Drill(
                MAY,
                Map.of(
                        Measure.B2, new Drill.Result(90, 50),
                        Measure.A1, new Drill.Result(90, 50),
                        Measure.B1, new Drill.Result(90, 50)),
                false,
                List.of());

        Map<Measure, Readiness.OfMeasure> measures =
                Readiness.of(List.of(drill), year, PROFILE).measures();
        double start = estimateOf(measures.get(Measure.B1)).value();

        double months = 365 / (365.2425 / 12);
        double peak = Readiness.of(List.of(drill), MAY, PROFILE).measures().values().stream()
                .mapToDouble(each -> estimateOf(each).value())
                .max()
                .orElseThrow();
        assertThat(start).isCloseTo(40 + (peak - 40) * Math.pow(2, -months / 11), within(1e-9));
        assertThat(estimateOf(measures.get(Measure.B2)).value())
                .isCloseTo(40 + (peak - 40) * Math.pow(2, -months / 6.5), within(1e-9));
        assertThat(estimateOf(measures.get(Measure.A1)).value())
                .isCloseTo(40 + (peak - 40) * Math.pow(2, -months / 13), within(1e-9));
    }

    @Test
    void isTheMeanOfDimensionsThatExistWithTheVarianceOfAMean() {
        Drill drill = new Drill(
                MAY,
                Map.of(
                        Measure.A1, new Drill.Result(90, 20),
                        Measure.A2, new Drill.Result(70, 20),
                        Measure.C1, new Drill.Result(50, 20)),
                false,
                List.of());

        Readiness readiness = Readiness.of(List.of(drill), MAY, PROFILE);
        Estimate a1 = estimateOf(readiness.measures().get(Measure.A1));
        Estimate a2 = estimateOf(readiness.measures().get(Measure.A2));
        Estimate c = Objects.requireNonNull(readiness.dimensions().get(Dimension.C));
        Estimate a = Objects.requireNonNull(readiness.dimensions().get(Dimension.A));
        Estimate headline = Objects.requireNonNull(readiness.headline());

        assertThat(readiness.dimensions()).containsOnlyKeys(Dimension.A, Dimension.C);
        assertThat(a.value()).isCloseTo((a1.value() + a2.value()) / 2, within(1e-9));
        assertThat(a.variance()).isCloseTo((a1.variance() + a2.variance()) / 4, within(1e-9));
        assertThat(headline.value()).isCloseTo((a.value() + c.value()) / 2, within(1e-9));
        assertThat(headline.variance()).isCloseTo((a.variance() + c.variance()) / 4, within(1e-9));
        assertThat(headline.n()).isEqualTo(60);
    }

    @Test
    void saysFromWhichDayPracticeIsDueAndKeepsThatDay() {
        ScoringProfile.Readiness fifty = new ScoringProfile.Readiness(40, 225, 9, 4, 5, 50, .2, PROFILE.halfLives());
        Drill drill = drill(MAY, Measure.C1, 80, 40);

        LocalDate due = due(Readiness.of(List.of(drill), MAY, fifty));

        assertThat(due).isAfter(MAY.plusMonths(3));
        assertThat(due(Readiness.of(List.of(drill), due.minusDays(1), fifty))).isEqualTo(due);
        assertThat(lower(drill, due.minusDays(1), fifty)).isGreaterThanOrEqualTo(50);
        assertThat(lower(drill, due, fifty)).isLessThan(50);
    }

    @Test
    void isDueFromTheDrillOnWhenThatDidNotReachTheTarget() {
        assertThat(due(Readiness.of(List.of(drill(MAY, Measure.C1, 20, 40)), MAY.plusYears(1), PROFILE)))
                .isEqualTo(MAY);
    }

    @Test
    void looksAtNoDrillAfterTheDay() {
        Drill later = drill(MAY.plusDays(1), Measure.C1, 10, 20);

        assertThat(estimate(Measure.C1, drill(MAY, Measure.C1, 90, 20), later))
                .isEqualTo(estimate(Measure.C1, drill(MAY, Measure.C1, 90, 20)));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void neverRisesWithoutPracticeAndStaysOnTheScaleWhateverCame(long seed) {
        Random random = new Random(seed);
        List<Drill> drills = new ArrayList<>();
        for (int i = random.nextInt(15); i >= 0; i--) {
            drills.add(any(random));
        }
        LocalDate day = MAY.plusDays(random.nextInt(2000));
        Readiness now = Readiness.of(drills, day, PROFILE);
        List<Drill> past =
                drills.stream().filter(drill -> !drill.on().isAfter(day)).toList();
        Readiness later = Readiness.of(past, day.plusDays(random.nextInt(1000)), PROFILE);

        assertThat(Readiness.of(past, day, PROFILE)).isEqualTo(now);
        assertThat(later.measures().keySet()).isEqualTo(now.measures().keySet());
        now.measures().forEach((measure, before) -> {
            Readiness.OfMeasure after = Objects.requireNonNull(later.measures().get(measure));
            assertNoRise(before.estimate(), after.estimate());
        });
        now.dimensions()
                .forEach((dimension, before) ->
                        assertNoRise(before, later.dimensions().get(dimension)));
        assertNoRise(now.headline(), later.headline());
    }

    private static void assertNoRise(Estimate before, Estimate after) {
        assertThat(after == null).isEqualTo(before == null);
        if (before != null && after != null) {
            assertThat(before.value()).isBetween(0.0, 100.0);
            assertThat(after.value()).isBetween(0.0, before.value() + 1e-9);
            assertThat(before.interval().low()).isBetween(0.0, before.value() + 1e-9);
            assertThat(before.interval().high()).isBetween(before.value() - 1e-9, 100.0);
            assertThat(after.variance()).isBetween(before.variance() - 1e-9, 225.0 + 1e-9);
            assertThat(after.refreshDue()).isEqualTo(before.refreshDue());
        }
    }

    @Test
    void refusesResultsThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Drill.Result(Double.NaN, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Drill.Result(101, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Drill.Result(50, -1));
    }

    static Stream<Long> histories() {
        return IntStream.range(0, 500).mapToObj(Long::valueOf);
    }

    private static Drill any(Random random) {
        Map<Measure, Drill.Result> results = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            if (random.nextInt(3) > 0) {
                double value = random.nextInt(5) == 0 ? 100 * random.nextInt(2) : 100 * random.nextDouble();
                results.put(measure, new Drill.Result(value, random.nextInt(12)));
            }
        }
        List<Unreadiness> keptOut =
                random.nextInt(5) == 0 ? List.of(Unreadiness.values()[random.nextInt(2)]) : List.of();
        return new Drill(MAY.plusDays(random.nextInt(2500)), results, random.nextBoolean(), keptOut);
    }

    private static double lower(Drill drill, LocalDate day, ScoringProfile.Readiness profile) {
        Estimate estimate =
                estimateOf(Readiness.of(List.of(drill), day, profile).measures().get(Measure.C1));
        return estimate.value() - .8416212335729143 * Math.sqrt(estimate.variance());
    }

    private static LocalDate due(Readiness readiness) {
        LocalDate due = Objects.requireNonNull(readiness.headline()).refreshDue();
        return Objects.requireNonNull(due);
    }

    private static Drill drill(LocalDate on, Measure measure, double value, int n) {
        return new Drill(on, Map.of(measure, new Drill.Result(value, n)), false, List.of());
    }

    private static Readiness.OfMeasure measure(Measure measure, Drill... drills) {
        LocalDate last =
                Stream.of(drills).map(Drill::on).max(LocalDate::compareTo).orElseThrow();
        return Objects.requireNonNull(
                Readiness.of(List.of(drills), last, PROFILE).measures().get(measure));
    }

    private static Estimate estimate(Measure measure, Drill... drills) {
        return estimateOf(Readiness.of(List.of(drills), MAY, PROFILE).measures().get(measure));
    }

    private static Estimate estimateOf(Readiness.OfMeasure measure) {
        return Objects.requireNonNull(measure.estimate());
    }
}

package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.muster.scoring.Played.assertKnown;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.scenarios.Agency;

/** The golden exercise: a log made by hand whose values are known as exact fractions. */
class GoldenTest {

    private static final Scores SCORES = Golden.scored();

    @ParameterizedTest
    @CsvSource({
        "A1, 68, 1, 5", "A2, 280, 3, 3", "B1, 200, 3, 3", "B2, 1000, 13, 7", "B3, 62, 1, 5", "C1, 55, 1, 5",
        "C2, 50, 1, 6", "C3, 125, 2, 4", "C4, 70, 1, 5", "D1, 50, 1, 1", "D2, 15800, 171, 8", "D3, 85, 1, 3"
    })
    void hasEveryMeasureOfTheExerciseExactly(Measure measure, double numerator, double denominator, int n) {
        Value.Known known = assertKnown(exercise().measures().get(measure), numerator / denominator);

        if (measure != Measure.D2) {
            assertThat(known.n()).isEqualTo(n);
        }
    }

    @ParameterizedTest
    @CsvSource({"so, A1, 50, 1", "sp, A1, 60, 1", "so, C2, 40, 1", "fc, C2, 200, 3"})
    void hasTheValuesOfItsAgencies(String agency, Measure measure, double numerator, double denominator) {
        assertKnown(of(agency).measures().get(measure), numerator / denominator);
    }

    @ParameterizedTest
    @CsvSource({"A, 242, 3", "B, 8018, 117", "C, 475, 8", "D, 38885, 513"})
    void hasItsDimensions(Dimension dimension, double numerator, double denominator) {
        assertKnown(exercise().dimensions().get(dimension), numerator / denominator);
    }

    @Test
    void comesToASumThatNoCapLimits() {
        Scores.Overall overall = exercise().overall();

        assertKnown(overall.value(), 15171751 / 213408.0);
        assertThat(overall.capped()).isFalse();
        assertThat(overall.partial()).isFalse();
        assertThat(exercise().flags()).containsExactly(Flag.MAJOR_VIOLATION);
    }

    @Test
    void showsWhatOtherWeightsWouldDo() {
        Interval moved = Objects.requireNonNull(exercise().overall().sensitivity());

        assertThat(moved.low()).isCloseTo(21507301 / 320112.0, within(1e-9));
        assertThat(moved.high()).isCloseTo(10622429 / 142272.0, within(1e-9));
    }

    @Test
    void drawsTheIntervalsThatEverybodyDraws() {
        assertInterval(exercise().dimensions().get(Dimension.A), 58.5, 96.666667);
        assertInterval(exercise().overall().value(), 60.640777, 79.878046);
        for (Dimension dimension : List.of(Dimension.B, Dimension.C, Dimension.D)) {
            assertThat(((Value.Known) exercise().dimensions().get(dimension)).interval())
                    .isNull();
        }
    }

    @Test
    void hasAnIntervalOfEachMeasureThatCanHaveOne() {
        assertInterval(exercise().measures().get(Measure.A2), 38.319558, 99.684032);
        for (Measure measure : List.of(Measure.D1, Measure.D2, Measure.D3)) {
            assertThat(((Value.Known) exercise().measures().get(measure)).interval())
                    .isNull();
        }
    }

    @Test
    void saysWhatWasExcused() {
        assertThat(((Value.Known) exercise().measures().get(Measure.A1)).excusedMs())
                .isEqualTo(360_000);
        assertThat(((Value.Known) exercise().measures().get(Measure.A2)).excusedMs())
                .isEqualTo(960_000);
        assertThat(((Value.Known) exercise().measures().get(Measure.C1)).excusedMs())
                .isEqualTo(360_000);
    }

    private static void assertInterval(Value value, double low, double high) {
        Interval interval = Objects.requireNonNull(((Value.Known) value).interval());
        assertThat(interval.low()).isCloseTo(low, within(5e-7));
        assertThat(interval.high()).isCloseTo(high, within(5e-7));
    }

    private static Scores.OfHolder exercise() {
        return SCORES.of(new Holder.Exercise());
    }

    private static Scores.OfHolder of(String agency) {
        return SCORES.of(new Holder.Agency(new Agency.Id(agency)));
    }
}

package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {

    @ParameterizedTest
    @CsvSource({"70, 10, 39.6778, 89.2209", "0, 10, 0, 27.7533", "93.33333333333333, 3, 38.319558, 99.684032"})
    void isWilsonsToTheDigitsOfTheReference(double value, int n, double low, double high) {
        Interval interval = Objects.requireNonNull(Interval.wilson(value, n));

        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 17, 400})
    void agreesWithAnotherImplementationForWholeCounts(int n) {
        for (int successes = 0; successes <= n; successes++) {
            ConfidenceInterval other = new WilsonScoreInterval().createInterval(n, successes, .95);
            Interval interval = Objects.requireNonNull(Interval.wilson(100.0 * successes / n, n));

            assertThat(interval.low()).isCloseTo(100 * other.getLowerBound(), within(1e-8));
            assertThat(interval.high()).isCloseTo(100 * other.getUpperBound(), within(1e-8));
        }
    }

    @Test
    void isNoneUnderTwo() {
        assertThat(Interval.wilson(50, 1)).isNull();
        assertThat(Interval.wilson(50, 0)).isNull();
        assertThat(Interval.wilson(50, 2)).isNotNull();
    }

    @Test
    void staysOnTheScaleAndWideForPerfectData() {
        assertThat(Interval.wilson(100, 5)).satisfies(interval -> {
            assertThat(interval.high()).isEqualTo(100);
            assertThat(interval.low()).isLessThan(60);
        });
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(6, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(-1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(1, 101));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 10, 24, 49, 1000})
    void holdsTheValueOfPerfectAndOfWorthlessData(int n) {
        assertThat(Interval.wilson(100, n))
                .isNotNull()
                .extracting(Interval::high)
                .isEqualTo(100.0);
        assertThat(Interval.wilson(0, n)).isNotNull().extracting(Interval::low).isEqualTo(0.0);
    }
}

package org.muster.scoring.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PassRateTest {

    @ParameterizedTest
    @CsvSource({"8, 4, 66.6667, 39.0257, 89.0737", "7.5, 3.5, 68.1818, 39.4182, 90.7305"})
    void isThatOfTheBetaDistribution(double passes, double failures, double value, double low, double high) {
        PassRate rate = new PassRate(passes, failures);

        assertThat(rate.value()).isCloseTo(value, within(5e-5));
        assertThat(rate.interval().low()).isCloseTo(low, within(5e-5));
        assertThat(rate.interval().high()).isCloseTo(high, within(5e-5));
    }

    @Test
    void countsFromJeffreysPrior() {
        PassRate rate = PassRate.UNKNOWN;
        for (int i = 0; i < 10; i++) {
            rate = i < 7 ? rate.passed() : rate.failed();
        }

        assertThat(rate).isEqualTo(new PassRate(7.5, 3.5));
    }

    @Test
    void halvesWhatWasSeenInAHalfLife() {
        assertThat(new PassRate(8.5, 4.5).after(11, 11)).isEqualTo(new PassRate(4.5, 2.5));
        assertThat(new PassRate(8.5, 4.5).after(0, 11)).isEqualTo(new PassRate(8.5, 4.5));
        assertThat(new PassRate(8.5, 4.5).after(1e6, 11)).isEqualTo(PassRate.UNKNOWN);
    }

    @Test
    void doesNotRiseByWaiting() {
        PassRate poor = new PassRate(2, 6);

        assertThat(poor.after(11, 11).value()).isCloseTo(25, within(1e-9));
        assertThat(poor.after(11, 11).passes() + poor.after(11, 11).failures()).isCloseTo(4.5, within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverRisesWithoutPracticeAndGrowsLessSure(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PassRate rate = PassRate.UNKNOWN;
        for (int i = 0; i < 12; i++) {
            PassRate later = rate.after(random.nextDouble(i == 11 ? 1e6 : 60), random.nextDouble(1, 20));
            assertThat(later.value()).isBetween(0.0, rate.value() + 1e-9);
            assertThat(variance(later)).isGreaterThanOrEqualTo(variance(rate) - 1e-12);
            assertThat(later.interval().low())
                    .isLessThanOrEqualTo(later.interval().high());
            rate = random.nextBoolean() ? later.passed() : later.failed();
        }
    }

    private static double variance(PassRate rate) {
        double share = rate.value() / 100;
        return share * (1 - share) / (rate.passes() + rate.failures() + 1);
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 100).mapToObj(Long::valueOf);
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PassRate(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PassRate(1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new PassRate(Double.POSITIVE_INFINITY, 1));
    }
}

package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.scoring.WaitingCurve.LogRank;
import org.muster.scoring.WaitingCurve.Step;
import org.muster.scoring.WaitingCurve.Wait;

class WaitingCurveTest {

    /** Weeks in remission of the 6-MP leukaemia trial (Freireich, Gehan); + means lost from sight. */
    private static final List<Wait> SIX_MP =
            waits("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+");

    private static final List<Wait> PLACEBO = waits("1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23");

    private static final double SIX_DIGITS = 5e-7;

    @Test
    void drawsTheCurveOfTheTextbooksTrial() {
        List<Step> steps = WaitingCurve.of(SIX_MP).steps();

        assertThat(steps).extracting(Step::x).containsExactly(6.0, 7.0, 10.0, 13.0, 16.0, 22.0, 23.0);
        assertThat(steps).extracting(Step::atRisk).containsExactly(21, 17, 15, 12, 11, 7, 6);
        assertClose(
                steps.stream().map(Step::remaining).toList(),
                .857143,
                .806723,
                .752941,
                .690196,
                .627451,
                .537815,
                .448179);
        assertClose(
                steps.stream().map(Step::standardError).toList(),
                .076360,
                .086935,
                .096350,
                .106815,
                .114054,
                .128234,
                .134591);
    }

    @Test
    void drawsTheCurveOfThePlacebo() {
        WaitingCurve curve = WaitingCurve.of(PLACEBO);

        assertThat(curve.remaining(1)).isCloseTo(.904762, within(SIX_DIGITS));
        assertThat(curve.remaining(8)).isCloseTo(.380952, within(SIX_DIGITS));
        assertThat(curve.remaining(23)).isZero();
    }

    @Test
    void readsMediansOffTheCurve() {
        assertThat(WaitingCurve.of(SIX_MP).median()).isEqualTo(23.0);
        assertThat(WaitingCurve.of(PLACEBO).median()).isEqualTo(8.0);
        assertThat(WaitingCurve.of(waits("1 2 3+ 4+ 5+")).median()).isNull();
        assertThat(WaitingCurve.of(List.of()).median()).isNull();
    }

    @Test
    void findsTheMedianWhereTheCurveIsExactlyAHalfThoughItsFactorsAreNot() {
        assertThat(WaitingCurve.of(waits("1 2 3 4")).median()).isEqualTo(2.0);
        // 2/3 · 3/4 = 1/2
        assertThat(WaitingCurve.of(waits("1 1 1.5+ 2 3 4 5")).median()).isEqualTo(3.0);
        assertThat(WaitingCurve.of(waits("1 1 1+ 2 3 4 5 6 7")).remaining(3)).isCloseTo(7 / 9.0 * 4 / 6, within(1e-15));
    }

    @Test
    void comparesTwoCurvesByTheLogRankTest() {
        LogRank difference = WaitingCurve.compare(SIX_MP, PLACEBO);

        assertThat(difference.observed()).isEqualTo(9);
        assertThat(difference.expected()).isCloseTo(19.250501, within(SIX_DIGITS));
        assertThat(difference.variance()).isCloseTo(6.256961, within(SIX_DIGITS));
        assertThat(difference.chiSquare()).isCloseTo(16.792941, within(SIX_DIGITS));
    }

    @Test
    void measuresTheRestrictedMean() {
        assertThat(WaitingCurve.of(SIX_MP).area(0, 24)).isCloseTo(18.357423, within(SIX_DIGITS));
        assertThat(WaitingCurve.of(PLACEBO).area(0, 24)).isCloseTo(8.666667, within(SIX_DIGITS));
    }

    @Test
    void letsWhatEndedGoBeforeWhatWasLostAtTheSameTime() {
        assertThat(WaitingCurve.of(waits("1+ 1")).remaining(1)).isEqualTo(.5);
    }

    @Test
    void countsAWaitThatNeverEndedAsWatchedThroughout() {
        WaitingCurve curve = WaitingCurve.of(List.of(Wait.ended(.5), Wait.NEVER));

        assertThat(curve.remaining(1e9)).isEqualTo(.5);
        assertThat(curve.isCutShort(2)).isFalse();
    }

    @Test
    void knowsWhereItBecomesAnAssumption() {
        WaitingCurve curve = WaitingCurve.of(waits(".5 1.5+"));

        assertThat(curve.isCutShort(2)).isTrue();
        assertThat(curve.isCutShort(1.5)).isFalse();
        assertThat(curve.area(1, 2)).isEqualTo(.5);
        assertThat(curve.leastArea(1, 2)).isEqualTo(.25);
        assertThat(WaitingCurve.of(waits(".3+ .5+")).leastArea(1, 2)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void doesNotDependOnTheOrderOfTheWaits(long seed) {
        Random chance = new Random(seed);
        List<Wait> waits =
                new ArrayList<>(Stream.generate(() -> new Wait(chance.nextInt(12) / 4.0, chance.nextInt(3) > 0))
                        .limit(30)
                        .toList());
        List<Step> steps = WaitingCurve.of(waits).steps();

        Collections.shuffle(waits, chance);

        assertThat(WaitingCurve.of(waits).steps()).isEqualTo(steps);
    }

    @Test
    void refusesAWaitThatIsNoTime() {
        assertThatIllegalArgumentException().isThrownBy(() -> Wait.ended(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Wait.lost(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Wait.ended(Double.POSITIVE_INFINITY));
    }

    private static void assertClose(List<Double> values, double... expected) {
        assertThat(values).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(values.get(i)).isCloseTo(expected[i], within(SIX_DIGITS));
        }
    }

    private static List<Wait> waits(String text) {
        return Stream.of(text.split(" "))
                .map(word -> word.endsWith("+")
                        ? Wait.lost(Double.parseDouble(word.substring(0, word.length() - 1)))
                        : Wait.ended(Double.parseDouble(word)))
                .toList();
    }
}

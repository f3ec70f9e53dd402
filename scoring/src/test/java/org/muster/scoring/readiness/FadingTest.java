package org.muster.scoring.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muster.scoring.Interval;

class FadingTest {

    private static final Fading FADING = new Fading(40, 225, 11);
    private static final double RISK_OF_A_FIFTH = .8416212335729143;

    @Test
    void followsThreeDrillsAndAYearWithoutAny() {
        Skill first = FADING.unknown().seeing(62, 36);
        assertSkill(first, 58.9655, 31.0345);
        assertInterval(first, 48.05, 69.88);

        Skill halfAYear = FADING.after(first, 6);
        assertSkill(halfAYear, 52.9947, 133.9399);
        Skill second = halfAYear.seeing(66, 36);
        assertSkill(second, 63.2450, 28.3738);
        assertInterval(second, 52.80, 73.69);

        Skill elevenMonths = FADING.after(second, 11);
        assertSkill(elevenMonths, 51.6225, 175.8434);
        Skill third = elevenMonths.seeing(70, 25);
        assertSkill(third, 67.7125, 21.8881);
        assertInterval(third, 58.54, 76.88);

        assertSkill(FADING.after(third, 12), 53.0100, 180.2346);
    }

    @Test
    void isDueWhenTheRiskToLieUnderTheTargetGrowsTooGreat() {
        Skill skill = thirdDrill();

        assertThat(months(skill, 50, RISK_OF_A_FIFTH)).isCloseTo(5.643337, within(5e-7));
        assertThat(months(skill, 50, 1.959963984540054)).isCloseTo(1.6006, within(5e-5));
        assertThat(months(skill, 90, RISK_OF_A_FIFTH)).isZero();
        assertThat(months(skill, 20, RISK_OF_A_FIFTH)).isNull();
    }

    /** The river has no half-life: with one that never ends, the filter is that of a local level. */
    @Test
    void isTheFilterOfALocalLevelWhenNothingFades() {
        double endless = 1e9;
        double kept = StrictMath.pow(2, -1 / endless);
        Fading none = new Fading(1e6, 1469.1 / (1 - kept * kept), endless);
        double[] flow = {1120, 1160, 963, 1210, 1160};
        double[] levels = {1118.3115, 1140.1084, 1072.3160, 1116.9748, 1129.7358};
        double[] variances = {15076.2364, 7894.5575, 5779.4974, 4897.4648, 4478.2778};

        Skill level = new Skill(0, 1e7);
        for (int year = 0; year < flow.length; year++) {
            level = (year == 0 ? level : none.after(level, 1)).seeing(flow[year], 15099);
            assertThat(level.mean()).isCloseTo(levels[year], within(5e-4));
            assertThat(level.variance()).isCloseTo(variances[year], within(5e-4));
        }
    }

    @Test
    void leavesASkillUnderTheUntrainedLevelWhereItIs() {
        Skill poor = new Skill(12, 30);

        assertThat(FADING.after(poor, 24).mean()).isEqualTo(12);
        assertThat(FADING.after(poor, 24).variance()).isGreaterThan(30).isLessThan(225);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverRisesWithoutPracticeAndNeverGrowsSurer(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Fading fading = new Fading(random.nextDouble(100), random.nextDouble(1, 400), random.nextDouble(.5, 30));
        Skill skill = fading.unknown();
        for (int drill = 0; drill < 20; drill++) {
            Skill later = fading.after(skill, random.nextDouble(40));
            assertThat(later.mean()).isLessThanOrEqualTo(skill.mean() + 1e-9).isBetween(0.0, 100.0);
            assertThat(later.variance()).isGreaterThanOrEqualTo(skill.variance() - 1e-9);
            skill = later.seeing(random.nextDouble(100), random.nextDouble(9, 900));
            assertThat(skill.variance()).isLessThan(later.variance());
        }
    }

    @Test
    void fadesAsFarInTwoStepsAsInOne() {
        Skill inOne = FADING.after(thirdDrill(), 9);
        Skill inTwo = FADING.after(FADING.after(thirdDrill(), 4), 5);

        assertSkill(inTwo, inOne.mean(), inOne.variance());
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Skill(Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Skill(50, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Skill(50, -1));
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 100).mapToObj(Long::valueOf);
    }

    private static Skill thirdDrill() {
        Skill first = FADING.unknown().seeing(62, 36);
        Skill second = FADING.after(first, 6).seeing(66, 36);
        return FADING.after(second, 11).seeing(70, 25);
    }

    private static Double months(Skill skill, double target, double quantile) {
        return Fading.monthsUntilUnder(
                target, months -> FADING.after(skill, months).bound(quantile));
    }

    private static void assertSkill(Skill skill, double mean, double variance) {
        assertThat(skill.mean()).isCloseTo(mean, within(5e-5));
        assertThat(skill.variance()).isCloseTo(variance, within(5e-5));
    }

    private static void assertInterval(Skill skill, double low, double high) {
        Interval interval = Interval.normal(skill.mean(), skill.variance());
        assertThat(interval.low()).isCloseTo(low, within(5e-3));
        assertThat(interval.high()).isCloseTo(high, within(5e-3));
    }
}

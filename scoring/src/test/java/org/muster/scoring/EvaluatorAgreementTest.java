package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.muster.scenarios.ScoringProfile;
import org.muster.scenarios.yaml.Library;
import org.muster.scoring.EvaluatorAgreement.Standing;
import org.muster.simulator.log.Letter;

class EvaluatorAgreementTest {

    private static final ScoringProfile PROFILE = Library.profile(ScoringProfile.KNOWN.getFirst());

    @ParameterizedTest
    @CsvSource({
        "PPPPPP, PPPPPP, ACCEPTED",
        "PSMUPS, PSMUPS, ACCEPTED",
        "PSMUPU, PSMUSM, ACCEPTED",
        "PPSSMU, PSSMMM, TENTATIVE",
        "PSMUPS, UMSPUM, UNSURE",
        "PSMU, PSMU, TOO_FEW",
        "PSMUP, -----, SINGLE_RATER",
        "-----, -----, NONE"
    })
    void saysWhatRatingsAreGoodFor(String first, String second, Standing standing) {
        EvaluatorAgreement agreement = agreement(first, second);

        assertThat(agreement.standing()).isEqualTo(standing);
        Double alpha = agreement.alpha();
        if (alpha != null && agreement.common() >= 5) {
            assertThat(alpha >= PROFILE.agreement().alpha()).isEqualTo(standing != Standing.UNSURE);
        }
    }

    @Test
    void showsKappaOfTwoEvaluatorsAloneAndPointsOfThoseWhoRatedAll() {
        EvaluatorAgreement two = agreement("PSMUPS", "PSMUSS");
        EvaluatorAgreement three = agreement("PSMUPS", "PSMUSS", "PPMUS-");

        assertThat(two.kappa()).isGreaterThan(.8);
        assertThat(two.icc()).isGreaterThan(.8);
        assertThat(two.observed()).isCloseTo(5 / 6.0, within(1e-12));
        assertThat(three.kappa()).isNull();
        assertThat(three.icc()).isNull();
        assertThat(three.alpha()).isNotNull();
        assertThat(three.ac1()).isNotNull();
    }

    @Test
    void leavesOutWhatOneAloneRatedButForAc1() {
        EvaluatorAgreement agreement = agreement("PSMUPSU", "PSMUSS-");

        assertThat(agreement.rated()).isEqualTo(7);
        assertThat(agreement.common()).isEqualTo(6);
        assertThat(agreement.alpha()).isEqualTo(agreement("PSMUPS", "PSMUSS").alpha());
        assertThat(agreement.ac1()).isNotEqualTo(agreement("PSMUPS", "PSMUSS").ac1());
    }

    @Test
    void drawsTheSameRangeForTheSameWords() {
        EvaluatorAgreement one = agreement("PSMUPSPP", "PSMUSMPP");
        EvaluatorAgreement.Range range = Objects.requireNonNull(one.range());
        double alpha = Objects.requireNonNull(one.alpha());

        assertThat(agreement("PSMUPSPP", "PSMUSMPP").range()).isEqualTo(range);
        assertThat(alpha).isBetween(range.low(), range.high());
        assertThat(range.low()).isLessThan(range.high());
    }

    @Test
    void hasNoRangeUnderFiveCommonTasks() {
        assertThat(agreement("PSMU", "PSMM").range()).isNull();
        assertThat(agreement("PSMUP", "PSMMP").range()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverComesToWhatIsNoNumber(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int tasks = random.nextInt(8);
        int letters = random.nextInt(1, 5);
        String[] raters = new String[random.nextInt(1, 5)];
        for (int i = 0; i < raters.length; i++) {
            StringBuilder given = new StringBuilder();
            for (int task = 0; task < tasks; task++) {
                given.append(random.nextInt(4) == 0 ? '-' : "PSMU".charAt(random.nextInt(letters)));
            }
            raters[i] = given.toString();
        }

        EvaluatorAgreement agreement = agreement(raters);

        for (Double coefficient :
                new Double[] {agreement.alpha(), agreement.ac1(), agreement.kappa(), agreement.icc()}) {
            if (coefficient != null) {
                assertThat(coefficient).isFinite().isLessThanOrEqualTo(1 + 1e-12);
            }
        }
        if (agreement.observed() != null) {
            assertThat(agreement.observed()).isBetween(0.0, 1.0);
        }
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 300).mapToObj(Long::valueOf);
    }

    /** @param raters the letters that each gave, a task a character; - for none */
    private static EvaluatorAgreement agreement(String... raters) {
        List<Map<String, Letter>> rated = new ArrayList<>();
        for (int task = 0; task < raters[0].length(); task++) {
            Map<String, Letter> given = new LinkedHashMap<>();
            for (int i = 0; i < raters.length; i++) {
                char letter = raters[i].charAt(task);
                if (letter != '-') {
                    given.put("evaluator:" + i, Letter.valueOf(String.valueOf(letter)));
                }
            }
            if (!given.isEmpty()) {
                rated.add(given);
            }
        }
        return EvaluatorAgreement.of(rated, PROFILE, "words");
    }
}

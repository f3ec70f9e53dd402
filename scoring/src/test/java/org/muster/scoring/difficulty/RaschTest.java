package org.muster.scoring.difficulty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
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
import org.muster.scenarios.Line;
import org.muster.scoring.difficulty.Rasch.Answer;
import org.muster.scoring.difficulty.Rasch.Trial;

class RaschTest {

    private static final List<Trial> TWO_OF_THREE =
            List.of(new Trial(-1, true), new Trial(0, true), new Trial(1, false));
    private static final Line.Id ASKED = new Line.Id("m-1");

    @Test
    void findsTheLikeliestAbilityBesideWhatWasBelieved() {
        Belief ability = Rasch.likeliest(TWO_OF_THREE, Belief.ABILITY);

        assertThat(ability.value()).isCloseTo(.304840, within(5e-7));
        assertThat(ability.error()).isCloseTo(.782257, within(5e-7));
    }

    @Test
    void findsTheLikeliestAbilityWhenNothingWasBelieved() {
        Belief ability = Rasch.likeliest(TWO_OF_THREE, new Belief(0, Double.POSITIVE_INFINITY));

        assertThat(ability.value()).isCloseTo(.802934, within(5e-7));
        assertThat(ability.error()).isCloseTo(1.309982, within(5e-7));
    }

    @Test
    void isALogisticCurveOfTheDifference() {
        assertThat(Rasch.chance(1.5, .5)).isCloseTo(.731059, within(5e-7));
        assertThat(Rasch.chance(.5, 1.5)).isCloseTo(1 - .731059, within(5e-7));
        assertThat(Rasch.chance(-1000, 1000)).isZero();
        assertThat(Rasch.chance(1000, -1000)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1, -1.5", "2, -.75", "3, 0", "4, .75", "5, 1.5"})
    void beginsWithTheAuthorsGuess(int guess, double difficulty) {
        Rasch rasch = Rasch.of(List.of(), Map.of(ASKED, guess));

        assertThat(rasch.difficulties()).containsEntry(ASKED, new Belief(difficulty, .5));
    }

    @Test
    void keepsTheAuthorsGuessUnderThirtyAnswers() {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < 29; i++) {
            answers.add(new Answer("p-" + i, ASKED, true));
        }
        assertThat(difficulty(answers)).isEqualTo(new Belief(1.5, .5));

        answers.add(new Answer("p-29", ASKED, true));
        assertThat(difficulty(answers).value()).isLessThan(1);
        assertThat(difficulty(answers).error()).isLessThan(.5);
    }

    @Test
    void cannotTellOfAnInjectWithoutAuthor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rasch.of(List.of(new Answer("p", ASKED, true)), Map.of()))
                .withMessageContaining("m-1");
    }

    @Test
    void learnsWhichInjectsAuthorsTookForTooEasy() {
        SplittableRandom random = new SplittableRandom(7);
        Map<Line.Id, Integer> guesses = new LinkedHashMap<>();
        Map<Line.Id, Double> truth = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            Line.Id inject = new Line.Id("m-" + i);
            guesses.put(inject, 3);
            truth.put(inject, i % 2 == 0 ? -1.0 : 1.0);
        }
        List<Answer> answers = new ArrayList<>();
        for (int person = 0; person < 200; person++) {
            double ability = (person % 41 - 20) / 12.0;
            for (Map.Entry<Line.Id, Double> inject : truth.entrySet()) {
                boolean right = random.nextDouble() < Rasch.chance(ability, inject.getValue());
                answers.add(new Answer("p-" + person, inject.getKey(), right));
            }
        }

        Rasch rasch = Rasch.of(answers, guesses);

        truth.forEach((inject, difficulty) -> assertThat(
                        Objects.requireNonNull(rasch.difficulties().get(inject)).value())
                .isCloseTo(difficulty, within(.45)));
        assertThat(Objects.requireNonNull(rasch.abilities().get("p-0")).value()).isNegative();
        assertThat(Objects.requireNonNull(rasch.abilities().get("p-40")).value())
                .isPositive();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverComesToWhatIsNoNumber(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Line.Id, Integer> guesses = new LinkedHashMap<>();
        List<Answer> answers = new ArrayList<>();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            Line.Id inject = new Line.Id("m-" + i);
            guesses.put(inject, random.nextInt(1, 6));
            int rights = random.nextInt(3);
            for (int n = random.nextInt(60); n > 0; n--) {
                boolean right = rights == 2 ? random.nextBoolean() : rights == 1;
                answers.add(new Answer("p-" + random.nextInt(4), inject, right));
            }
        }

        Rasch rasch = Rasch.of(answers, guesses);

        Stream.concat(rasch.difficulties().values().stream(), rasch.abilities().values().stream())
                .forEach(belief -> {
                    assertThat(belief.value()).isFinite().isBetween(-8.0, 8.0);
                    assertThat(belief.error()).isFinite().isPositive().isLessThanOrEqualTo(1);
                });
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 60).mapToObj(Long::valueOf);
    }

    private static Belief difficulty(List<Answer> answers) {
        return Objects.requireNonNull(
                Rasch.of(answers, Map.of(ASKED, 5)).difficulties().get(ASKED));
    }
}

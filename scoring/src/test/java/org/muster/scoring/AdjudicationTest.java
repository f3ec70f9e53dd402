package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.simulator.log.ExpectationState;
import org.muster.simulator.log.Letter;

class AdjudicationTest {

    private final Played play = new Played(Scripts.RIDGE);

    @ParameterizedTest
    @CsvSource({
        "1000, M, P",
        "1000, U, P",
        "850, M, P",
        "700, U, S",
        "500, P, M",
        "490, P, U",
        "490, S, U",
        "0, S, U",
    })
    void isAskedForWhenEvaluatorsAndTheLogAreTwoLettersApart(int credit, Letter given, Letter automatic) {
        long act = notified(credit);
        long rating = play.rates("evaluator:1", "county", "t-notify", given);

        assertThat(play.scoreboard().adjudications()).singleElement().satisfies(open -> {
            assertThat(open.agency().value()).isEqualTo("county");
            assertThat(open.task().value()).isEqualTo("t-notify");
            assertThat(open.accomplished()).isEqualTo(credit / 10.0);
            assertThat(open.automatic()).isEqualTo(automatic);
            assertThat(open.proposed()).isEqualTo(given);
            assertThat(open.entries()).contains(act, rating).isSorted();
        });
    }

    @ParameterizedTest
    @CsvSource({"1000, S", "850, P", "840, P", "700, M", "690, S", "500, U", "490, M"})
    void isNotAskedForWhenTheyAreOneLetterApart(int credit, Letter given) {
        notified(credit);
        play.rates("evaluator:1", "county", "t-notify", given);

        assertThat(play.scoreboard().adjudications()).isEmpty();
    }

    @Test
    void comparesTheMiddleLetterOfAllEvaluators() {
        notified(1000);
        play.rates("evaluator:1", "county", "t-notify", Letter.U);
        play.rates("evaluator:2", "county", "t-notify", Letter.S);
        play.rates("evaluator:3", "county", "t-notify", Letter.P);

        assertThat(play.scoreboard().adjudications()).isEmpty();
    }

    @Test
    void isAskedForOnlyOfCriticalTasks() {
        play.at(0).opens("e-close", "county", 20);
        play.at(60).closes("e-close", "county", ExpectationState.FAILED);
        play.rates("evaluator:1", "county", "t-close", Letter.P);

        assertThat(play.scoreboard().adjudications()).isEmpty();
    }

    @Test
    void isNotAskedForWhereTheLogSaysNothing() {
        play.rates("evaluator:1", "county", "t-notify", Letter.U);

        assertThat(play.scoreboard().adjudications()).isEmpty();
        assertThat(play.scoreboard().agreement().standing()).isEqualTo(EvaluatorAgreement.Standing.SINGLE_RATER);
    }

    private long notified(int credit) {
        play.at(0).opens("e-notify", "chief", 10);
        long act = play.at(5).acts("chief");
        play.meets("e-notify", "chief", "chief", credit, 0, act);
        return act;
    }
}

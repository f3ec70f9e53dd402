package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.muster.scoring.Played.assertKnown;
import static org.muster.scoring.Played.assertMissing;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.Line;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Letter;

/** B3 */
class RatingTest {

    private final Played play = new Played(Scripts.RIDGE);

    @Test
    void takesTheMeanOverEvaluatorsFirstAndThenOverTasks() {
        play.rates("evaluator:1", "county", "t-notify", Letter.P);
        play.rates("evaluator:2", "county", "t-notify", Letter.S);
        play.rates("evaluator:1", "state", "t-law", Letter.U);

        assertKnown(play.of(Measure.B3), 45);
        assertThat(assertKnown(play.ofAgency("county", Measure.B3), 90).n()).isEqualTo(1);
        assertMissing(play.ofAgency("aid", Measure.B3), Reason.NO_ITEMS);
    }

    @Test
    void countsTheLastRatingOfEachEvaluator() {
        play.rates("evaluator:1", "county", "t-notify", Letter.U);
        long last = play.rates("evaluator:1", "county", "t-notify", Letter.M);

        assertThat(assertKnown(play.of(Measure.B3), 50).evidence().getFirst().entries())
                .containsExactly(last);
    }

    @Test
    void proposesTheMiddleLetterAndTheWorseOfTwo() {
        play.rates("evaluator:1", "county", "t-notify", Letter.P);
        play.rates("evaluator:2", "county", "t-notify", Letter.M);
        assertThat(assertKnown(play.of(Measure.B3), 75).evidence().getFirst().state())
                .isEqualTo("M");

        play.rates("evaluator:3", "county", "t-notify", Letter.S);
        assertThat(assertKnown(play.of(Measure.B3), 230 / 3.0)
                        .evidence()
                        .getFirst()
                        .state())
                .isEqualTo("S");
    }

    @Test
    void givesATaskThatHadToBeRescuedAtMostEighty() {
        play.rates("evaluator:1", "county", "t-notify", Letter.P);
        play.rates("evaluator:1", "county", "t-law", Letter.U);
        play.then(new Event.ContingencyReleased(new Line.Id("m-5"), new Expectation.Id("e-notify")));

        assertKnown(play.of(Measure.B3), 40);
    }

    @Test
    void weighsHalfBesideTheLogWhileOneEvaluatorRatedAlone() {
        play.opens("e-notify", "chief", 10);
        play.meets("e-notify", "chief", "chief");
        play.rates("evaluator:1", "county", "t-notify", Letter.U);

        assertThat(quality()).isCloseTo(100 / 1.5, within(1e-9));
    }

    @Test
    void weighsFullyWhenTwoEvaluatorsAgreeOnFiveTasks() {
        play.opens("e-notify", "chief", 10);
        play.meets("e-notify", "chief", "chief");
        for (String evaluator : new String[] {"evaluator:1", "evaluator:2"}) {
            play.rates(evaluator, "county", "t-notify", Letter.P);
            play.rates(evaluator, "county", "t-close", Letter.U);
            play.rates(evaluator, "county", "t-law", Letter.U);
            play.rates(evaluator, "state", "t-law", Letter.U);
        }
        assertThat(quality()).isCloseTo((100 + 25 * .5) / 1.5, within(1e-9));

        play.rates("evaluator:1", "state", "t-close", Letter.U);
        play.rates("evaluator:2", "state", "t-close", Letter.U);
        assertThat(quality()).isCloseTo((100 + 20) / 2.0, within(1e-9));
    }

    @Test
    void weighsHalfAgainWhenTheyDisagree() {
        play.opens("e-notify", "chief", 10);
        play.meets("e-notify", "chief", "chief");
        String[] tasks = {"t-notify", "t-close", "t-law"};
        for (String agency : new String[] {"county", "state"}) {
            for (String task : tasks) {
                play.rates("evaluator:1", agency, task, Letter.P);
                play.rates("evaluator:2", agency, task, Letter.U);
            }
        }

        assertThat(quality()).isCloseTo((100 + 50 * .5) / 1.5, within(1e-9));
    }

    private double quality() {
        Scores.OfHolder exercise = play.scoreboard().scores().of(new Holder.Exercise());
        return ((Value.Known) Objects.requireNonNull(exercise.dimensions().get(Dimension.B))).value();
    }
}

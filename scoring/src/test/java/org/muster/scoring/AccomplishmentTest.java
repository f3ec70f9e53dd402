package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.scoring.Played.assertKnown;
import static org.muster.scoring.Played.assertMissing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.ExpectationState;

/** B1. In the script t-notify weighs 2 × 3, t-close 2 × 1, t-law 1 × 2, and e-alone is a task of its own of 4. */
class AccomplishmentTest {

    private final Played play = new Played(Scripts.RIDGE);

    @Test
    void weighsTasksByTheirOwnWeightTimesThatOfTheirObjective() {
        met("e-notify", "chief", 1000);
        met("e-close", "county", 500);
        failed("e-never", "county");
        met("e-alone", "chief", 1000);

        Value.Known known = assertKnown(play.of(Measure.B1), 100 * (6 + 2 * .5 + 0 + 4) / (6 + 2 + 2 + 4));
        assertThat(known.n()).isEqualTo(4);
    }

    @Test
    void takesTheMeanOfATasksExpectations() {
        failed("e-never", "county");
        long choice = play.at(31).decides("d-1", "wait", "chief");
        play.opens("e-choose", "chief", 10);
        play.meets("e-choose", "chief", "chief", 500, 0, choice);

        Value.Known known = assertKnown(play.of(Measure.B1), 25);
        assertThat(known.n()).isEqualTo(1);
        assertThat(known.evidence()).hasSize(2).allMatch(line -> "t-law".equals(line.task()));
    }

    @ParameterizedTest
    @EnumSource(names = {"IMPOSSIBLE", "CENSORED", "WITHDRAWN"})
    void leavesOutWhatNobodyCouldFinish(ExpectationState state) {
        met("e-notify", "chief", 1000);
        play.opens("e-close", "county", 20);
        play.at(90).closes("e-close", "county", state);

        assertThat(assertKnown(play.of(Measure.B1), 100).n()).isEqualTo(1);
    }

    @Test
    void countsARuleThatWasKeptToTheEnd() {
        play.at(0).opensWithoutDeadline("e-never", "county");
        assertMissing(play.of(Measure.B1), Reason.NO_ITEMS);

        play.at(180).closes("e-never", "county", ExpectationState.MET);
        assertKnown(play.of(Measure.B1), 100);
    }

    @Test
    void countsLateActsInFull() {
        play.at(0).opens("e-notify", "chief", 10);
        play.at(20).meets("e-notify", "chief", "chief");

        assertKnown(play.of(Measure.B1), 100);
        assertKnown(play.of(Measure.A2), 0);
    }

    @Test
    void takesTheBestOfSeveralSteps() {
        play.at(0).opens("e-close", "county", 20);
        play.at(6).meets("e-close", "county", "chief", 500, 0, play.acts("chief"));
        play.at(19).meets("e-close", "county", "sergeant", 1000, 0, play.acts("sergeant"));

        assertKnown(play.of(Measure.B1), 100);
        assertKnown(play.ofSeat("chief", Measure.B1), 100);
        assertMissing(play.ofSeat("sergeant", Measure.B1), Reason.NO_ITEMS);
    }

    @Test
    void weighsAsAPolicyInForceAtTheEndSays() {
        met("e-notify", "chief", 1000);
        failed("e-never", "county");
        assertKnown(play.of(Measure.B1), 100.0 * 6 / (6 + 2));

        play.at(60).disrupts("new-policy");
        assertKnown(play.of(Measure.B1), 100.0 * 6 / (6 + 20));

        play.at(70).relents("new-policy");
        assertKnown(play.of(Measure.B1), 100.0 * 6 / (6 + 2));
    }

    @Test
    void keepsTheWeightsOfTheEnd() {
        met("e-notify", "chief", 1000);
        failed("e-never", "county");
        play.at(60).disrupts("new-policy");
        play.at(180).ends();
        play.relents("new-policy");

        assertKnown(play.of(Measure.B1), 100.0 * 6 / (6 + 20));
    }

    @Test
    void countsForASeatWhatIsExpectedOfIt() {
        met("e-notify", "chief", 1000);
        failed("e-close", "county");

        assertKnown(play.ofSeat("chief", Measure.B1), 75);
        assertMissing(play.ofSeat("watch", Measure.B1), Reason.NO_ITEMS);
    }

    private void met(String exp, String who, int credit) {
        play.opens(exp, who, 10);
        play.meets(exp, who, "chief", credit, 0, play.then(new Event.PresenceConfirmed(Played.seat("chief"))));
    }

    private void failed(String exp, String who) {
        play.opens(exp, who, 10);
        play.at(30).closes(exp, who, ExpectationState.FAILED);
    }
}

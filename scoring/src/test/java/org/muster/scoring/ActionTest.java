package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.scoring.Played.assertKnown;
import static org.muster.scoring.Played.assertMissing;

import org.junit.jupiter.api.Test;
import org.muster.simulator.log.ExpectationState;
import org.muster.simulator.log.Verdict;

/** A2 */
class ActionTest {

    private final Played play = new Played(Scripts.RIDGE);

    @Test
    void countsTheLastChoiceSoThatHasteBuysNothing() {
        play.at(30).opens("e-choose", "chief", 10);
        long hasty = play.at(31).decides("d-1", "leave", "chief");
        play.meets("e-choose", "chief", "chief", 0, 0, hasty);
        assertKnown(play.of(Measure.A2), 100);

        long right = play.at(45).decides("d-1", "help", "chief");
        play.meets("e-choose", "chief", "chief", 1000, 0, right);

        Value.Known known = assertKnown(play.of(Measure.A2), 50);
        assertThat(known.evidence().getFirst().entries()).containsExactly(0L, right);
    }

    @Test
    void takesTheTimeOfTheFirstStepWhateverCameAfter() {
        play.at(0).opens("e-close", "county", 10);
        play.at(6).meets("e-close", "county", "chief", 500, 0, play.acts("chief"));
        play.at(19).meets("e-close", "county", "chief", 1000, 0, play.acts("chief"));

        assertKnown(play.of(Measure.A2), 100);
    }

    @Test
    void looksNeitherAtAcknowledgementsNorAtNeedsNorAtWhatMustNotHappen() {
        play.at(0).opens("m-1-ack", "chief", 5);
        play.opens("road-to-state", "county", 10);
        play.opensWithoutDeadline("e-never", "county");
        play.at(20).ends();

        assertMissing(play.of(Measure.A2), Reason.NO_ITEMS);
    }

    @Test
    void givesWhatAnAgencyDidToTheSeatThatDidItAndWhatItMissedToItsPointOfContact() {
        play.at(0).opens("e-close", "county", 10);
        play.at(5).meets("e-close", "county", "sergeant");
        assertKnown(play.ofSeat("sergeant", Measure.A2), 100);
        assertMissing(play.ofSeat("chief", Measure.A2), Reason.NO_ITEMS);

        Played missed = new Played(Scripts.RIDGE);
        missed.at(0).opens("e-close", "county", 10);
        missed.at(20).closes("e-close", "county", ExpectationState.FAILED);
        assertKnown(missed.ofSeat("chief", Measure.A2), 0);
        assertMissing(missed.ofSeat("sergeant", Measure.A2), Reason.NO_ITEMS);
    }

    @Test
    void countsWhatAnEvaluatorLinkedFromTheTimeOfTheAct() {
        play.at(0).opens("e-notify", "chief", 10);
        long act = play.at(12).acts("sergeant");
        play.at(20).closes("e-notify", "chief", ExpectationState.FAILED);
        play.at(60).ends();
        assertKnown(play.of(Measure.A2), 0);

        play.judges(act, "e-notify", "chief", 500);
        Value.Known known = assertKnown(play.of(Measure.A2), 80);
        assertThat(known.evidence().getFirst().state()).isEqualTo("met");

        play.judges(act, "e-notify", "chief", 0);
        assertKnown(play.of(Measure.A2), 0);
    }

    @Test
    void countsNoLinkedActThatCameAfterTwiceTheStandard() {
        play.at(0).opens("e-notify", "chief", 10);
        play.at(20).closes("e-notify", "chief", ExpectationState.FAILED);
        long act = play.at(21).acts("chief");
        play.judges(act, "e-notify", "chief", 1000);

        assertKnown(play.of(Measure.A2), 0);
    }

    @Test
    void countsWhatAFalseEmergencyDidAsNotDone() {
        play.at(0).opens("e-notify", "chief", 10);
        long sent =
                play.at(5).sends(1, "chief", "watch").with("road").asEmergency().now();
        play.judged(1, "road", "state", Verdict.ALLOW_EMERGENCY, 3);
        play.arrives(1, "watch", "phone");
        play.meets("e-notify", "chief", "chief", 1000, 0, sent);
        play.closes("e-notify", "chief", ExpectationState.MET);
        play.at(60).ends();
        assertKnown(play.of(Measure.A2), 100);

        play.then(new org.muster.simulator.log.Event.EmergencyJudged(1, false));

        Value.Known known = assertKnown(play.of(Measure.A2), 0);
        assertThat(known.evidence().getFirst().state()).isEqualTo("failed");
        assertThat(known.evidence().getFirst().entries()).contains(sent);
    }

    @Test
    void countsWhatAForbiddenDisclosureDidAsNotDone() {
        play.at(0).opens("e-notify", "chief", 10);
        long sent = play.at(5).sends(1, "chief", "watch").with("road").now();
        play.judged(1, "road", "state", Verdict.DENY_SUSPENDED, 3);
        play.meets("e-notify", "chief", "chief", 1000, 0, sent);

        assertKnown(play.of(Measure.A2), 0);
    }
}

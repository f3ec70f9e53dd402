package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.scoring.Played.assertKnown;
import static org.muster.scoring.Played.assertMissing;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.ExpectationState;
import org.muster.simulator.log.Verdict;

/** C1. County owes the state the road within 10 minutes; the watch officer owes it to the aid network within 20. */
class NeedsTest {

    private final Played play = new Played(Scripts.RIDGE);

    @Test
    void creditsWhoeverMadeItKnownAndBothAgencies() {
        play.at(0).opens("road-to-state", "county", 10);
        told("sergeant", 15);

        assertKnown(play.ofSeat("sergeant", Measure.C1), 50);
        assertMissing(play.ofSeat("chief", Measure.C1), Reason.NO_ITEMS);
        assertKnown(play.ofAgency("county", Measure.C1), 50);
        assertKnown(play.ofAgency("state", Measure.C1), 50);
        assertMissing(play.ofAgency("aid", Measure.C1), Reason.NO_ITEMS);
        assertThat(assertKnown(play.of(Measure.C1), 50).n()).isEqualTo(1);
    }

    @Test
    void blamesThePointOfContactOfAnAgencyThatToldNobody() {
        play.at(0).opens("road-to-state", "county", 10);
        play.at(20).closes("road-to-state", "county", ExpectationState.FAILED);

        assertKnown(play.ofSeat("chief", Measure.C1), 0);
        assertMissing(play.ofSeat("watch", Measure.C1), Reason.NO_ITEMS);
    }

    @Test
    void countsForTheSeatThatOwesItWhoeverTold() {
        play.at(0).opens("road-to-aid", "watch", 20);
        long sent = play.at(3).sends(1, "planner", "lead").with("road").now();
        play.meets("road-to-aid", "watch", "planner", 1000, 0, sent);

        assertKnown(play.ofSeat("watch", Measure.C1), 100);
        assertMissing(play.ofSeat("planner", Measure.C1), Reason.NO_ITEMS);
    }

    @Test
    void giveFullCreditWhenTheRecipientKnewFirst() {
        play.at(5).opens("road-to-state", "county", 10);
        play.meets("road-to-state", "county", "chief");

        assertThat(assertKnown(play.of(Measure.C1), 100).evidence().getFirst().x())
                .isZero();
    }

    @Test
    void countsANeedThatAForbiddenDisclosureMetAsUnmet() {
        play.at(0).opens("road-to-state", "county", 10);
        long sent = play.at(2).sends(1, "chief", "watch").with("road").now();
        play.judged(1, "road", "state", Verdict.DENY_SUSPENDED, 3);
        play.meets("road-to-state", "county", "chief", 1000, 0, sent);

        assertKnown(play.of(Measure.C1), 0);
    }

    @Test
    void countsANeedThatWasMetBesideAForbiddenDisclosureToAnother() {
        play.at(0).opens("road-to-state", "county", 10);
        long sent = play.at(2).sends(1, "chief", "watch").with("road").now();
        play.judged(1, "road", "aid", Verdict.DENY_NO_AGREEMENT, 3);
        play.judged(1, "figures", "state", Verdict.DENY_CATEGORY, 3);
        play.judged(1, "road", "state", Verdict.ALLOW, 0);
        play.meets("road-to-state", "county", "chief", 1000, 0, sent);

        assertKnown(play.of(Measure.C1), 100);
    }

    @Test
    void takesBackWhatAnEmergencyMetOnceItIsFoundToBeNone() {
        play.at(0).opens("road-to-state", "county", 10);
        long sent =
                play.at(2).sends(1, "chief", "watch").with("road").asEmergency().now();
        play.judged(1, "road", "state", Verdict.ALLOW_EMERGENCY, 3);
        play.meets("road-to-state", "county", "chief", 1000, 0, sent);
        play.closes("road-to-state", "county", ExpectationState.MET);
        assertKnown(play.of(Measure.C1), 100);
        assertMissing(play.of(Measure.C2), Reason.NO_ITEMS);

        play.then(new Event.EmergencyJudged(1, true));
        assertKnown(play.of(Measure.C1), 100);
        assertKnown(play.of(Measure.C2), 100);

        play.then(new Event.EmergencyJudged(1, false));
        assertKnown(play.of(Measure.C1), 0);
        assertKnown(play.of(Measure.C2), 0);
    }

    @Test
    void leavesNeedsThatACrewAnsweredOutOfTheSecondValue() {
        play.at(0).staffedByCrew("sergeant");
        play.opens("road-to-state", "county", 10);
        told("sergeant", 15);

        Scores.OfHolder state =
                play.scoreboard().scores().of(new Holder.Agency(new org.muster.scenarios.Agency.Id("state")));

        assertKnown(Objects.requireNonNull(state.measures().get(Measure.C1)), 50);
        assertMissing(Objects.requireNonNull(state.withoutCrews().get(Measure.C1)), Reason.NO_ITEMS);
    }

    private void told(String by, double minutes) {
        long sent = play.at(minutes).sends(1, by, "watch").with("road").now();
        play.meets("road-to-state", "county", by, 1000, 0, sent);
    }
}

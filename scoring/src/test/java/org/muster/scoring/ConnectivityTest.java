package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.scoring.Played.assertKnown;
import static org.muster.scoring.Played.assertMissing;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Agency;
import org.muster.simulator.log.Event;

/** C4. County and state are one link apart, state and aid one, county and aid two, by way of the state's relay. */
class ConnectivityTest {

    private final Played play = new Played(Scripts.RIDGE);

    @Test
    void comparesChainsOfMessagesWithTheLinksBetween() {
        long sent = play.at(1).sends(1, "chief", "watch").now();
        long came = play.at(2).arrives(1, "watch", "radio");
        play.at(2).sends(2, "planner", "lead").now();
        play.at(9).arrives(2, "lead", "mail");
        play.at(180).ends();

        Value.Known known = assertKnown(play.of(Measure.C4), 100);
        assertThat(known.evidence())
                .extracting(EvidenceLine::item)
                .containsExactly("pace-county-state", "pace-state-aid", "pace-county-aid");
        assertThat(known.evidence().getFirst().entries()).containsExactly(sent, came);
        assertThat(known.evidence().getLast().entries()).hasSize(4);
    }

    @Test
    void saysNothingBeforeTheEnd() {
        play.at(1).sends(1, "chief", "watch").now();
        play.at(2).arrives(1, "watch", "radio");

        assertMissing(play.of(Measure.C4), Reason.NOT_ENDED);
    }

    @Test
    void followsTimeForward() {
        play.at(1).sends(2, "planner", "lead").now();
        play.at(2).arrives(2, "lead", "mail");
        play.at(3).sends(1, "chief", "watch").now();
        play.at(4).arrives(1, "watch", "radio");
        play.at(180).ends();

        assertKnown(play.of(Measure.C4), 200 / 3.0);
    }

    @Test
    void takesTheBetterDirection() {
        play.at(1).sends(1, "lead", "watch").now();
        play.at(2).arrives(1, "watch", "mail");
        play.at(3).sends(2, "watch", "chief").now();
        play.at(4).arrives(2, "chief", "radio");
        play.at(180).ends();

        assertKnown(play.of(Measure.C4), 100);
    }

    @Test
    void countsADetourAsSomuchLess() {
        play.at(1).sends(1, "chief", "lead").now();
        play.at(2).arrives(1, "lead", "phone");
        play.at(3).sends(2, "lead", "watch").now();
        play.at(4).arrives(2, "watch", "mail");
        play.at(180).ends();

        // county-state took two messages instead of one link; county-aid one message over two links; state-aid one.
        assertKnown(play.of(Measure.C4), 250 / 3.0);
        assertKnown(play.ofAgency("aid", Measure.C4), 100);
        assertKnown(play.ofAgency("county", Measure.C4), 75);
    }

    @Test
    void leavesOutPairsThatHadNoWayMostOfTheTime() {
        play.at(1).sends(1, "planner", "lead").now();
        play.at(2).arrives(1, "lead", "mail");
        play.at(10).cuts("radio", "mast");
        play.cuts("phone", "other-mast");
        play.at(101).restores("radio");
        play.at(180).ends();

        // County to aid stood on the phone alone, and had none for longer than half of the time.
        assertThat(assertKnown(play.of(Measure.C4), 100).n()).isEqualTo(1);
    }

    @Test
    void keepsPairsThatHadAWayHalfOfTheTime() {
        play.at(0).then(new Event.AgencyDown(new Agency.Id("aid"), null));
        play.at(90).then(new Event.AgencyUp(new Agency.Id("aid"), null));
        play.at(180).ends();

        assertThat(assertKnown(play.of(Measure.C4), 0).n()).isEqualTo(3);
    }

    @Test
    void countsNoLinesAndNothingWithinAnAgency() {
        play.at(1).delivers(1, "m-1", "chief");
        play.sends(2, "chief", "sergeant").now();
        play.arrives(2, "sergeant", "radio");
        play.at(180).ends();

        assertThat(assertKnown(play.of(Measure.C4), 0).evidence())
                .allMatch(line -> line.state().equals("cut-off"));
    }

    @Test
    void leavesPairsThatACrewTiedTogetherOutOfTheSecondValue() {
        play.at(0).staffedByCrew("planner");
        play.at(1).sends(1, "chief", "watch").now();
        play.at(2).arrives(1, "watch", "radio");
        play.at(3).sends(2, "planner", "lead").now();
        play.at(4).arrives(2, "lead", "mail");
        play.at(180).ends();

        Scores.OfHolder exercise = play.scoreboard().scores().of(new Holder.Exercise());

        assertThat(assertKnown(Objects.requireNonNull(exercise.withoutCrews().get(Measure.C4)), 100)
                        .n())
                .isEqualTo(1);
    }
}

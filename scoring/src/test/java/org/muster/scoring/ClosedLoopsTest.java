package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.scoring.Played.assertKnown;
import static org.muster.scoring.Played.assertMissing;

import org.junit.jupiter.api.Test;
import org.muster.scenarios.Link;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LossReason;

/** C3 */
class ClosedLoopsTest {

    private final Played play = new Played(Scripts.RIDGE);

    @Test
    void asksForAcknowledgementAndClosing() {
        long sent = play.at(0).sends(1, "chief", "watch").toBeClosed().now();
        play.arrives(1, "watch", "phone");
        play.at(20).acts("lead");
        assertKnown(play.of(Measure.C3), 0);

        long acknowledged = play.acknowledges(1, "watch");
        assertKnown(play.of(Measure.C3), 50);

        long closed = play.closesLoop(1, "chief");
        Value.Known known = assertKnown(play.of(Measure.C3), 100);
        assertThat(known.evidence().getFirst().entries()).containsExactly(sent, acknowledged, closed);
        assertThat(known.evidence().getFirst().state()).isEqualTo("closed");
        assertKnown(play.ofSeat("chief", Measure.C3), 100);
        assertMissing(play.ofSeat("watch", Measure.C3), Reason.NO_ITEMS);
    }

    @Test
    void takesTheMeanOfTheRecipients() {
        play.at(0).sends(1, "chief", "watch", "planner").toBeClosed().now();
        play.arrives(1, "watch", "phone");
        play.arrives(1, "planner", "phone");
        play.acknowledges(1, "watch");
        play.closesLoop(1, "chief");
        play.at(20).acts("lead");

        assertKnown(play.of(Measure.C3), 50);
    }

    @Test
    void takesADeputysAcknowledgement() {
        play.at(0).sends(1, "watch", "chief").toBeClosed().now();
        play.arrives(1, "chief", "phone");
        play.acknowledges(1, "sergeant");
        play.at(20).acts("lead");

        assertKnown(play.of(Measure.C3), 50);
    }

    @Test
    void letsOnlyTheSenderCloseIt() {
        play.at(0).sends(1, "chief", "watch").toBeClosed().now();
        play.arrives(1, "watch", "phone");
        play.acknowledges(1, "watch");
        play.closesLoop(1, "watch");
        play.at(20).acts("lead");

        assertKnown(play.of(Measure.C3), 50);
    }

    @Test
    void leavesAQuarterOfAnHourForIt() {
        play.at(0).sends(1, "chief", "watch").toBeClosed().now();
        play.arrives(1, "watch", "phone");
        play.at(14.999).acts("lead");
        assertMissing(play.of(Measure.C3), Reason.NO_ITEMS);

        play.at(15).acts("lead");
        assertKnown(play.of(Measure.C3), 0);
    }

    @Test
    void countsASilentLossWhileThereWasAWay() {
        play.at(0).sends(1, "chief", "watch").over("radio").toBeClosed().now();
        loses(1, "watch", "radio");
        play.at(20).acts("lead");
        assertKnown(play.of(Measure.C3), 0);

        play.at(21).fails(1, "watch", "radio");
        assertMissing(play.of(Measure.C3), Reason.NO_ITEMS);
    }

    @Test
    void excusesALossWhenThereWasNoWay() {
        play.at(0).cuts("radio", "mast");
        play.cuts("phone", "other-mast");
        play.at(1).sends(1, "chief", "watch").over("radio").toBeClosed().now();
        loses(1, "watch", "radio");
        play.at(20).acts("lead");
        assertMissing(play.of(Measure.C3), Reason.NO_ITEMS);

        play.restores("phone");
        play.sends(2, "chief", "watch").over("radio").toBeClosed().now();
        loses(2, "watch", "radio");
        play.at(40).acts("lead");
        assertThat(assertKnown(play.of(Measure.C3), 0).n()).isEqualTo(1);
    }

    @Test
    void hasNoItemForWhatNeedNotBeClosedOrIsStillUnderWay() {
        play.at(0).sends(1, "chief", "watch").now();
        play.arrives(1, "watch", "phone");
        play.sends(2, "chief", "watch").toBeClosed().now();
        play.at(40).acts("lead");

        assertMissing(play.of(Measure.C3), Reason.NO_ITEMS);
    }

    private void loses(int msg, String to, String link) {
        play.then(new Event.MessageLost(msg, Played.seat(to), new Link.Id(link), LossReason.OUTAGE));
    }
}

package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.muster.scoring.Played.assertKnown;
import static org.muster.scoring.Played.assertMissing;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.MessageKind;
import org.muster.simulator.log.ExpectationState;

/** A1 */
class AcknowledgementTest {

    private final Played play = new Played(Scripts.RIDGE);

    @Test
    void creditsAnAcknowledgementInTimeAndNamesTheEntries() {
        play.at(10).delivers(1, "m-1", "chief");
        long opened = play.opens("m-1-ack", "chief", 5);
        long act = play.at(13).acknowledges(1, "chief");
        play.meets("m-1-ack", "chief", "chief", 1000, 0, act);

        Value.Known known = assertKnown(play.ofSeat("chief", Measure.A1), 100);

        assertThat(known.evidence()).hasSize(1).first().satisfies(line -> {
            assertThat(line.item()).isEqualTo("m-1-ack");
            assertThat(line.who()).isEqualTo("chief");
            assertThat(line.state()).isEqualTo("met");
            assertThat(line.x()).isEqualTo(.6);
            assertThat(line.credit()).isEqualTo(1000);
            assertThat(line.entries()).containsExactly(opened, act);
        });
        assertThat(known.n()).isEqualTo(1);
        assertThat(known.few()).isTrue();
        assertThat(known.interval()).isNull();
    }

    @Test
    void givesLessTheLaterAfterTheStandardAndNothingFromTwiceThat() {
        acknowledgedAfter(5);
        assertKnown(play.of(Measure.A1), 100);

        Played late = new Played(Scripts.RIDGE);
        late.at(0).opens("m-1-ack", "chief", 5);
        late.at(7).meets("m-1-ack", "chief", "chief");
        assertKnown(late.of(Measure.A1), 60);

        Played tooLate = new Played(Scripts.RIDGE);
        tooLate.at(0).opens("m-1-ack", "chief", 5);
        tooLate.at(10).meets("m-1-ack", "chief", "chief");
        assertThat(assertKnown(tooLate.of(Measure.A1), 0).n()).isEqualTo(1);
    }

    @Test
    void takesExcusedTimeOffTheClock() {
        play.at(0).opens("m-1-ack", "chief", 5);
        long cut = play.at(2).blocks("m-1-ack", "chief");
        long back = play.at(8).unblocks("m-1-ack", "chief");
        long act = play.at(10).acts("chief");
        play.meets("m-1-ack", "chief", "chief", 1000, 6, act);

        Value.Known known = assertKnown(play.of(Measure.A1), 100);

        assertThat(known.excusedMs()).isEqualTo(6 * Played.MINUTE);
        assertThat(known.evidence().getFirst().entries()).containsExactly(0L, cut, back, act);
        assertThat(known.evidence().getFirst().tookMs()).isEqualTo(10 * Played.MINUTE);
        assertThat(known.evidence().getFirst().x()).isEqualTo(.8);
    }

    @Test
    void countsWhatNobodyAcknowledgedAsNothing() {
        play.at(0).opens("m-1-ack", "chief", 5);
        play.at(10).closes("m-1-ack", "chief", ExpectationState.FAILED);

        Value.Known known = assertKnown(play.of(Measure.A1), 0);

        assertThat(known.n()).isEqualTo(1);
        assertThat(known.evidence().getFirst().state()).isEqualTo("failed");
    }

    @Test
    void takesWhatWasWithdrawnAsTheOthersWent() {
        acknowledgedAfter(6);
        play.at(20).opens("m-4-ack", "watch", 5);
        play.at(22).closes("m-4-ack", "watch", ExpectationState.WITHDRAWN);

        Value.Known known = assertKnown(play.of(Measure.A1), 80);

        assertThat(known.n()).isEqualTo(1);
        assertThat(Objects.requireNonNull(known.timeliness()).censored()).isEqualTo(1);
        assertMissing(play.ofSeat("watch", Measure.A1), Reason.NONE_OBSERVED);
    }

    @Test
    void hasNoItemForWhatWasNeverDelivered() {
        play.at(0).sends(1, "watch", "chief").as(MessageKind.ORDER).now();

        assertMissing(play.of(Measure.A1), Reason.NO_ITEMS);
    }

    @Test
    void countsOrdersBetweenSeatsToo() {
        play.at(0).sends(7, "watch", "chief").as(MessageKind.ORDER).now();
        play.arrives(7, "chief", "phone");
        play.opens("msg-7-ack", "chief", 5);
        play.at(6).meets("msg-7-ack", "chief", "chief");

        assertKnown(play.ofSeat("chief", Measure.A1), 80);
        assertMissing(play.ofSeat("watch", Measure.A1), Reason.NO_ITEMS);
    }

    @Test
    void countsForTheSeatAddressedWhicheverDeputyAnswered() {
        play.at(0).opens("m-1-ack", "chief", 5);
        play.at(1).meets("m-1-ack", "chief", "sergeant");

        assertKnown(play.ofSeat("chief", Measure.A1), 100);
        assertMissing(play.ofSeat("sergeant", Measure.A1), Reason.NO_ITEMS);
    }

    @Test
    void poolsTheItemsOfAnAgencysSeatsAndThoseOfAll() {
        acknowledgedAfter(5);
        play.at(20).opens("msg-3-ack", "sergeant", 5);
        play.at(29).meets("msg-3-ack", "sergeant", "sergeant");
        play.at(40).opens("m-4-ack", "watch", 5);
        play.at(49).meets("m-4-ack", "watch", "watch");

        assertKnown(play.ofAgency("county", Measure.A1), 60);
        assertKnown(play.ofAgency("state", Measure.A1), 20);
        assertKnown(play.of(Measure.A1), 140 / 3.0);
        assertMissing(play.ofAgency("aid", Measure.A1), Reason.NO_ITEMS);
    }

    @Test
    void leavesItemsWithACrewOutOfTheSecondValue() {
        play.at(0).staffedByCrew("watch");
        play.sends(1, "watch", "chief").as(MessageKind.ORDER).now();
        play.opens("msg-1-ack", "chief", 5);
        play.at(9).meets("msg-1-ack", "chief", "chief");
        play.at(20).delivers(2, "m-1", "chief");
        play.opens("m-1-ack", "chief", 5);
        play.at(21).meets("m-1-ack", "chief", "chief");

        Scores.OfHolder chief = play.scoreboard().scores().of(new Holder.Seat(Played.seat("chief")));

        assertKnown(Objects.requireNonNull(chief.measures().get(Measure.A1)), 60);
        assertKnown(Objects.requireNonNull(chief.withoutCrews().get(Measure.A1)), 100);
    }

    @Test
    void takesTheLastEntryForTheEndWhileTheExerciseRuns() {
        play.at(0).opens("m-1-ack", "chief", 5);
        play.at(4).acts("watch");
        assertMissing(play.of(Measure.A1), Reason.NONE_OBSERVED);

        play.at(7).acts("watch");
        Value.Known running = assertKnown(play.of(Measure.A1), 0);
        assertThat(running.evidence().getFirst().state()).isEqualTo("open");
        assertThat(running.n()).isZero();
        assertThat(Objects.requireNonNull(running.timeliness()).atMost()).isCloseTo(60, within(1e-9));

        play.at(10).acts("watch");
        assertThat(assertKnown(play.of(Measure.A1), 0).n()).isEqualTo(1);
    }

    @Test
    void letsTheClockOfAnOpenItemStandWhileItIsBlocked() {
        play.at(0).opens("m-1-ack", "chief", 5);
        play.at(1).blocks("m-1-ack", "chief");
        play.at(60).acts("watch");

        assertMissing(play.of(Measure.A1), Reason.NONE_OBSERVED);
    }

    private void acknowledgedAfter(double minutes) {
        play.at(0).opens("m-1-ack", "chief", 5);
        play.at(minutes).meets("m-1-ack", "chief", "chief");
    }
}

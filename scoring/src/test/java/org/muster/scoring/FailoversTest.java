package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.muster.scoring.Played.assertKnown;
import static org.muster.scoring.Played.assertMissing;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.PacePlan;
import org.muster.simulator.log.Event;

/** D1. County and state talk by radio, which shows no failure, else by phone; they should switch within 5 minutes. */
class FailoversTest {

    private final Played play = new Played(Scripts.RIDGE);

    @Test
    void countsFromTheFailureThatTheSenderNoticed() {
        long started = play.at(10).disrupts("mast", "county", "state");
        long cut = play.cuts("radio", "mast");
        play.at(11).sends(1, "chief", "watch").over("radio").now();
        long noticed = play.at(12).fails(1, "watch", "radio");
        long sent = play.at(18).sends(2, "chief", "watch").over("phone").now();
        long success = play.at(19).arrives(2, "watch", "phone");

        Value.Known known = assertKnown(play.ofAgency("county", Measure.D1), 60);
        assertThat(known.evidence().getFirst().entries()).containsExactly(started, cut, noticed, sent, success);
        assertThat(known.evidence().getFirst().x()).isEqualTo(1.4);
        assertMissing(play.ofAgency("state", Measure.D1), Reason.NO_ITEMS);
    }

    @Test
    void countsFromThreeMinutesOfSilenceWhereAChannelShowsNothing() {
        play.at(10).cuts("radio", "mast");
        play.at(11).sends(1, "chief", "watch").over("radio").now();
        play.at(20).sends(2, "chief", "watch").over("phone").now();
        play.at(20.5).arrives(2, "watch", "phone");

        assertKnown(play.of(Measure.D1), 100 * (2 - 6.5 / 5));
    }

    @Test
    void givesFullCreditToWhoSwitchedBeforeHeCouldKnow() {
        play.at(10).cuts("radio", "mast");
        play.at(11).sends(1, "chief", "watch").over("phone").now();
        play.at(12).arrives(1, "watch", "phone");

        assertThat(assertKnown(play.of(Measure.D1), 100).evidence().getFirst().x())
                .isZero();
    }

    @Test
    void hasNoItemForWhoDidNotTryToSend() {
        play.at(10).cuts("radio", "mast");
        play.at(60).ends();

        assertMissing(play.of(Measure.D1), Reason.NO_ITEMS);
    }

    @Test
    void stopsWatchingWhenTheLevelIsBack() {
        play.at(10).cuts("radio", "mast");
        play.at(11).sends(1, "chief", "watch").over("radio").now();
        play.at(12).fails(1, "watch", "radio");
        play.at(19).restores("radio");
        play.at(20).sends(2, "chief", "watch").over("phone").now();
        play.at(21).arrives(2, "watch", "phone");

        Value.Known known = assertKnown(play.of(Measure.D1), 0);
        assertThat(known.n()).isZero();
        assertThat(known.evidence().getFirst().state()).isEqualTo("censored");
        assertThat(Objects.requireNonNull(known.timeliness()).atMost()).isCloseTo(60, within(1e-9));
    }

    @Test
    void takesASuccessAtTheMomentAtWhichTheLevelIsBack() {
        play.at(10).cuts("radio", "mast");
        play.at(11).sends(1, "chief", "watch").over("radio").now();
        play.at(12).fails(1, "watch", "radio");
        play.at(13).sends(2, "chief", "watch").over("phone").now();
        play.at(17).restores("radio");
        play.arrives(2, "watch", "phone");

        assertThat(assertKnown(play.of(Measure.D1), 100).n()).isEqualTo(1);
    }

    @Test
    void hasNoItemWhenNothingCouldBeToldBeforeTheLevelWasBack() {
        play.at(10).cuts("radio", "mast");
        play.at(11).sends(1, "chief", "watch").over("radio").now();
        play.at(13).restores("radio");
        play.at(60).ends();

        assertMissing(play.of(Measure.D1), Reason.NO_ITEMS);
    }

    @Test
    void hasNoItemWhenNoOtherLevelWasUp() {
        play.at(9).cuts("phone", "other-mast");
        play.at(10).cuts("radio", "mast");
        play.at(11).sends(1, "chief", "watch").over("radio").now();
        play.at(60).acts("lead");
        assertMissing(play.of(Measure.D1), Reason.NO_ITEMS);

        play.at(61).restores("phone");
        play.at(66).ends();
        assertKnown(play.of(Measure.D1), 0);
    }

    @Test
    void standsOnTheLevelOfTheLastSwitch() {
        play.at(5)
                .then(new Event.PaceSwitched(
                        new PacePlan.Id("pace-county-state"),
                        PacePlan.Level.PRIMARY,
                        PacePlan.Level.ALTERNATE,
                        Played.seat("chief")));
        play.at(10).cuts("radio", "mast");
        play.at(11).sends(1, "chief", "watch").over("radio").now();
        play.at(60).acts("lead");
        assertMissing(play.of(Measure.D1), Reason.NO_ITEMS);

        play.restores("radio");
        play.cuts("phone", "other-mast");
        play.at(61).sends(2, "chief", "watch").over("phone").now();
        play.fails(2, "watch", "phone");
        play.at(62).sends(3, "chief", "watch").over("radio").now();
        play.at(63).arrives(3, "watch", "radio");
        assertKnown(play.of(Measure.D1), 100);
    }

    @Test
    void countsForASeatOnlyWhenItNamedTheLinkItself() {
        play.at(10).cuts("radio", "mast");
        play.at(11).sends(1, "chief", "watch").now();
        play.at(12).arrives(1, "watch", "phone");
        assertKnown(play.ofAgency("county", Measure.D1), 100);
        assertMissing(play.ofSeat("chief", Measure.D1), Reason.NO_ITEMS);

        Played named = new Played(Scripts.RIDGE);
        named.at(10).cuts("radio", "mast");
        named.at(11).sends(1, "chief", "watch").over("phone").now();
        named.at(12).arrives(1, "watch", "phone");
        assertKnown(named.ofSeat("chief", Measure.D1), 100);
    }

    @Test
    void countsADisruptionOnceForAPlanAndAgencyHoweverOftenItCuts() {
        play.at(10).disrupts("mast", "county", "state");
        play.cuts("radio", "mast");
        play.at(11).sends(1, "chief", "watch").over("phone").now();
        play.arrives(1, "watch", "phone");
        play.at(20).restores("radio");
        play.at(21).cuts("radio", "mast");
        play.sends(2, "chief", "watch").over("phone").now();
        play.arrives(2, "watch", "phone");

        assertThat(assertKnown(play.of(Measure.D1), 100).n()).isEqualTo(1);
    }
}

package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.scoring.Played.assertKnown;
import static org.muster.scoring.Played.assertMissing;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Item;
import org.muster.scenarios.MessageKind;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.ExpectationState;

/** B2 */
class AccuracyTest {

    private final Played play = new Played(Scripts.RIDGE);

    @Test
    void countsAWrongChoiceTwiceAndAPartialOneAsRight() {
        expected("wait", 500);
        assertKnown(play.of(Measure.B2), 100);

        play.at(40).delivers(1, "m-3", "chief");
        play.at(41).decides("d-2", "leave", "chief");

        Value.Known known = assertKnown(play.of(Measure.B2), 100 * 2.0 / (2 + 1 + 1));
        assertThat(known.n()).isEqualTo(2);
        assertThat(known.evidence()).extracting(EvidenceLine::state).containsExactly("right", "wrong");
    }

    @Test
    void countsWhatWasNotDecidedAtTheEndAsOmitted() {
        play.at(40).delivers(1, "m-3", "chief");
        assertMissing(play.of(Measure.B2), Reason.NO_ITEMS);

        play.at(180).ends();
        assertThat(assertKnown(play.of(Measure.B2), 0).evidence().getFirst().state())
                .isEqualTo("omitted");
    }

    @Test
    void asksEachSeatThatADecisionWasPutBefore() {
        play.at(40).delivers(1, "m-3", "chief");
        play.arrives(1, "watch", "phone");
        play.at(41).decides("d-2", "leave", "chief");
        play.at(42).decides("d-2", "help", "chief");
        play.at(180).ends();

        assertKnown(play.ofSeat("chief", Measure.B2), 100);
        assertKnown(play.ofSeat("watch", Measure.B2), 0);
        assertKnown(play.of(Measure.B2), 100 * 2.0 / 3);
    }

    @Test
    void takesADeputysChoiceForTheSeatThatWasAsked() {
        play.at(40).delivers(1, "m-3", "chief");
        play.at(42).decides("d-2", "help", "sergeant");

        assertKnown(play.ofSeat("chief", Measure.B2), 100);
        assertMissing(play.ofSeat("sergeant", Measure.B2), Reason.NO_ITEMS);
    }

    @Test
    void countsADecisionThatAnExpectationNamesByThatAlone() {
        play.at(30).delivers(1, "m-2", "chief");
        expected("help", 1000);

        assertThat(assertKnown(play.of(Measure.B2), 100).n()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"CENSORED", "WITHDRAWN", "IMPOSSIBLE"})
    void hasNoItemForAnExpectedDecisionThatCouldNotBeSeen(ExpectationState state) {
        play.at(30).opens("e-choose", "chief", 10);
        play.at(40).closes("e-choose", "chief", state);

        assertMissing(play.of(Measure.B2), Reason.NO_ITEMS);
    }

    @Test
    void countsAnUnwantedActionOnceForAnAgencyAndForTheSeatThatWasFirst() {
        expected("help", 1000);
        play.at(50).takes("ask-papers", "sergeant");
        play.at(51).takes("ask-papers", "chief");
        play.at(52).takes("close-road", "chief");

        assertKnown(play.ofAgency("county", Measure.B2), 100 * 2.0 / 3);
        assertKnown(play.ofSeat("sergeant", Measure.B2), 0);
        assertKnown(play.ofSeat("chief", Measure.B2), 100);
    }

    @Test
    void countsABrokenRuleForTheSeatThatBrokeIt() {
        play.at(0).opensWithoutDeadline("e-never", "county");
        long act = play.at(50).takes("close-road", "sergeant");
        long closed = play.because(
                act,
                new Event.ExpectationClosed(
                        new org.muster.scenarios.Expectation.Id("e-never"),
                        new Agency.Id("county"),
                        ExpectationState.FAILED,
                        0,
                        null));

        Value.Known known = assertKnown(play.ofSeat("sergeant", Measure.B2), 0);
        assertThat(known.evidence().getFirst().entries()).containsExactly(0L, act, closed);
        assertMissing(play.ofSeat("chief", Measure.B2), Reason.NO_ITEMS);
    }

    @Test
    void countsTheFirstMessageThatPassesOnWhatIsFalse() {
        plant("rumor", "county");
        play.at(10)
                .sends(1, "chief", "watch")
                .as(MessageKind.QUERY)
                .with("rumor")
                .now();
        play.at(11).sends(2, "chief", "sergeant").with("rumor").now();
        assertMissing(play.of(Measure.B2), Reason.NO_ITEMS);

        long first = play.at(12).sends(3, "sergeant", "watch").with("rumor").now();
        play.at(13).sends(4, "chief", "watch").with("rumor").now();

        Value.Known known = assertKnown(play.of(Measure.B2), 0);
        assertThat(known.evidence()).hasSize(1);
        assertThat(known.evidence().getFirst().entries()).containsExactly(first);
        assertThat(known.evidence().getFirst().who()).isEqualTo("sergeant");
    }

    @Test
    void findsWhatIsFalseInWordsThatWereTaggedLater() {
        plant("rumor", "county");
        play.at(10).sends(1, "chief", "watch").now();
        play.at(11).sends(2, "sergeant", "watch").with("rumor").now();
        play.at(20).then(new Event.MessageTagged(1, List.of(new Item.Id("rumor"))));

        assertKnown(play.ofSeat("chief", Measure.B2), 0);
        assertMissing(play.ofSeat("sergeant", Measure.B2), Reason.NO_ITEMS);
    }

    @Test
    void countsNothingFalseThatAnAgencyDidNotHold() {
        play.at(10).sends(1, "chief", "watch").with("rumor").now();
        plant("rumor", "county");

        assertMissing(play.of(Measure.B2), Reason.NO_ITEMS);
    }

    @Test
    void countsAnActThatAnEvaluatorCallsUnwanted() {
        expected("help", 1000);
        long act = play.at(50).acts("chief");
        play.judgesUnwanted(act, 3);
        assertKnown(play.of(Measure.B2), 100 * 2.0 / 3);

        play.judgesUnwanted(play.takes("ask-papers", "chief"), 3);
        assertThat(assertKnown(play.of(Measure.B2), 50).n()).isEqualTo(3);

        play.then(new Event.ActionJudged(act, null, null, 0, null, null));
        assertKnown(play.of(Measure.B2), 100 * 2.0 / 3);
    }

    private void plant(String item, String agency) {
        play.then(new Event.FalseItemPlanted(new Item.Id(item), new Agency.Id(agency)));
    }

    private void expected(String option, int credit) {
        play.at(30).opens("e-choose", "chief", 10);
        play.meets("e-choose", "chief", "chief", credit, 0, play.at(31).decides("d-1", option, "chief"));
    }
}

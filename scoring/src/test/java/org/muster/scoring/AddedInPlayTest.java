package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.scoring.Played.assertKnown;
import static org.muster.scoring.Played.assertMissing;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Disruption;
import org.muster.scenarios.Line;
import org.muster.scenarios.Mark;
import org.muster.scenarios.Tree;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.ExpectationState;

/** Lines and disruptions that controllers write in play count as if the script had held them. */
class AddedInPlayTest {

    private final Played play = new Played(Scripts.RIDGE);

    @Test
    void weighsAnExpectationThatWasAddedAndKnowsItsTask() {
        adds(Map.of("id", word("e-new"), "weight", number("3"), "message", Tree.Branch.of(Map.of())));
        play.opens("e-new", "chief", 10);
        play.meets("e-new", "chief", "chief");
        play.opens("e-never", "county", 10);
        play.at(40).closes("e-never", "county", ExpectationState.FAILED);

        assertKnown(play.of(Measure.B1), 100 * 3 / 5.0);
        assertKnown(play.of(Measure.A2), 100);
    }

    @Test
    void takesTheTaskOfALineThatWasAdded() {
        Tree.Branch expectation = Tree.Branch.of(Map.of("id", word("e-new"), "never", Tree.Branch.of(Map.of())));
        play.then(new Event.InjectAdded(
                new Line.Id("adhoc-1"),
                Tree.Branch.of(Map.of("task", word("t-law"), "expects", Tree.Row.of(List.of(expectation))))));
        play.opensWithoutDeadline("e-new", "chief");
        play.closes("e-new", "chief", ExpectationState.MET);

        assertThat(assertKnown(play.of(Measure.B1), 100).evidence().getFirst().task())
                .isEqualTo("t-law");
        assertMissing(play.of(Measure.A2), Reason.NO_ITEMS);
    }

    @Test
    void judgesADecisionThatWasAdded() {
        Tree.Branch right = Tree.Branch.of(Map.of("id", word("yes-do"), "verdict", word("right")));
        Tree.Branch unlawful =
                Tree.Branch.of(Map.of("id", word("sell"), "verdict", word("unlawful"), "severity", word("critical")));
        play.then(new Event.InjectAdded(
                new Line.Id("adhoc-1"),
                Tree.Branch.of(Map.of(
                        "decision",
                        Tree.Branch.of(
                                Map.of("id", word("d-new"), "options", Tree.Row.of(List.of(right, unlawful))))))));
        play.at(5).delivers(1, "adhoc-1", "chief");
        play.decides("d-new", "sell", "chief");
        assertKnown(play.of(Measure.B2), 0);

        play.decides("d-new", "yes-do", "chief");
        assertKnown(play.of(Measure.B2), 100);
        assertThat(play.scoreboard().scores().of(new Holder.Exercise()).flags())
                .containsExactly(Flag.CRITICAL_VIOLATION);
    }

    @Test
    void putsAnEditedLineInThePlaceOfTheOld() {
        Tree.Branch expectation =
                Tree.Branch.of(Map.of("id", word("e-notify"), "weight", number("2"), "task", word("t-close")));
        play.then(new Event.InjectEdited(
                new Line.Id("m-1"), Tree.Branch.of(Map.of("expects", Tree.Row.of(List.of(expectation))))));
        play.opens("e-notify", "chief", 10);
        play.meets("e-notify", "chief", "chief");

        assertThat(assertKnown(play.of(Measure.B1), 100).evidence().getFirst().task())
                .isEqualTo("t-close");
    }

    @Test
    void weighsAsADisruptionThatWasThrownSays() {
        Tree.Branch change = Tree.Branch.of(Map.of("objective", word("o-law"), "weight", number("4.5")));
        Disruption.Id id = new Disruption.Id("thrown-1");
        play.then(new Event.DisruptionThrown(id, Tree.Branch.of(Map.of("changes", Tree.Row.of(List.of(change))))));
        play.then(new Event.DisruptionStarted(id, org.muster.scenarios.Effect.Kind.POLICY_CHANGE, List.of()));
        play.opens("e-notify", "chief", 10);
        play.meets("e-notify", "chief", "chief");
        play.opens("e-never", "county", 10);
        play.at(40).closes("e-never", "county", ExpectationState.FAILED);

        assertKnown(play.of(Measure.B1), 100 * 6 / (6 + 9.0));
    }

    private void adds(Map<String, Tree> expectation) {
        play.then(new Event.InjectAdded(
                new Line.Id("adhoc-1"),
                Tree.Branch.of(Map.of("expects", Tree.Row.of(List.of(Tree.Branch.of(expectation)))))));
    }

    private static Tree word(String value) {
        return Tree.Scalar.of(value);
    }

    private static Tree number(String written) {
        return new Tree.Scalar(Mark.NOWHERE, Tree.Scalar.Kind.NUMBER, written);
    }
}

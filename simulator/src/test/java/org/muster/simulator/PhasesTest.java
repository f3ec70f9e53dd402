package org.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Action;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Condition;
import org.muster.scenarios.Decision;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Line;
import org.muster.scenarios.Occasion;
import org.muster.scenarios.Pattern;
import org.muster.scenarios.Persona;
import org.muster.scenarios.Phase;
import org.muster.scenarios.Position;
import org.muster.scenarios.Question;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Timing;
import org.muster.scenarios.Trigger;
import org.muster.scenarios.Via;
import org.muster.simulator.log.EndReason;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.JumpMode;
import org.muster.simulator.log.LineReason;
import org.muster.simulator.log.Staffing;

/** Phases with their questions, in real time and in turns. */
class PhasesTest {
    private static final long MINUTE = 60_000;
    private static final Persona.Id CALLER = new Persona.Id("caller");
    private static final Agency.Id COUNTY = new Agency.Id("county");
    private static final Position.Id CHIEF = new Position.Id("chief");
    private static final Phase.Id ONE = new Phase.Id("p-1");
    private static final Phase.Id TWO = new Phase.Id("p-2");
    private static final Trigger BY_HAND = new Trigger.ByController();
    private static final Pattern SHELTER = new Pattern.Act(new Action.Id("open-shelter"), List.of(), null);

    // In real time

    @Test
    void theNextPhaseClosesTheOneBeforeAndAsksItsQuestions() {
        Play play = started(Script.lasting(20)
                .agency("county", "chief")
                .phase("p-1", Script.at(MINUTE), 1)
                .phase("p-2", new Trigger.After(new Occasion.OfPhase(ONE, Occasion.OfPhase.Step.OPENED), MINUTE), 1)
                .phase("p-3", new Trigger.After(new Occasion.OfPhase(ONE, Occasion.OfPhase.Step.CLOSED), MINUTE), 1));
        play.untilEndEx();

        assertThat(phases(play))
                .containsExactly(
                        "1 opened p-1",
                        "1 asked p-1",
                        "2 opened p-2",
                        "2 closed p-1",
                        "2 asked p-2",
                        "3 opened p-3",
                        "3 closed p-2",
                        "3 asked p-3");
    }

    @Test
    void aPhaseComesBeforeALineOfItsMoment() {
        Play play = started(Script.lasting(20)
                .agency("county", "chief")
                .line("m-01", inPhase(Script.at(MINUTE), ONE), CALLER, new Via.Direct(), null, null, CHIEF)
                .phase("p-1", Script.at(MINUTE), 1));
        play.until(MINUTE);

        assertThat(play.entries(Event.InjectReleased.class)).hasSize(1);
    }

    @Test
    void aLineOfAPhaseIsPlayedWhileItIsOpenAndElseSkipped() {
        Play play = started(Script.lasting(20)
                .agency("county", "chief")
                .phase("p-1", Script.at(2 * MINUTE), 1)
                .phase("p-2", Script.at(4 * MINUTE), 1)
                .line("m-01", inPhase(Script.at(MINUTE), ONE), CALLER, new Via.Direct(), null, null, CHIEF)
                .line("m-02", inPhase(Script.at(3 * MINUTE), ONE), CALLER, new Via.Direct(), null, null, CHIEF)
                .line("m-03", inPhase(BY_HAND, ONE), CALLER, new Via.Direct(), null, null, CHIEF)
                .line(
                        "m-04",
                        new Trigger.When(new Condition.PhaseOpen(TWO), 0),
                        CALLER,
                        new Via.Direct(),
                        null,
                        null,
                        CHIEF));
        play.until(5 * MINUTE);

        assertThat(play.entries(Event.InjectSkipped.class))
                .extracting(entry -> entry.event())
                .containsExactly(new Event.InjectSkipped(new Line.Id("m-01"), LineReason.PHASE));
        assertThat(play.entries(Event.InjectReleased.class))
                .extracting(
                        entry -> ((Event.InjectReleased) entry.event()).line().value())
                .containsExactly("m-02", "m-04");
        assertThat(play.act("control:1", new Event.InjectReleased(new Line.Id("m-03"), null)))
                .isEqualTo(new Answer.Refused(Refusal.IMPOSSIBLE, List.of("phase", "m-03")));
    }

    @Test
    void aControllerOpensAPhaseAsOftenAsItIsPlayedAndClosesIt() {
        Play play = started(Script.lasting(20)
                .agency("county", "chief")
                .phase("p-1", BY_HAND, 2)
                .phase("p-2", Script.at(9 * MINUTE), 1));
        play.until(MINUTE);
        play.accept("control:1", new Event.PhaseOpened(ONE, null));
        play.accept("control:1", new Event.PhaseOpened(ONE, null));
        assertThat(play.act("control:1", new Event.PhaseOpened(ONE, null)))
                .isEqualTo(new Answer.Refused(Refusal.ALREADY, List.of("p-1")));
        play.until(2 * MINUTE);
        play.accept("control:1", new Event.PhaseClosed(ONE, null));
        assertThat(play.act("control:1", new Event.PhaseClosed(ONE, null)))
                .isEqualTo(new Answer.Refused(Refusal.ALREADY, List.of("p-1")));
        play.accept("control:1", new Event.PhaseOpened(TWO, null));
        play.untilEndEx();

        assertThat(phases(play))
                .as("what was opened by hand does not open again by itself")
                .containsExactly(
                        "1 opened p-1",
                        "1 asked p-1",
                        "1 opened p-1",
                        "1 asked p-1",
                        "2 closed p-1",
                        "2 opened p-2",
                        "2 asked p-2");
    }

    @Test
    void refusesWhoeverMayNotOpenAPhaseOrHasNotSeenTheLast() {
        Play play = started(Script.lasting(20)
                .agency("county", "chief")
                .phase("p-1", Script.at(MINUTE), 2)
                .phase("p-2", BY_HAND, 1));
        play.until(MINUTE);
        long opened = play.entries(Event.PhaseOpened.class).getFirst().number();

        assertThat(play.act("seat:chief", new Event.PhaseOpened(TWO, null)))
                .isEqualTo(new Answer.Refused(Refusal.NOT_ALLOWED, List.of("seat:chief", "phase-opened")));
        assertThat(play.act("control:1", new Event.PhaseOpened(new Phase.Id("p-9"), null)))
                .isEqualTo(new Answer.Refused(Refusal.UNKNOWN, List.of("p-9")));
        assertThat(play.simulation.act(new Input("control:1", "late", opened - 1), new Event.PhaseOpened(TWO, null)))
                .isEqualTo(new Answer.Refused(Refusal.STALE, List.of(Long.toString(opened))));
    }

    @Test
    void whatAPhaseHopesForOpensAndClosesWithIt() {
        Play play = started(Script.lasting(20)
                .agency("county", "chief")
                .action("open-shelter", List.of(), "chief")
                .phase(
                        "p-1",
                        Script.at(MINUTE),
                        1,
                        Script.expect("e-late", COUNTY, SHELTER, MINUTE),
                        Script.expect("e-short", COUNTY, SHELTER, 9 * MINUTE),
                        Script.expect("e-never", COUNTY, new Pattern.Never(SHELTER), null))
                .line("m-01", 2 * MINUTE, "chief", null)
                .expects(
                        Script.expect("e-kept", COUNTY, new Pattern.Never(SHELTER), null),
                        Script.expect("e-own", COUNTY, SHELTER, 9 * MINUTE))
                .phase("p-2", Script.at(4 * MINUTE), 1));
        play.until(4 * MINUTE);

        assertThat(play.entries(Event.ExpectationClosed.class))
                .extracting(entry -> ((Event.ExpectationClosed) entry.event()).exp() + " "
                        + ((Event.ExpectationClosed) entry.event()).state().code())
                .containsExactly("e-late failed", "e-short withdrawn", "e-never met", "e-kept met");
    }

    @Test
    void aSeatAnswersWhatItWasAskedAndTheFacilitatorForIt() {
        Play play = persons(Script.lasting(20)
                .agency("county", "chief")
                .phase("p-1", Script.at(MINUTE), 1)
                .phase("p-2", Script.at(9 * MINUTE), 1));
        play.until(MINUTE);

        play.accept("seat:chief", answer(ONE, "q-1"));
        play.accept("control:1", answer(ONE, "q-1"));
        assertThat(play.act("seat:chief", answer(TWO, "q-1")))
                .isEqualTo(new Answer.Refused(Refusal.NOT_YOURS, List.of("q-1")));
        assertThat(play.act("seat:chief", answer(ONE, "q-9")))
                .isEqualTo(new Answer.Refused(Refusal.UNKNOWN, List.of("q-9")));
        assertThat(play.act("seat:chief", answer(new Phase.Id("p-9"), "q-1")))
                .isEqualTo(new Answer.Refused(Refusal.UNKNOWN, List.of("p-9")));
    }

    // In turns

    @Test
    void onlyTheFacilitatorRaisesTheTurnAndTheNextPhaseByHandBeginsWithIt() {
        Play play = started(Script.inTurns()
                .agency("county", "chief")
                .phase("p-1", Script.at(0), 1)
                .phase("p-2", BY_HAND, 2)
                .phase("p-3", BY_HAND, 1)
                .line("m-01", Script.at(0), CALLER, new Via.Direct(), null, null, CHIEF)
                .line("m-02", 2 * MINUTE, "chief", null));
        play.until(99 * MINUTE);
        assertThat(play.simulation.now()).isEqualTo(ExerciseTime.START_EX);
        for (int turn = 2; turn <= 5; turn++) {
            next(play, turn);
        }

        assertThat(play.entries(Event.PhaseOpened.class))
                .extracting(entry -> entry.time().millis() / MINUTE + " " + entry.event())
                .containsExactly(
                        "0 PhaseOpened[phase=p-1, turn=1]",
                        "1 PhaseOpened[phase=p-2, turn=2]",
                        "2 PhaseOpened[phase=p-2, turn=3]",
                        "3 PhaseOpened[phase=p-3, turn=4]");
        assertThat(play.entries(Event.PhaseClosed.class))
                .extracting(entry -> entry.event())
                .containsExactly(new Event.PhaseClosed(ONE, 1), new Event.PhaseClosed(TWO, 3));
        assertThat(play.entries(Event.InjectReleased.class))
                .extracting(entry -> entry.time().millis() / MINUTE)
                .containsExactly(0L, 2L);
        assertThat(play.simulation.now().millis()).isEqualTo(4 * MINUTE);
    }

    @Test
    void turnsGoOneByOneAndWithdrawNothing() {
        Play play = persons(Script.inTurns()
                .agency("county", "chief")
                .action("open-shelter", List.of(), "chief")
                .line("m-01", Script.at(0), CALLER, new Via.Direct(), null, null, CHIEF)
                .expects(
                        Script.expect("e-1", COUNTY, SHELTER, MINUTE), Script.expect("e-open", COUNTY, SHELTER, null)));

        assertThat(play.act("control:1", new Event.ClockJumped(new ExerciseTime(2 * MINUTE), JumpMode.PLAY)))
                .isEqualTo(new Answer.Refused(Refusal.IMPOSSIBLE, List.of("to", "T+00:02")));
        assertThat(play.act("control:1", new Event.ClockJumped(new ExerciseTime(MINUTE), JumpMode.SKIP)))
                .isEqualTo(new Answer.Refused(Refusal.IMPOSSIBLE, List.of("mode", "skip")));
        next(play, 2);
        assertThat(play.entries(Event.ExpectationMissed.class))
                .as("within 1 turn is until the end of the next")
                .isEmpty();
        next(play, 3);
        assertThat(play.entries(Event.ExpectationMissed.class)).hasSize(1);
        play.accept("seat:chief", new Event.ActionTaken(new Action.Id("open-shelter"), null, null, CHIEF, null));
        play.accept("control:1", new Event.ExerciseEnded(EndReason.DIRECTOR));

        assertThat(play.entries(Event.ExpectationMet.class)).hasSize(2);
    }

    @Test
    void whatHasNoDeadlineFailsWhenThePhaseInWhichItOpenedCloses() {
        Play play = persons(Script.inTurns()
                .agency("county", "chief")
                .action("open-shelter", List.of(), "chief")
                .phase("p-1", Script.at(0), 1)
                .phase("p-2", BY_HAND, 1)
                .line("m-01", Script.at(0), CALLER, new Via.Direct(), null, null, CHIEF)
                .expects(Script.expect("e-1", COUNTY, SHELTER, null))
                .line("m-02", MINUTE, "chief", null)
                .expects(Script.expect("e-2", COUNTY, SHELTER, null)));
        next(play, 2);
        play.accept("control:1", new Event.ExerciseEnded(EndReason.DIRECTOR));

        assertThat(play.entries(Event.ExpectationClosed.class))
                .extracting(entry ->
                        entry.time().millis() / MINUTE + " " + ((Event.ExpectationClosed) entry.event()).state())
                .containsExactly("1 FAILED", "1 FAILED");
        assertThat(play.entries(Event.PhaseClosed.class).getFirst().number())
                .isLessThan(
                        play.entries(Event.ExpectationClosed.class).getFirst().number());
    }

    @Test
    void theFacilitatorMarksWhatWasSaidAsAnOption() {
        Play play = persons(Script.inTurns()
                .agency("county", "chief")
                .line("m-01", Script.at(0), CALLER, new Via.Direct(), null, null, CHIEF)
                .decision("d-1")
                .expects(Script.expect("e-1", CHIEF, new Pattern.Decide(new Decision.Id("d-1")), null)));
        play.accept(
                "control:1", new Event.DecisionMade(new Decision.Id("d-1"), new Decision.Option.Id("right"), CHIEF));

        assertThat(((Event.ExpectationMet) play.entries(Event.ExpectationMet.class)
                                .getFirst()
                                .event())
                        .by())
                .isEqualTo(CHIEF);
    }

    @Test
    void anExerciseInTurnsReplays() {
        Play play = started(Script.inTurns()
                .agency("county", "chief")
                .crew("chief", Script.MINUTE, 1)
                .phase("p-1", BY_HAND, 3)
                .line("m-01", Script.at(0), CALLER, new Via.Direct(), MINUTE, null, CHIEF)
                .line("m-02", MINUTE, "chief", MINUTE));
        for (int turn = 2; turn <= 6; turn++) {
            next(play, turn);
        }

        Simulation again = Simulation.replay(play.scenario, play.log);

        assertThat(again.nextNumber()).isEqualTo(play.log.size());
        assertThat(again.now()).isEqualTo(play.simulation.now());
    }

    private static void next(Play play, int turn) {
        play.accept("control:1", new Event.ClockJumped(new ExerciseTime((turn - 1) * MINUTE), JumpMode.PLAY));
    }

    private static Timing inPhase(Trigger trigger, Phase.Id phase) {
        return new Timing(trigger, null, phase, false);
    }

    private static Event answer(Phase.Id phase, String question) {
        return new Event.QuestionAnswered(phase, new Question.Id(question), CHIEF, null);
    }

    private static Play started(Script script) {
        return Play.withCrews(script.scenario(), 7);
    }

    private static Play persons(Script script) {
        Scenario scenario = script.scenario();
        Play play = Play.created(scenario, 7);
        scenario.positions().forEach(position -> play.staff(position.id().value(), Staffing.PERSON));
        play.accept("control:1", new Event.ExerciseStarted());
        return play;
    }

    private static List<String> phases(Play play) {
        return play.log.stream()
                .map(entry -> {
                    String what = switch (entry.event()) {
                        case Event.PhaseOpened opened -> "opened " + opened.phase();
                        case Event.PhaseClosed closed -> "closed " + closed.phase();
                        case Event.QuestionAsked asked -> "asked " + asked.phase();
                        default -> "";
                    };
                    return what.isEmpty() ? what : entry.time().millis() / MINUTE + " " + what;
                })
                .filter(what -> !what.isEmpty())
                .toList();
    }
}

package org.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Channel;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Line;
import org.muster.scenarios.Occasion.OfLine.Stage;
import org.muster.scenarios.Persona;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Spread;
import org.muster.scenarios.Timing;
import org.muster.scenarios.Trigger;
import org.muster.scenarios.Via;
import org.muster.simulator.log.EndReason;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.ExpectationState;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.JumpMode;
import org.muster.simulator.log.LineReason;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.PauseReason;
import org.muster.simulator.log.Source;
import org.muster.simulator.log.Staffing;

class SimulationTest {
    private static final long MINUTE = 60_000;
    private static final Position.Id CHIEF = new Position.Id("chief");
    private static final Persona.Id CALLER = new Persona.Id("caller");
    private static final Agency.Id STATE = new Agency.Id("state");
    private static final Agency.Id COUNTY = new Agency.Id("county");

    // Messages

    @Test
    void handsALineOverAtItsMoment() {
        Play play = started(Script.lasting(20).agency("county", "chief").line("m-01", 5 * MINUTE, "chief", null));

        play.until(5 * MINUTE);

        assertThat(kinds(last(play, 3))).containsExactly("inject-released", "message-sent", "message-delivered");
        assertThat(last(play, 3)).allMatch(entry -> entry.time().millis() == 5 * MINUTE);
        assertThat(last(play, 3).stream().skip(1).map(LogEntry::cause))
                .as("each follows from the one before")
                .containsExactly(play.log.size() - 3L, play.log.size() - 2L);
    }

    @Test
    void deliversOverALinkAfterItsDelay() {
        Play play = started(twoAgencies()
                .link("mail", Channel.EMAIL, Spread.constant(90_000), 0, "county", "state")
                .line("m-01", Script.at(MINUTE), STATE, Script.over("mail"), null, null, COUNTY));

        play.until(10 * MINUTE);

        LogEntry delivered = play.entries(Event.MessageDelivered.class).getFirst();
        assertThat(delivered.time().millis()).isEqualTo(MINUTE + 90_000);
        assertThat(((Event.MessageDelivered) delivered.event()).link()).hasToString("mail");
        LogEntry routed = play.entries(Event.MessageRouted.class).getFirst();
        assertThat(((Event.MessageRouted) routed.event()).arrivesAt()).isEqualTo(delivered.time());
    }

    @Test
    void takesThePrimaryLinkOfThePairWhenTheBestIsAskedFor() {
        Play play = started(twoAgencies()
                .link("mail", Channel.EMAIL, Script.MINUTE, 0, "county", "state")
                .link("phone", Channel.TELEPHONE, Script.MINUTE, 0, "county", "state")
                .pace("county", "state", "phone", "mail")
                .line("m-01", Script.at(0), STATE, new Via.Best(), null, null, COUNTY));

        play.until(10 * MINUTE);

        Event.MessageDelivered delivered = (Event.MessageDelivered)
                play.entries(Event.MessageDelivered.class).getFirst().event();
        assertThat(delivered.link()).hasToString("phone");
        assertThat(delivered.level()).hasToString("PRIMARY");
    }

    @Test
    void aNetIsHeardByEveryMemberAtTheSameMoment() {
        Play play = started(twoAgencies()
                .agency("city", "clerk")
                .link("net", Channel.RADIO, new Spread(8_000, 25_000), 0, "county", "state", "city")
                .line("m-01", Script.at(0), STATE, Script.over("net"), null, null, COUNTY));

        play.until(20 * MINUTE);

        LogEntry overheard = play.entries(Event.MessageOverheard.class).getFirst();
        assertThat(overheard.event()).isEqualTo(new Event.MessageOverheard(1, new Agency.Id("city")));
        assertThat(overheard.time())
                .isEqualTo(play.entries(Event.MessageDelivered.class).getFirst().time());
    }

    @Test
    void aLostMessageShowsAsFailedOnlyWhereASenderWouldNotice() {
        Script script = twoAgencies()
                .link("net", Channel.RADIO, Script.MINUTE, 1000, "county", "state")
                .link("phone", Channel.TELEPHONE, Script.MINUTE, 1000, "county", "state")
                .line("m-01", Script.at(0), STATE, Script.over("net"), null, null, COUNTY)
                .line("m-02", Script.at(0), STATE, Script.over("phone"), null, null, COUNTY);

        Play play = started(script).until(20 * MINUTE);

        assertThat(play.entries(Event.MessageLost.class)).hasSize(2);
        assertThat(play.entries(Event.MessageFailed.class))
                .extracting(entry -> ((Event.MessageFailed) entry.event()).msg())
                .containsExactly(2);
        assertThat(play.entries(Event.MessageDelivered.class)).isEmpty();
    }

    @Test
    void aLanguageThatTheReaderLacksSlowsAMessageByTwoAndAHalf() {
        Play play = started(twoAgencies()
                .link("phone", Channel.TELEPHONE, Script.MINUTE, 0, "county", "state")
                .line("m-01", Script.at(0), STATE, Script.over("phone"), null, "es", COUNTY));

        play.until(20 * MINUTE);

        assertThat(play.entries(Event.LanguageHindered.class)).hasSize(1);
        assertThat(play.entries(Event.MessageDelivered.class).getFirst().time().millis())
                .isEqualTo(150_000);
    }

    @Test
    void whatComesToAnAgencyGoesToADeputyWhileItsPointOfContactIsAway() {
        Play play = created(Script.lasting(20)
                .agency("county", "chief", "deputy")
                .line("m-01", Script.at(MINUTE), CALLER, new Via.Direct(), null, null, COUNTY));
        play.staff("deputy", Staffing.CREW);
        play.accept("control:1", new Event.ExerciseStarted());

        play.until(MINUTE);

        assertThat(play.entries(Event.MessageDelivered.class))
                .extracting(entry -> ((Event.MessageDelivered) entry.event()).seat())
                .containsExactly(new Position.Id("deputy"));
    }

    @Test
    void whatHasNotArrivedByEndExIsInFlight() {
        Play play = started(twoAgencies()
                .link("mail", Channel.EMAIL, Spread.constant(60 * MINUTE), 0, "county", "state")
                .line("m-01", Script.at(MINUTE), STATE, Script.over("mail"), null, null, COUNTY));

        play.untilEndEx();

        assertThat(kinds(last(play, 2))).containsExactly("message-in-flight", "exercise-ended");
    }

    // The MSEL

    @Test
    void aLineFollowsAnotherOnce() {
        Play play = started(Script.lasting(20)
                .agency("county", "chief", "deputy")
                .line("m-01", Script.at(MINUTE), CALLER, new Via.Direct(), null, null, CHIEF, new Position.Id("deputy"))
                .line(
                        "m-02",
                        Script.after("m-01", Stage.DELIVERED, 90_000),
                        CALLER,
                        new Via.Direct(),
                        null,
                        null,
                        CHIEF));

        play.until(10 * MINUTE);

        List<LogEntry> released = play.entries(Event.InjectReleased.class);
        assertThat(released).hasSize(2);
        assertThat(released.getLast().time().millis()).isEqualTo(MINUTE + 90_000);
        assertThat(play.log.get(released.getLast().cause().intValue()).event())
                .isInstanceOf(Event.MessageDelivered.class);
    }

    @Test
    void aLineThatComesTooLateIsSkipped() {
        Play play = started(Script.lasting(20)
                .agency("county", "chief")
                .line("m-01", 5 * MINUTE, "chief", null)
                .line(
                        "m-02",
                        new Timing(
                                Script.after("m-01", Stage.RELEASED, MINUTE),
                                new ExerciseTime(5 * MINUTE),
                                null,
                                false),
                        CALLER,
                        new Via.Direct(),
                        null,
                        null,
                        CHIEF));

        play.until(10 * MINUTE);

        assertThat(play.log.getLast().event())
                .isEqualTo(new Event.InjectSkipped(new Line.Id("m-02"), LineReason.NOT_AFTER));
    }

    @Test
    void aControllerReleasesALineByHandAndNothingReleasesItAgain() {
        Play play = started(Script.lasting(20)
                .agency("county", "chief")
                .line("m-01", 5 * MINUTE, "chief", null)
                .line("m-02", new Trigger.ByController(), CALLER, new Via.Direct(), null, null, CHIEF));

        play.until(MINUTE);
        play.accept("control:1", new Event.InjectReleased(new Line.Id("m-01"), null));
        play.accept("control:1", new Event.InjectReleased(new Line.Id("m-02"), null));
        play.until(10 * MINUTE);

        assertThat(play.entries(Event.InjectReleased.class))
                .hasSize(2)
                .allMatch(entry -> entry.time().millis() == MINUTE);
        assertThat(play.entries(Event.MessageDelivered.class)).hasSize(2);
        assertThat(play.act("control:1", new Event.InjectReleased(new Line.Id("m-01"), null)))
                .isEqualTo(refused(Refusal.ALREADY, "m-01"));
    }

    // Acknowledging

    @Test
    void aPersonOpensThenAcknowledgesInTime() {
        Play play = person(Script.lasting(20).agency("county", "chief").line("m-01", MINUTE, "chief", 3 * MINUTE));
        play.until(2 * MINUTE);

        assertThat(play.act("seat:chief", new Event.MessageAcknowledged(1, CHIEF)))
                .isEqualTo(refused(Refusal.NOT_OPENED, "1"));
        play.accept("seat:chief", new Event.MessageOpened(1, CHIEF));
        play.accept("seat:chief", new Event.MessageAcknowledged(1, CHIEF));

        assertThat(kinds(last(play, 4)))
                .containsExactly("message-opened", "message-acknowledged", "expectation-met", "expectation-closed");
        assertThat(play.act("seat:chief", new Event.MessageAcknowledged(1, CHIEF)))
                .isEqualTo(refused(Refusal.ALREADY, "1"));
    }

    @Test
    void anAcknowledgementExactlyOnTheStandardIsInTimeAndOneMillisecondLaterIsNot() {
        for (long late : new long[] {0, 1}) {
            Play play = person(Script.lasting(20).agency("county", "chief").line("m-01", MINUTE, "chief", 3 * MINUTE));
            play.until(4 * MINUTE + late);
            play.accept("seat:chief", new Event.MessageOpened(1, CHIEF));
            play.accept("seat:chief", new Event.MessageAcknowledged(1, CHIEF));

            assertThat(play.entries(Event.ExpectationMissed.class)).hasSize((int) late);
            assertThat(play.entries(Event.ExpectationMet.class)).hasSize(1);
        }
    }

    @Test
    void whatIsNotAcknowledgedIsMissedAndAtTwiceTheStandardFailed() {
        Play play = person(Script.lasting(20).agency("county", "chief").line("m-01", MINUTE, "chief", 3 * MINUTE));

        play.until(10 * MINUTE);

        assertThat(play.entries(Event.ExpectationMissed.class).getFirst().time().millis())
                .isEqualTo(4 * MINUTE + 1);
        LogEntry closed = play.entries(Event.ExpectationClosed.class).getFirst();
        assertThat(closed.time().millis()).isEqualTo(7 * MINUTE + 1);
        assertThat(((Event.ExpectationClosed) closed.event()).state()).isEqualTo(ExpectationState.FAILED);
    }

    @Test
    void timeInWhichNobodyHoldsTheSeatDoesNotCount() {
        Play play = person(Script.lasting(20).agency("county", "chief").line("m-01", MINUTE, "chief", 3 * MINUTE));
        play.until(2 * MINUTE);
        play.staff("chief", Staffing.EMPTY);
        play.until(6 * MINUTE);
        play.staff("chief", Staffing.PERSON);

        play.until(20 * MINUTE);

        Event.ExpectationMissed missed = (Event.ExpectationMissed)
                play.entries(Event.ExpectationMissed.class).getFirst().event();
        assertThat(missed.excused()).isEqualTo(4 * MINUTE);
        assertThat(play.entries(Event.ExpectationMissed.class).getFirst().time().millis())
                .isEqualTo(8 * MINUTE + 1);
        assertThat(play.entries(Event.ExpectationClosed.class).getFirst().time().millis())
                .isEqualTo(11 * MINUTE + 1);
    }

    @Test
    void nothingIsExcusedWhileADeputyIsThere() {
        Play play = created(
                Script.lasting(20).agency("county", "chief", "deputy").line("m-01", MINUTE, "chief", 3 * MINUTE));
        play.staff("deputy", Staffing.PERSON);
        play.accept("control:1", new Event.ExerciseStarted());
        play.until(2 * MINUTE);

        play.accept("seat:deputy", new Event.MessageOpened(1, CHIEF));
        play.accept("seat:deputy", new Event.MessageAcknowledged(1, CHIEF));

        assertThat(play.entries(Event.ExpectationBlocked.class)).isEmpty();
        Event.ExpectationMet met = (Event.ExpectationMet)
                play.entries(Event.ExpectationMet.class).getFirst().event();
        assertThat(met.who()).isEqualTo(CHIEF);
        assertThat(met.by()).isEqualTo(new Position.Id("deputy"));
    }

    @Test
    void aSeatThatIsAwayAtTheEndCouldNotHaveDoneIt() {
        Play away = person(Script.lasting(20).agency("county", "chief").line("m-01", 18 * MINUTE, "chief", 3 * MINUTE));
        away.until(19 * MINUTE);
        away.staff("chief", Staffing.EMPTY);
        away.untilEndEx();
        Play there =
                person(Script.lasting(20).agency("county", "chief").line("m-01", 18 * MINUTE, "chief", 3 * MINUTE));
        there.untilEndEx();

        assertThat(closed(away)).containsExactly(ExpectationState.IMPOSSIBLE);
        assertThat(closed(there)).containsExactly(ExpectationState.CENSORED);
    }

    // Crews

    @Test
    void aCrewOpensAndAcknowledgesAfterItsTime() {
        Play play = started(Script.lasting(20)
                .agency("county", "chief")
                .crew("chief", Script.MINUTE, 1)
                .line("m-01", MINUTE, "chief", 3 * MINUTE));

        play.until(10 * MINUTE);

        assertThat(play.log.stream().filter(entry -> entry.source() == Source.CREW))
                .extracting(entry -> entry.event().kind() + " " + entry.time())
                .containsExactly("message-opened T+00:02", "message-acknowledged T+00:02");
    }

    @Test
    void aCrewHasOnlySoManyThingsInHand() {
        for (int attention : new int[] {0, 1, 2}) {
            Script script = Script.lasting(20).agency("county", "chief").crew("chief", Script.MINUTE, attention);
            for (int i = 1; i <= 4; i++) {
                script.line("m-0" + i, MINUTE, "chief", null);
            }

            Play play = started(script).until(19 * MINUTE);

            assertThat(play.entries(Event.MessageAcknowledged.class))
                    .extracting(entry -> entry.time().millis() / MINUTE)
                    .isEqualTo(
                            switch (attention) {
                                case 1 -> List.of(2L, 3L, 4L, 5L);
                                case 2 -> List.of(2L, 2L, 3L, 3L);
                                default -> List.of(2L, 2L, 2L, 2L);
                            });
        }
    }

    @Test
    void aCrewThatSitsDownTakesUpWhatLiesThere() {
        Play play = person(Script.lasting(20)
                .agency("county", "chief")
                .crew("chief", Script.MINUTE, 1)
                .line("m-01", MINUTE, "chief", null));
        play.until(5 * MINUTE);
        play.staff("chief", Staffing.CREW);

        play.until(10 * MINUTE);

        assertThat(play.entries(Event.MessageAcknowledged.class))
                .extracting(entry -> entry.time().millis())
                .containsExactly(6 * MINUTE);
    }

    @Test
    void aCrewThatIsRelievedActsNoMore() {
        Play play = started(Script.lasting(20)
                .agency("county", "chief")
                .crew("chief", Script.MINUTE, 1)
                .line("m-01", MINUTE, "chief", null));
        play.until(MINUTE + 1);
        play.staff("chief", Staffing.PERSON);

        play.until(10 * MINUTE);

        assertThat(play.entries(Event.MessageAcknowledged.class)).isEmpty();
    }

    // Order at one millisecond

    @Test
    void aSeatIsEmptyBeforeWhatArrivesAtThatMomentIsLookedAt() {
        Play play = person(Script.lasting(20).agency("county", "chief").line("m-01", MINUTE, "chief", 3 * MINUTE));
        play.until(MINUTE - 1);
        play.staff("chief", Staffing.EMPTY);

        play.until(MINUTE);

        assertThat(kinds(last(play, 2))).containsExactly("expectation-opened", "expectation-blocked");
    }

    @Test
    void whatArrivedIsLookedAtBeforeTheNextArrivalOfThatMoment() {
        Play play = created(Script.lasting(20)
                .agency("county", "chief")
                .agency("state", "watch")
                .line(
                        "m-01",
                        Script.at(MINUTE),
                        CALLER,
                        new Via.Direct(),
                        MINUTE,
                        null,
                        CHIEF,
                        new Position.Id("watch")));
        play.accept("control:1", new Event.ExerciseStarted());

        play.until(MINUTE);

        assertThat(kinds(last(play, 6)))
                .containsExactly(
                        "message-delivered",
                        "expectation-opened",
                        "expectation-blocked",
                        "message-delivered",
                        "expectation-opened",
                        "expectation-blocked");
    }

    @Test
    void anArrivalComesBeforeALineOfTheSameMoment() {
        Play play = started(twoAgencies()
                .link("phone", Channel.TELEPHONE, Script.MINUTE, 0, "county", "state")
                .line("m-02", 2 * MINUTE, "chief", null)
                .line("m-01", Script.at(MINUTE), STATE, Script.over("phone"), null, null, COUNTY));

        play.until(2 * MINUTE);

        assertThat(kinds(last(play, 4)))
                .containsExactly("message-delivered", "inject-released", "message-sent", "message-delivered");
    }

    @Test
    void aLineComesBeforeACrewThatActsAtTheSameMoment() {
        Play play = started(Script.lasting(20)
                .agency("county", "chief")
                .crew("chief", Script.MINUTE, 1)
                .line("m-01", MINUTE, "chief", null)
                .line(
                        "m-02",
                        Script.after("m-01", Stage.RELEASED, MINUTE),
                        CALLER,
                        new Via.Direct(),
                        null,
                        null,
                        CHIEF));

        play.until(2 * MINUTE);

        assertThat(kinds(last(play, 5)))
                .containsExactly(
                        "inject-released",
                        "message-sent",
                        "message-delivered",
                        "message-opened",
                        "message-acknowledged");
    }

    @Test
    void aCrewThatActsAtTheMomentOfTheMissComesFirst() {
        Play play = started(Script.lasting(20)
                .agency("county", "chief")
                .crew("chief", Spread.constant(3 * MINUTE + 1), 1)
                .line("m-01", MINUTE, "chief", 3 * MINUTE));

        play.until(10 * MINUTE);

        assertThat(play.entries(Event.ExpectationMissed.class)).isEmpty();
        assertThat(play.entries(Event.ExpectationMet.class)).hasSize(1);
    }

    @Test
    void whatFailsAtEndExHasFailedBeforeItEnds() {
        Play play = person(Script.lasting(20)
                .agency("county", "chief")
                .line("m-01", 20 * MINUTE - 2 * 100_000 - 1, "chief", 100_000L));

        play.untilEndEx();

        assertThat(closed(play)).containsExactly(ExpectationState.FAILED);
        assertThat(play.log.getLast().event()).isEqualTo(new Event.ExerciseEnded(EndReason.DURATION));
    }

    // The clock

    @Test
    void playsNothingBeforeStartExAndNothingAfterEndEx() {
        Play play = created(Script.lasting(20).agency("county", "chief").line("m-01", 0, "chief", null));
        play.until(5 * MINUTE);
        assertThat(play.entries(Event.InjectReleased.class)).isEmpty();
        assertThat(play.simulation.now()).isEqualTo(ExerciseTime.START_EX);

        play.accept("control:1", new Event.ExerciseStarted());
        assertThat(play.entries(Event.InjectReleased.class))
                .as("what is due at StartEx")
                .hasSize(1);
        play.accept("control:1", new Event.ExerciseEnded(EndReason.DIRECTOR));
        play.until(5 * MINUTE);

        assertThat(play.simulation.isEnded()).isTrue();
        assertThat(play.simulation.now()).isEqualTo(ExerciseTime.START_EX);
    }

    @Test
    void aHeldLineWaitsForAHandHoweverLate() {
        Play play = person(Script.lasting(20).agency("county", "chief").line("m-01", MINUTE, "chief", null));
        Line.Id line = new Line.Id("m-01");
        play.accept("control:1", new Event.InjectHeld(line, LineReason.CONTROLLER));
        play.until(5 * MINUTE);
        assertThat(play.entries(Event.InjectReleased.class)).isEmpty();

        play.accept("control:1", new Event.InjectReleased(line, null));

        assertThat(play.entries(Event.MessageDelivered.class)).hasSize(1);
        assertThat(play.act("control:1", new Event.InjectSkipped(line, LineReason.CONTROLLER)))
                .isEqualTo(refused(Refusal.ALREADY, "m-01"));
    }

    @Test
    void ofTwoControllersTheSecondIsToldWhichEntryChangedTheLine() {
        Play play = person(Script.lasting(20).agency("county", "chief").line("m-01", 9 * MINUTE, "chief", null));
        Line.Id line = new Line.Id("m-01");
        long seen = play.simulation.nextNumber() - 1;
        play.accept("control:2", new Event.InjectSkipped(line, LineReason.CONTROLLER));
        long skipped = play.log.getLast().number();

        assertThat(play.simulation.act(new Input("control:1", "late", seen), new Event.InjectReleased(line, null)))
                .isEqualTo(refused(Refusal.STALE, Long.toString(skipped)));
        assertThat(play.simulation.act(new Input("control:1", "looked", skipped), new Event.InjectReleased(line, null)))
                .isEqualTo(refused(Refusal.ALREADY, "m-01"));
    }

    @Test
    void standsStillWhilePausedAndRefusesWhatPeopleDo() {
        Play play = person(Script.lasting(20).agency("county", "chief").line("m-01", MINUTE, "chief", MINUTE));
        play.until(MINUTE);
        play.accept("control:1", new Event.ClockPaused(PauseReason.CONTROLLER));
        play.until(10 * MINUTE);

        assertThat(play.simulation.now().millis()).isEqualTo(MINUTE);
        assertThat(play.act("seat:chief", new Event.MessageOpened(1, CHIEF)))
                .isEqualTo(refused(Refusal.PAUSED, "controller"));
        assertThat(play.act("control:1", new Event.ClockPaused(PauseReason.CONTROLLER)))
                .isEqualTo(refused(Refusal.PAUSED, "controller"));
        play.accept("control:1", new Event.ClockResumed(PauseReason.CONTROLLER));
        play.accept("seat:chief", new Event.MessageOpened(1, CHIEF));
    }

    @Test
    void aSafetyStopByAnybodyHoldsTheClockUntilItIsCleared() {
        Play play = person(Script.lasting(20).agency("county", "chief"));
        play.until(MINUTE);

        play.accept("seat:chief", new Event.SafetyStopCalled(null));

        assertThat(play.log.getLast().event()).isEqualTo(new Event.ClockPaused(PauseReason.SAFETY));
        assertThat(play.act("control:1", new Event.ClockResumed(PauseReason.CONTROLLER)))
                .isEqualTo(refused(Refusal.SAFETY_STOP));
        assertThat(play.act("seat:chief", new Event.SafetyStopCleared(null)))
                .isEqualTo(refused(Refusal.NOT_ALLOWED, "seat:chief", "safety-stop-cleared"));
        play.accept("control:1", new Event.SafetyStopCleared(null));
        play.accept("control:1", new Event.ClockResumed(PauseReason.CONTROLLER));
        assertThat(play.simulation.isRunning()).isTrue();
    }

    @Test
    void aJumpSkipsWhatLiesBetweenAndWithdrawsWhatPeopleOwe() {
        Play play = person(Script.lasting(20)
                .agency("county", "chief")
                .line("m-01", MINUTE, "chief", 5 * MINUTE)
                .line("m-02", 3 * MINUTE, "chief", 5 * MINUTE));
        play.until(2 * MINUTE);

        play.accept("control:1", new Event.ClockJumped(new ExerciseTime(10 * MINUTE), JumpMode.SKIP));

        assertThat(kinds(last(play, 3))).containsExactly("clock-jumped", "expectation-closed", "inject-skipped");
        assertThat(closed(play)).containsExactly(ExpectationState.WITHDRAWN);
        assertThat(play.simulation.now().millis()).isEqualTo(10 * MINUTE);
        assertThat(play.act("control:1", new Event.ClockJumped(new ExerciseTime(MINUTE), JumpMode.SKIP)))
                .isEqualTo(refused(Refusal.BACKWARDS, "T+00:01", "T+00:10"));
    }

    @Test
    void aJumpThatPlaysReleasesWhatLiesBetween() {
        Play play = person(Script.lasting(20)
                .agency("county", "chief")
                .line("m-01", MINUTE, "chief", 15 * MINUTE)
                .line("m-02", 3 * MINUTE, "chief", 15 * MINUTE));
        play.until(2 * MINUTE);

        play.accept("control:1", new Event.ClockJumped(new ExerciseTime(10 * MINUTE), JumpMode.PLAY));

        assertThat(play.entries(Event.MessageDelivered.class)).hasSize(2);
        assertThat(closed(play)).containsExactly(ExpectationState.WITHDRAWN, ExpectationState.WITHDRAWN);
    }

    // Inputs

    @Test
    void anInputThatComesTwiceIsAnsweredWithTheFirstEntry() {
        Play play = person(Script.lasting(20).agency("county", "chief").line("m-01", MINUTE, "chief", null));
        play.until(MINUTE);

        Answer first = play.act("seat:chief", "same", new Event.MessageOpened(1, CHIEF));
        long entries = play.simulation.nextNumber();
        Answer again = play.act("seat:chief", "same", new Event.MessageOpened(1, CHIEF));

        assertThat(again).isEqualTo(new Answer.Accepted(((Answer.Accepted) first).number(), List.of()));
        assertThat(play.simulation.nextNumber()).isEqualTo(entries);
    }

    @Test
    void refusesWhatTheActorMayNotDo() {
        Play play = person(Script.lasting(20)
                .agency("county", "chief")
                .agency("state", "watch")
                .line("m-01", MINUTE, "chief", null));
        play.until(MINUTE);

        assertThat(play.act("seat:watch", new Event.MessageOpened(1, CHIEF)))
                .isEqualTo(refused(Refusal.NOT_ALLOWED, "seat:watch", "message-opened"));
        assertThat(play.act("seat:watch", new Event.MessageOpened(1, new Position.Id("watch"))))
                .isEqualTo(refused(Refusal.NOT_YOURS, "1"));
        assertThat(play.act("seat:chief", new Event.MessageOpened(9, CHIEF)))
                .isEqualTo(refused(Refusal.NOT_YOURS, "9"));
        assertThat(play.act("seat:chief", new Event.ClockPaused(PauseReason.CONTROLLER)))
                .isEqualTo(refused(Refusal.NOT_ALLOWED, "seat:chief", "clock-paused"));
        assertThat(play.act("control:1", new Event.MessageInFlight(1)))
                .isEqualTo(refused(Refusal.NOT_ALLOWED, "control:1", "message-in-flight"));
    }

    @Test
    void refusesAControllerWhoseScreenIsBehindInWhatHeChanges() {
        Play play = person(Script.lasting(20).agency("county", "chief"));
        play.accept("control:1", new Event.ClockPaused(PauseReason.CONTROLLER));
        play.accept("control:1", new Event.ClockResumed(PauseReason.CONTROLLER));
        long changed = play.log.getLast().number();
        Event pause = new Event.ClockPaused(PauseReason.CONTROLLER);

        assertThat(play.simulation.act(new Input("control:2", "a", changed - 1), pause))
                .isEqualTo(refused(Refusal.STALE, Long.toString(changed)));
        assertThat(play.simulation.act(new Input("control:2", "b", changed - 1), new Event.SpeedSet(2000)))
                .as("the speed is as his screen shows it")
                .isInstanceOf(Answer.Accepted.class);
        assertThat(play.simulation.act(new Input("control:1", "c", changed), new Event.SpeedSet(5000)))
                .isEqualTo(refused(Refusal.STALE, Long.toString(changed + 1)));
        assertThat(play.simulation.act(new Input("control:2", "d", changed), pause))
                .isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void refusesToReplayALogThatItWouldNotWrite() {
        Play play = started(Script.lasting(20).agency("county", "chief").line("m-01", MINUTE, "chief", null))
                .until(5 * MINUTE);
        List<LogEntry> changed = new java.util.ArrayList<>(play.log);
        LogEntry sent = changed.remove(play.log.size() - 2);

        assertThatThrownBy(() -> Simulation.replay(play.scenario, changed))
                .isInstanceOfSatisfying(
                        ReplayDiffers.class,
                        differs -> assertThat(differs.number()).isGreaterThanOrEqualTo(sent.number()));
    }

    private static Script twoAgencies() {
        return Script.lasting(20).agency("county", "chief").agency("state", "watch");
    }

    private static Play created(Script script) {
        return Play.created(script.scenario(), 7);
    }

    /** All seats held by persons. */
    private static Play person(Script script) {
        Scenario scenario = script.scenario();
        Play play = Play.created(scenario, 7);
        scenario.positions().forEach(position -> play.staff(position.id().value(), Staffing.PERSON));
        play.accept("control:1", new Event.ExerciseStarted());
        return play;
    }

    private static Play started(Script script) {
        return Play.withCrews(script.scenario(), 7);
    }

    private static Answer refused(Refusal reason, String... values) {
        return new Answer.Refused(reason, List.of(values));
    }

    private static List<LogEntry> last(Play play, int n) {
        return play.log.subList(play.log.size() - n, play.log.size());
    }

    private static List<String> kinds(List<LogEntry> entries) {
        return entries.stream().map(entry -> entry.event().kind()).toList();
    }

    private static List<ExpectationState> closed(Play play) {
        return play.entries(Event.ExpectationClosed.class).stream()
                .map(entry -> ((Event.ExpectationClosed) entry.event()).state())
                .toList();
    }
}

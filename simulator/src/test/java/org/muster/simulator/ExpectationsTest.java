package org.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Action;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Channel;
import org.muster.scenarios.Condition;
import org.muster.scenarios.Decision;
import org.muster.scenarios.Effect;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.Expectation.ClockStarts;
import org.muster.scenarios.Line;
import org.muster.scenarios.Link;
import org.muster.scenarios.Pattern;
import org.muster.scenarios.Pattern.Lending.Move;
import org.muster.scenarios.Persona;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Resource;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.TaskForce;
import org.muster.scenarios.Trigger;
import org.muster.scenarios.Until;
import org.muster.scenarios.Via;
import org.muster.simulator.log.BlockReason;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.JumpMode;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.PauseReason;
import org.muster.simulator.log.Staffing;

/**
 * What is expected, by every pattern, and how it ends. In most tests a line reaches the county's chief at minute 1, and what it
 * hopes for should be done within three minutes.
 */
class ExpectationsTest {
    private static final long MINUTE = 60_000;
    private static final Persona.Id CALLER = new Persona.Id("caller");
    private static final Agency.Id COUNTY = new Agency.Id("county");
    private static final Agency.Id STATE = new Agency.Id("state");
    private static final Position.Id CHIEF = new Position.Id("chief");
    private static final Position.Id DEPUTY = new Position.Id("deputy");
    private static final Position.Id WATCH = new Position.Id("watch");
    private static final Pattern DECIDE = new Pattern.Decide(new Decision.Id("d-1"));
    private static final Pattern SHELTER = new Pattern.Act(new Action.Id("open-shelter"), List.of(), null);
    private static final Pattern STEPS = new Pattern.Act(
            new Action.Id("close-road"),
            List.of(new Action.Step("barriers"), new Action.Step("detour"), new Action.Step("signs")),
            null);

    // When it opens

    @Test
    void beginsWithTheDeliveryToTheSeatOfWhichItIsExpected() {
        Play play = started(twoAgencies()
                .link("mail", Channel.EMAIL, Script.MINUTE, 0, "county", "state")
                .line("m-01", Script.at(MINUTE), STATE, Script.over("mail"), null, null, COUNTY, DEPUTY)
                .expects(hope("e-1", CHIEF, SHELTER), hope("e-2", COUNTY, SHELTER)));
        play.until(10 * MINUTE);

        assertThat(opened(play)).containsExactly("2 e-1 chief DELIVERED", "2 e-2 county DELIVERED");
    }

    @Test
    void whatNobodyIsToldOfBeginsWithItsLine() {
        Play play = started(twoAgencies()
                .link("mail", Channel.EMAIL, Script.MINUTE, 0, "county", "state")
                .line("m-01", Script.at(MINUTE), STATE, Script.over("mail"), null, null, CHIEF)
                .expects(
                        hope("e-1", STATE, SHELTER),
                        Script.expect("e-2", STATE, SHELTER, 3 * MINUTE, null, null, ClockStarts.DELIVERED),
                        Script.expect("e-3", CHIEF, SHELTER, 3 * MINUTE, null, null, ClockStarts.TRIGGER)));
        play.until(10 * MINUTE);

        assertThat(opened(play)).containsExactly("1 e-1 state TRIGGER", "1 e-3 chief TRIGGER", "2 e-2 state DELIVERED");
    }

    @Test
    void anExpectedActionIsSaidByNobodyAndBeginsWithItsLine() {
        Play play = started(oneAgency()
                .line("m-01", MINUTE, "chief", null)
                .as(Line.Kind.EXPECTED_ACTION)
                .expects(hope("e-1", COUNTY, SHELTER)));
        play.until(MINUTE);

        assertThat(last(play, 2)).containsExactly("inject-released", "expectation-opened");
        assertThat(play.entries(Event.MessageSent.class)).isEmpty();
    }

    @Test
    void whatALostMessageWouldHaveBegunNeverBegins() {
        Play play = started(twoAgencies()
                .link("net", Channel.RADIO, Script.MINUTE, 1000, "county", "state")
                .line("m-01", Script.at(MINUTE), STATE, Script.over("net"), MINUTE, null, CHIEF)
                .expects(hope("e-1", CHIEF, SHELTER)));
        play.untilEndEx();

        assertThat(opened(play)).isEmpty();
    }

    // Decisions

    @Test
    void aRightChoiceIsWorthAllAPartialOneHalfAndAWrongOneNothing() {
        for (String option : List.of("right", "partial", "wrong", "unlawful")) {
            Play play = decision();
            play.until(2 * MINUTE);
            choose(play, option);
            play.untilEndEx();

            assertThat(met(play))
                    .containsExactly(
                            switch (option) {
                                case "right" -> "2 e-1 1000";
                                case "partial" -> "2 e-1 500";
                                default -> "2 e-1 0";
                            });
            assertThat(play.entries(Event.ExpectationMissed.class)).isEmpty();
        }
    }

    @Test
    void theLastChoiceBeforeTheCloseCountsAndTheCloseSaysSo() {
        Play play = decision();
        play.until(2 * MINUTE);
        choose(play, "wrong");
        play.until(3 * MINUTE);
        choose(play, "right");
        play.until(7 * MINUTE + 1);
        choose(play, "partial");
        play.untilEndEx();

        assertThat(met(play)).containsExactly("2 e-1 0", "3 e-1 1000");
        assertThat(closed(play)).containsExactly("7 e-1 met 1000");
    }

    @Test
    void aChoiceAcknowledgesTheMessageThatPutIt() {
        Play play =
                persons(oneAgency().line("m-01", MINUTE, "chief", 3 * MINUTE).decision("d-1"));
        play.until(2 * MINUTE);
        choose(play, "right");

        assertThat(closed(play)).containsExactly("2 m-01-ack met 1000");
    }

    @Test
    void refusesAChoiceThatDoesNotStandBeforeTheSeat() {
        Play play = persons(oneAgency()
                .link("mail", Channel.EMAIL, Script.MINUTE, 0, "county", "state")
                .agency("state", "watch")
                .line("m-01", Script.at(MINUTE), STATE, Script.over("mail"), null, null, CHIEF)
                .decision("d-1"));
        play.until(MINUTE);

        assertThat(choice(play, CHIEF, "d-1", "right")).isEqualTo(refused(Refusal.NOT_YOURS, "d-1"));
        play.until(2 * MINUTE);
        assertThat(choice(play, CHIEF, "d-1", "right")).isEqualTo(refused(Refusal.NOT_OPENED, "1"));
        play.accept("seat:chief", new Event.MessageOpened(1, CHIEF));
        assertThat(choice(play, CHIEF, "d-9", "right")).isEqualTo(refused(Refusal.UNKNOWN, "d-9"));
        assertThat(choice(play, CHIEF, "d-1", "none")).isEqualTo(refused(Refusal.UNKNOWN, "none"));
        assertThat(choice(play, WATCH, "d-1", "right")).isEqualTo(refused(Refusal.NOT_YOURS, "d-1"));
        assertThat(choice(play, CHIEF, "d-1", "right")).isInstanceOf(Answer.Accepted.class);
        assertThat(choice(play, CHIEF, "d-1", "right"))
                .as("the same again would only be later")
                .isEqualTo(refused(Refusal.ALREADY, "d-1"));
        play.accept("control:1", new Event.ClockPaused(PauseReason.CONTROLLER));
        assertThat(choice(play, CHIEF, "d-1", "wrong")).isEqualTo(refused(Refusal.PAUSED, "controller"));
    }

    // Actions

    @Test
    void anActionIsMetByAnySeatOfTheAgencyOnTheStandardAndNotByOthers() {
        Play play = persons(twoAgencies().line("m-01", MINUTE, "chief", null).expects(hope("e-1", COUNTY, SHELTER)));
        play.until(4 * MINUTE);
        act(play, WATCH, "open-shelter");
        assertThat(met(play)).isEmpty();
        act(play, DEPUTY, "open-shelter");

        assertThat(met(play)).containsExactly("4 e-1 1000");
        assertThat(last(play, 2)).containsExactly("expectation-met", "expectation-closed");
        Event.ExpectationMet met = (Event.ExpectationMet)
                play.entries(Event.ExpectationMet.class).getFirst().event();
        assertThat(met.by()).isEqualTo(DEPUTY);
        assertThat(play.log.get((int) met.act()).event()).isInstanceOf(Event.ActionTaken.class);
    }

    @Test
    void aDeputyDoesWhatIsExpectedOfTheSeatAndTheOtherWayRoundNot() {
        Play play = persons(twoAgencies()
                .line("m-01", MINUTE, "chief", null)
                .expects(hope("e-1", CHIEF, SHELTER))
                .line("m-02", MINUTE, "deputy", null)
                .expects(hope("e-2", DEPUTY, SHELTER)));
        play.until(2 * MINUTE);
        act(play, CHIEF, "open-shelter");
        assertThat(met(play)).containsExactly("2 e-1 1000");
        act(play, DEPUTY, "open-shelter");

        assertThat(met(play)).containsExactly("2 e-1 1000", "2 e-2 1000");
    }

    @Test
    void stepsAreWorthTheirShareAndEachRaisesTheCredit() {
        Play play = persons(oneAgency().line("m-01", MINUTE, "chief", null).expects(hope("e-1", COUNTY, STEPS)));
        play.until(2 * MINUTE);
        step(play, "barriers");
        step(play, "barriers");
        play.until(3 * MINUTE);
        step(play, "signs");
        play.until(9 * MINUTE);

        assertThat(met(play)).containsExactly("2 e-1 333", "3 e-1 667");
        assertThat(play.entries(Event.ExpectationMissed.class)).isEmpty();
        assertThat(closed(play)).containsExactly("7 e-1 met 667");
    }

    @Test
    void theLastStepEndsItAndTheWholeActionHasAllSteps() {
        Play inSteps = persons(oneAgency().line("m-01", MINUTE, "chief", null).expects(hope("e-1", COUNTY, STEPS)));
        inSteps.until(2 * MINUTE);
        List.of("barriers", "detour", "signs").forEach(step -> step(inSteps, step));
        Play whole = persons(oneAgency().line("m-01", MINUTE, "chief", null).expects(hope("e-1", COUNTY, STEPS)));
        whole.until(2 * MINUTE);
        act(whole, CHIEF, "close-road");

        assertThat(closed(inSteps)).containsExactly("2 e-1 met 1000");
        assertThat(met(whole)).containsExactly("2 e-1 1000");
    }

    @Test
    void anActionWithoutAWordOfStepsIsDoneWithTheLastOfThem() {
        Pattern road = new Pattern.Act(new Action.Id("close-road"), List.of(), null);
        Play play = persons(oneAgency().line("m-01", MINUTE, "chief", null).expects(hope("e-1", COUNTY, road)));
        play.until(2 * MINUTE);
        step(play, "barriers");
        step(play, "detour");
        assertThat(met(play)).isEmpty();
        step(play, "signs");

        assertThat(met(play)).containsExactly("2 e-1 1000");
    }

    @Test
    void refusesWhatIsNotOnTheMenu() {
        Play play = persons(twoAgencies().action("sirens", List.of(), "watch"));
        play.until(MINUTE);

        assertThat(play.act("seat:chief", taken("none", null, CHIEF))).isEqualTo(refused(Refusal.UNKNOWN, "none"));
        assertThat(play.act("seat:chief", taken("sirens", null, CHIEF)))
                .isEqualTo(refused(Refusal.NOT_YOURS, "sirens"));
        assertThat(play.act("seat:chief", taken("close-road", "none", CHIEF)))
                .isEqualTo(refused(Refusal.UNKNOWN, "none"));
        assertThat(play.act("seat:watch", taken("open-shelter", null, CHIEF)))
                .isEqualTo(refused(Refusal.NOT_ALLOWED, "seat:watch", "action-taken"));
        assertThat(play.act("seat:chief", taken("other", null, CHIEF)))
                .as("what no menu has a word for needs words")
                .isEqualTo(refused(Refusal.IMPOSSIBLE, "text", ""));
        assertThat(play.act("seat:nobody", taken("open-shelter", null, new Position.Id("nobody"))))
                .isEqualTo(refused(Refusal.UNKNOWN, "nobody"));
    }

    // Loans and task forces

    @Test
    void aRequestAddsUpUntilEnoughIsAskedFor() {
        Pattern request = new Pattern.Lending(Move.REQUEST, new Resource.Id("boats"), 3, Purpose.LIFE_SAFETY);
        Play play = persons(twoAgencies()
                .resource("boats", Resource.Kind.BOAT, "state", 5, null)
                .line("m-01", MINUTE, "chief", null)
                .expects(hope("e-1", COUNTY, request)));
        play.until(2 * MINUTE);
        request(play, 2, Purpose.LIFE_SAFETY);
        request(play, 4, Purpose.TRAINING);
        assertThat(met(play)).isEmpty();
        request(play, 1, Purpose.LIFE_SAFETY);

        assertThat(met(play)).containsExactly("2 e-1 1000");
    }

    @Test
    void aGrantThatNoAgreementPermitsMeetsNothingAndBreaksANever() {
        Pattern grant = new Pattern.Lending(Move.GRANT, new Resource.Id("boats"), 1, null);
        Pattern decline = new Pattern.Lending(Move.DECLINE, new Resource.Id("boats"), 1, null);
        Play play = persons(twoAgencies()
                .resource("boats", Resource.Kind.BOAT, "state", 5, null)
                .line("m-01", MINUTE, "watch", null)
                .expects(
                        hope("e-grant", STATE, grant),
                        hope("e-decline", STATE, decline),
                        hope("e-never", STATE, new Pattern.Never(grant), null)));
        play.until(2 * MINUTE);
        request(play, 1, Purpose.LIFE_SAFETY);
        request(play, 1, Purpose.LIFE_SAFETY);
        play.accept(
                "seat:watch",
                new Event.ResourceGranted(new Resource.Id("boats"), 1, Purpose.LIFE_SAFETY, 1, WATCH, null));
        long granted = play.entries(Event.ResourceGranted.class).getFirst().number();
        play.accept(
                "seat:watch",
                new Event.ResourceRefused(new Resource.Id("boats"), 1, Purpose.LIFE_SAFETY, 2, WATCH, null));

        assertThat(met(play)).containsExactly("2 e-decline 1000");
        assertThat(closed(play)).containsExactly("2 e-never failed", "2 e-decline met 1000");
        assertThat(play.entries(Event.ExpectationClosed.class).getFirst().cause())
                .isEqualTo(granted);
    }

    @Test
    void aTaskForceIsFormedOnceAllAreInIt() {
        Pattern form = new Pattern.Form(new TaskForce.Id("crash-tf"));
        Play play = persons(twoAgencies()
                .taskForce("crash-tf", "chief", "watch")
                .line("m-01", MINUTE, "chief", null)
                .expects(hope("e-1", CHIEF, form))
                .line("m-02", 5 * MINUTE, "chief", null)
                .expects(hope("e-2", CHIEF, form)));
        play.until(2 * MINUTE);
        play.accept("seat:chief", new Event.TaskForceProposed(new TaskForce.Id("crash-tf"), CHIEF));
        assertThat(met(play)).isEmpty();
        play.until(3 * MINUTE);
        play.accept("seat:watch", new Event.MembershipConfirmed(new TaskForce.Id("crash-tf"), WATCH));
        play.until(6 * MINUTE);

        assertThat(met(play)).as("what is formed already is formed").containsExactly("3 e-1 1000", "5 e-2 1000");
    }

    // Several patterns

    @Test
    void theFirstOfAnyMeetsItAndOneActMeetsSeveral() {
        Play play = persons(oneAgency()
                .line("m-01", MINUTE, "chief", null)
                .expects(hope("e-1", COUNTY, new Pattern.AnyOf(List.of(STEPS, SHELTER))), hope("e-2", CHIEF, SHELTER)));
        play.until(2 * MINUTE);
        act(play, CHIEF, "open-shelter");

        assertThat(met(play)).containsExactlyInAnyOrder("2 e-1 1000", "2 e-2 1000");
    }

    @Test
    void aWeakerPatternIsWorthHalfAndABetterActRaisesIt() {
        Play play = persons(oneAgency()
                .line("m-01", MINUTE, "chief", null)
                .expects(Script.expect("e-1", COUNTY, STEPS, 3 * MINUTE, SHELTER, null, ClockStarts.AUTO)));
        play.until(2 * MINUTE);
        act(play, CHIEF, "open-shelter");
        play.until(6 * MINUTE);
        act(play, CHIEF, "close-road");

        assertThat(met(play)).containsExactly("2 e-1 500", "6 e-1 1000");
        assertThat(play.entries(Event.ExpectationMissed.class)).isEmpty();
    }

    @Test
    void whatMustNeverBeDoneFailsWithTheActThatDoesIt() {
        Play play = persons(oneAgency()
                .line("m-01", MINUTE, "chief", null)
                .expects(hope("e-1", COUNTY, new Pattern.Never(STEPS), null)));
        play.until(2 * MINUTE);
        step(play, "barriers");

        assertThat(closed(play)).containsExactly("2 e-1 failed");
        LogEntry closed = play.entries(Event.ExpectationClosed.class).getFirst();
        assertThat(play.log.get(closed.cause().intValue()).event()).isInstanceOf(Event.StepDone.class);
        assertThat(met(play)).isEmpty();
    }

    @Test
    void whatIsNeverDoneIsKeptAtItsMomentWhenItsConditionHoldsOrAtEndEx() {
        Until moment = new Until.At(new ExerciseTime(5 * MINUTE));
        Until condition = new Until.When(new Condition.Done(new Action.Id("close-road"), COUNTY));
        Pattern never = new Pattern.Never(SHELTER);
        Play play = persons(oneAgency()
                .line("m-01", MINUTE, "chief", null)
                .expects(
                        Script.expect("e-1", COUNTY, never, null, null, moment, ClockStarts.AUTO),
                        Script.expect("e-2", COUNTY, never, null, null, condition, ClockStarts.AUTO),
                        hope("e-3", COUNTY, never, null)));
        play.until(3 * MINUTE);
        act(play, CHIEF, "close-road");
        play.untilEndEx();

        assertThat(closed(play)).containsExactly("3 e-2 met 1000", "5 e-1 met 1000", "20 e-3 met 1000");
    }

    // Its clock

    @Test
    void isMissedAMillisecondAfterTheStandardCanStillBeMetAndFailsAtTwiceTheStandard() {
        Play late = persons(oneAgency().line("m-01", MINUTE, "chief", null).expects(hope("e-1", COUNTY, SHELTER)));
        late.until(7 * MINUTE);
        act(late, CHIEF, "open-shelter");
        Play never = persons(oneAgency().line("m-01", MINUTE, "chief", null).expects(hope("e-1", COUNTY, SHELTER)));
        never.until(7 * MINUTE + 1);
        act(never, CHIEF, "open-shelter");

        assertThat(late.entries(Event.ExpectationMissed.class).getFirst().time().millis())
                .isEqualTo(4 * MINUTE + 1);
        assertThat(closed(late)).containsExactly("7 e-1 met 1000");
        assertThat(closed(never)).containsExactly("7 e-1 failed");
        assertThat(met(never)).isEmpty();
    }

    @Test
    void standsWhileTheAgencyIsSilentAndCountsOnlyWhatLiesBefore() {
        Play play = persons(oneAgency()
                .line("m-01", MINUTE, "chief", null)
                .expects(hope("e-1", COUNTY, SHELTER))
                .disruption(
                        "down",
                        Script.at(2 * MINUTE),
                        new Until.Lasts(5 * MINUTE),
                        new Effect.AgencyOutage(List.of(COUNTY))));
        play.until(8 * MINUTE);
        act(play, CHIEF, "open-shelter");

        assertThat(play.entries(Event.ExpectationBlocked.class))
                .extracting(entry -> ((Event.ExpectationBlocked) entry.event()).reason())
                .containsExactly(BlockReason.AGENCY_DOWN);
        assertThat(((Event.ExpectationMet) play.entries(Event.ExpectationMet.class)
                                .getFirst()
                                .event())
                        .excused())
                .isEqualTo(5 * MINUTE);
        assertThat(play.entries(Event.ExpectationMissed.class)).isEmpty();
    }

    @Test
    void anAgencyIsAbsentWhenNoneOfItsSeatsIsHeld() {
        Play play = persons(oneAgency().line("m-01", MINUTE, "chief", null).expects(hope("e-1", COUNTY, SHELTER)));
        play.until(2 * MINUTE);
        play.staff("chief", Staffing.EMPTY);
        assertThat(play.entries(Event.ExpectationBlocked.class)).isEmpty();
        play.staff("deputy", Staffing.EMPTY);
        play.untilEndEx();

        Event.ExpectationBlocked blocked = (Event.ExpectationBlocked)
                play.entries(Event.ExpectationBlocked.class).getFirst().event();
        assertThat(blocked.reason()).isEqualTo(BlockReason.ABSENT);
        assertThat(blocked.because()).hasSize(2);
        assertThat(closed(play)).containsExactly("20 e-1 impossible");
    }

    @Test
    void aBrokenNetExcusesWhatNeedsItAndNothingElse() {
        Pattern request = new Pattern.Lending(Move.REQUEST, new Resource.Id("boats"), 1, null);
        Play play = persons(twoAgencies()
                .link("phone", Channel.TELEPHONE, Script.MINUTE, 0, "county", "state")
                .resource("boats", Resource.Kind.BOAT, "state", 1, null)
                .line("m-01", MINUTE, "chief", null)
                .decision("d-1")
                .expects(
                        hope("e-request", COUNTY, request),
                        hope("e-form", COUNTY, new Pattern.Form(new TaskForce.Id("crash-tf"))),
                        hope("e-any", COUNTY, new Pattern.AnyOf(List.of(SHELTER, request))),
                        hope("e-decide", CHIEF, DECIDE),
                        hope("e-action", COUNTY, SHELTER),
                        hope("e-never", COUNTY, new Pattern.Never(request), null))
                .taskForce("crash-tf", "chief", "watch")
                .disruption(
                        "cut",
                        Script.at(2 * MINUTE),
                        new Until.Lasts(MINUTE),
                        new Effect.Outage(List.of(new Link.Id("phone")))));
        play.until(4 * MINUTE);

        assertThat(play.entries(Event.ExpectationBlocked.class))
                .extracting(entry -> ((Event.ExpectationBlocked) entry.event()).exp() + " "
                        + ((Event.ExpectationBlocked) entry.event()).reason())
                .containsExactly("e-request NO_PATH", "e-form NO_PATH");
        assertThat(play.entries(Event.ExpectationUnblocked.class)).hasSize(2);
    }

    @Test
    void isCensoredAtEndExAndWithdrawnByAJump() {
        Play end = persons(oneAgency().line("m-01", 18 * MINUTE, "chief", null).expects(hope("e-1", COUNTY, SHELTER)));
        end.untilEndEx();
        Play jump = persons(oneAgency().line("m-01", MINUTE, "chief", null).expects(hope("e-1", COUNTY, SHELTER)));
        jump.until(2 * MINUTE);
        jump.accept("control:1", new Event.ClockJumped(new ExerciseTime(10 * MINUTE), JumpMode.SKIP));

        assertThat(closed(end)).containsExactly("20 e-1 censored");
        assertThat(closed(jump)).containsExactly("2 e-1 withdrawn");
    }

    // Contingencies

    @Test
    void aContingencyRescuesWhatWasMissedAndItsClockGoesOn() {
        Play play = persons(oneAgency()
                .line("m-01", MINUTE, "chief", null)
                .expects(hope("e-1", COUNTY, SHELTER))
                .line(
                        "m-02",
                        new Trigger.WhenMissed(new Expectation.Id("e-1"), MINUTE),
                        CALLER,
                        direct(),
                        null,
                        null,
                        CHIEF)
                .as(Line.Kind.CONTINGENCY));
        play.until(6 * MINUTE);

        LogEntry released = play.entries(Event.ContingencyReleased.class).getFirst();
        assertThat(released.event())
                .isEqualTo(new Event.ContingencyReleased(new Line.Id("m-02"), new Expectation.Id("e-1")));
        assertThat(released.time().millis()).isEqualTo(5 * MINUTE + 1);
        assertThat(play.log.get(released.cause().intValue()).event()).isInstanceOf(Event.ExpectationMissed.class);
        assertThat(last(play, 3)).containsExactly("contingency-released", "message-sent", "message-delivered");
        act(play, CHIEF, "open-shelter");
        assertThat(met(play)).containsExactly("6 e-1 1000");
    }

    @Test
    void aContingencyThatAControllerReleasesRescuesOnlyWhatWasMissed() {
        for (long at : new long[] {2 * MINUTE, 5 * MINUTE}) {
            Play play = persons(oneAgency()
                    .line("m-01", MINUTE, "chief", null)
                    .expects(hope("e-1", COUNTY, SHELTER))
                    .line(
                            "m-02",
                            new Trigger.WhenMissed(new Expectation.Id("e-1"), 9 * MINUTE),
                            CALLER,
                            direct(),
                            null,
                            null,
                            CHIEF)
                    .as(Line.Kind.CONTINGENCY));
            play.until(at);
            play.accept("control:1", new Event.InjectReleased(new Line.Id("m-02"), null));
            play.untilEndEx();

            assertThat(play.entries(Event.ContingencyReleased.class)).hasSize(at > 4 * MINUTE ? 1 : 0);
            assertThat(play.entries(Event.MessageSent.class)).hasSize(2);
        }
    }

    // Conditions

    @Test
    void linesFollowWhatIsChosenDoneMetAndFailed() {
        Play play = persons(oneAgency()
                .line("m-01", MINUTE, "chief", null)
                .decision("d-1")
                .expects(hope("e-1", CHIEF, DECIDE), hope("e-2", COUNTY, STEPS), hope("e-3", COUNTY, SHELTER))
                .line(
                        "m-chosen",
                        when(new Condition.Chosen(new Decision.Id("d-1"), option("wrong"))),
                        CALLER,
                        direct(),
                        null,
                        null,
                        CHIEF)
                .line(
                        "m-done",
                        when(new Condition.Done(new Action.Id("close-road"), CHIEF)),
                        CALLER,
                        direct(),
                        null,
                        null,
                        CHIEF)
                .line("m-met", when(new Condition.Met(new Expectation.Id("e-2"))), CALLER, direct(), null, null, CHIEF)
                .line(
                        "m-failed",
                        when(new Condition.Failed(new Expectation.Id("e-3"))),
                        CALLER,
                        direct(),
                        null,
                        null,
                        CHIEF)
                .line(
                        "m-missed",
                        when(new Condition.Missed(new Expectation.Id("e-3"))),
                        CALLER,
                        direct(),
                        null,
                        null,
                        CHIEF));
        play.until(2 * MINUTE);
        choose(play, "wrong");
        play.until(3 * MINUTE);
        step(play, "barriers");
        assertThat(released(play)).containsExactly("1 m-01", "2 m-chosen", "3 m-met");
        step(play, "detour");
        step(play, "signs");
        play.untilEndEx();

        assertThat(released(play))
                .containsExactly("1 m-01", "2 m-chosen", "3 m-met", "3 m-done", "4 m-missed", "7 m-failed");
    }

    private static Trigger when(Condition condition) {
        return new Trigger.When(condition, 0);
    }

    private static Via direct() {
        return new Via.Direct();
    }

    private static Script oneAgency() {
        return Script.lasting(20)
                .agency("county", "chief", "deputy")
                .action("open-shelter", List.of(), "chief", "deputy")
                .action("close-road", List.of("barriers", "detour", "signs"), "chief", "deputy");
    }

    private static Script twoAgencies() {
        return Script.lasting(20)
                .agency("county", "chief", "deputy")
                .agency("state", "watch")
                .action("open-shelter", List.of(), "chief", "deputy", "watch")
                .action("close-road", List.of("barriers", "detour", "signs"), "chief", "deputy", "watch");
    }

    private static Play decision() {
        return persons(
                oneAgency().line("m-01", MINUTE, "chief", null).decision("d-1").expects(hope("e-1", CHIEF, DECIDE)));
    }

    private static Expectation hope(String id, Place who, Pattern pattern) {
        return hope(id, who, pattern, 3 * MINUTE);
    }

    private static Expectation hope(String id, Place who, Pattern pattern, @Nullable Long within) {
        return Script.expect(id, who, pattern, within);
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

    /** The chief opens the first message, unless it is open, and chooses. */
    private static void choose(Play play, String option) {
        play.act("seat:chief", new Event.MessageOpened(1, CHIEF));
        assertThat(choice(play, CHIEF, "d-1", option)).isInstanceOf(Answer.Accepted.class);
    }

    private static Answer choice(Play play, Position.Id seat, String decision, String option) {
        return play.act("seat:" + seat, new Event.DecisionMade(new Decision.Id(decision), option(option), seat));
    }

    private static Decision.Option.Id option(String option) {
        return new Decision.Option.Id(option);
    }

    private static void act(Play play, Position.Id seat, String action) {
        play.accept("seat:" + seat, taken(action, null, seat));
    }

    private static void step(Play play, String step) {
        play.accept(
                "seat:chief",
                new Event.StepDone(new Action.Id("close-road"), new Action.Step(step), null, CHIEF, null));
    }

    private static Event.ActionTaken taken(String action, @Nullable String step, Position.Id seat) {
        return new Event.ActionTaken(
                new Action.Id(action), step == null ? null : new Action.Step(step), null, seat, null);
    }

    private static void request(Play play, int count, Purpose purpose) {
        play.accept(
                "seat:chief", new Event.ResourceRequested(new Resource.Id("boats"), count, purpose, 0, CHIEF, null));
    }

    private static Answer refused(Refusal reason, String... values) {
        return new Answer.Refused(reason, List.of(values));
    }

    private static List<String> last(Play play, int n) {
        return play.log.subList(play.log.size() - n, play.log.size()).stream()
                .map(entry -> entry.event().kind())
                .toList();
    }

    private static long minute(LogEntry entry) {
        return entry.time().millis() / MINUTE;
    }

    private static List<String> opened(Play play) {
        return play.entries(Event.ExpectationOpened.class).stream()
                .map(entry -> {
                    Event.ExpectationOpened opened = (Event.ExpectationOpened) entry.event();
                    return "%d %s %s %s".formatted(minute(entry), opened.exp(), opened.who(), opened.clock());
                })
                .toList();
    }

    private static List<String> met(Play play) {
        return play.entries(Event.ExpectationMet.class).stream()
                .map(entry -> (Event.ExpectationMet) entry.event())
                .map(met -> "%d %s %d".formatted(met.at().millis() / MINUTE, met.exp(), met.credit()))
                .toList();
    }

    private static List<String> closed(Play play) {
        return play.entries(Event.ExpectationClosed.class).stream()
                .map(entry -> {
                    Event.ExpectationClosed closed = (Event.ExpectationClosed) entry.event();
                    String credit = closed.credit() == null ? "" : " " + closed.credit();
                    return "%d %s %s%s"
                            .formatted(
                                    minute(entry), closed.exp(), closed.state().code(), credit);
                })
                .toList();
    }

    private static List<String> released(Play play) {
        return play.entries(Event.InjectReleased.class).stream()
                .map(entry -> minute(entry) + " " + ((Event.InjectReleased) entry.event()).line())
                .toList();
    }
}

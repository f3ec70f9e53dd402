package org.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Scenario;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;
import org.muster.simulator.log.Staffing;
import org.muster.simulator.log.Verdict;

/** What simulated crews do at their desks beside acknowledging, by profiles that leave nothing to chance. */
class CrewsTest {
    private static final long MINUTE = 60_000;
    private static final String SURE = "accuracy: 1,";
    private static final String LAWFUL = "compliance: 1,";
    private static final String SHARES = "sharing: 1,";

    @Test
    void tellsWhatOthersNeedOncePerNeed() {
        Play play = played();

        assertThat(sent(play, "NOTIFY", "flood")).singleElement().satisfies(entry -> {
            assertThat(entry.source()).isEqualTo(Source.CREW);
            assertThat(entry.time())
                    .as("known at T+00:05, two minutes to think")
                    .hasToString("T+00:07");
        });
        assertThat(story(play, Event.ExpectationMet.class)).anyMatch(met -> met.contains("exp=flood-to-state"));
    }

    @Test
    void keepsToItselfWhatItDoesNotShare() {
        assertThat(sent(played(SHARES, "sharing: 0,"), "NOTIFY", "flood")).isEmpty();
    }

    @Test
    void doesNotTellWhatNoAgreementPermits() {
        assertThat(sent(played(), "NOTIFY", "private")).isEmpty();
    }

    @Test
    void tellsItAllTheSameWhenItDoesNotKeepToTheRulesAndIsJudged() {
        Play play = played(LAWFUL, "compliance: 0,");

        assertThat(sent(play, "NOTIFY", "private")).isNotEmpty();
        assertThat(play.entries(Event.DisclosureJudged.class))
                .extracting(entry -> ((Event.DisclosureJudged) entry.event()).verdict())
                .contains(Verdict.DENY_NO_AGREEMENT);
        assertThat(story(play, Event.ExpectationMet.class)).noneMatch(met -> met.contains("exp=private-to-fusion"));
    }

    @Test
    void choosesWhatIsRight() {
        assertThat(story(played(), Event.DecisionMade.class))
                .singleElement()
                .asString()
                .contains("option=good");
    }

    @Test
    void choosesWhatIsUnlawfulOnlyWhenItDoesNotKeepToTheRules() {
        assertThat(played(SURE, "accuracy: 0,").entries(Event.DecisionMade.class))
                .isEmpty();
        assertThat(story(played(SURE, "accuracy: 0,", LAWFUL, "compliance: 0,"), Event.DecisionMade.class))
                .singleElement()
                .asString()
                .contains("option=bad");
    }

    @Test
    void actsWithAllSteps() {
        Play play = played();

        assertThat(play.entries(Event.ActionTaken.class)).hasSize(1);
        assertThat(story(play, Event.StepDone.class)).hasSize(2);
        assertThat(story(play, Event.ExpectationMet.class)).anyMatch(met -> met.contains("exp=e-act"));
    }

    @Test
    void asksForAResourceAndItsOwnerGrantsIt() {
        Play play = played();

        assertThat(play.entries(Event.ResourceRequested.class)).hasSize(1);
        assertThat(story(play, Event.ResourceGranted.class))
                .singleElement()
                .asString()
                .contains("count=2");
        assertThat(play.entries(Event.ResourceArrived.class)).hasSize(1);
    }

    @Test
    void declinesALoanThatTheAgreementsRefuse() {
        Play play = played("count: 2}", "count: 2, purpose: border-operations}");

        assertThat(play.entries(Event.ResourceRefused.class)).hasSize(1);
        assertThat(play.entries(Event.ResourceGranted.class)).isEmpty();
    }

    @Test
    void formsATaskForce() {
        assertThat(played().entries(Event.TaskForceFormed.class)).hasSize(1);
    }

    @Test
    void changesToTheNextLevelAfterSomeFailures() {
        Play play = played("msel:", """
            disruptions:
              - {id: cut, kind: outage, hits: {link: phones}, at: T+00:01}
            msel:""");

        assertThat(sent(play, "NOTIFY", "flood"))
                .extracting(entry -> ((Event.MessageSent) entry.event()).via().toString())
                .as("two failures shown at once, then the alternate")
                .startsWith("phones", "phones", "cells");
        assertThat(play.entries(Event.PaceSwitched.class)).isNotEmpty();
    }

    @Test
    void withoutDisciplineItTriesTheSameLevelAgainAndAgain() {
        Play play = played("discipline: 1", "discipline: 0", "msel:", """
            disruptions:
              - {id: cut, kind: outage, hits: {link: phones}, at: T+00:01}
            msel:""");

        assertThat(sent(play, "NOTIFY", "flood"))
                .hasSizeGreaterThan(3)
                .allMatch(entry ->
                        ((Event.MessageSent) entry.event()).via().toString().equals("phones"));
    }

    @Test
    void asksAboutARumourAndIsToldWhatIsTrue() {
        Play play = played("msel:", """
            disruptions:
              - {id: talk, kind: misinformation, item: rumor, firstHeardBy: [county], at: T+00:30}
            msel:""");

        assertThat(sent(play, "QUERY", "rumor")).isNotEmpty();
        assertThat(sent(play, "CORRECT", "truth")).isNotEmpty();
        assertThat(play.entries(Event.FalseItemDetected.class)).hasSize(1);
        assertThat(play.entries(Event.FalseItemCorrected.class)).isNotEmpty();
    }

    @Test
    void closesTheLoopOfWhatWasAcknowledged() {
        Play play = played();

        LogEntry closed = play.entries(Event.MessageClosed.class).getFirst();
        assertThat(play.log
                        .get(Math.toIntExact(Objects.requireNonNull(closed.cause())))
                        .event())
                .isInstanceOf(Event.MessageAcknowledged.class);
    }

    @Test
    void leavesToAPersonWhatIsExpectedOfHisSeat() {
        Play play = Play.created(Written.script("crews.yaml"), 7);
        play.scenario.positions().forEach(position -> play.staff(position.id().value(), Staffing.CREW));
        play.staff("county-desk", Staffing.PERSON);
        play.accept("control:1", new Event.ExerciseStarted());
        play.untilEndEx();

        assertThat(play.entries(Event.MessageSent.class))
                .noneMatch(entry -> entry.source() == Source.CREW
                        && ((Event.MessageSent) entry.event())
                                .sender()
                                .toString()
                                .startsWith("county"));
        assertThat(play.entries(Event.DecisionMade.class)).isEmpty();
    }

    private static Play played(String... changes) {
        Scenario scenario = Written.script("crews.yaml", changes);
        return Play.withCrews(scenario, 7).until(2 * 60 * MINUTE - 1).untilEndEx();
    }

    private static List<LogEntry> sent(Play play, String kind, String item) {
        return play.entries(Event.MessageSent.class).stream()
                .filter(entry -> entry.event() instanceof Event.MessageSent sent
                        && sent.type().name().equals(kind)
                        && sent.items().toString().contains(item))
                .toList();
    }

    private static List<String> story(Play play, Class<? extends Event> kind) {
        return play.entries(kind).stream()
                .map(entry -> entry.event().toString())
                .toList();
    }
}

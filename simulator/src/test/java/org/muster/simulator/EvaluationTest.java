package org.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.scenarios.Agency;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.FeedbackForm;
import org.muster.scenarios.Item;
import org.muster.scenarios.MessageKind;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Target;
import org.muster.scenarios.Task;
import org.muster.scenarios.Tlp;
import org.muster.scenarios.Via;
import org.muster.simulator.log.Answers;
import org.muster.simulator.log.ContestOutcome;
import org.muster.simulator.log.EndReason;
import org.muster.simulator.log.ErasureReason;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Letter;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.PauseReason;
import org.muster.simulator.log.ReleasedTo;
import org.muster.simulator.log.Staffing;
import org.muster.simulator.log.TextRef;

class EvaluationTest {

    private static final TextRef WORDS = new TextRef("AAAAAAAAAAAAAAAAAAAAAA", "A".repeat(43));
    private static final Agency.Id COUNTY = new Agency.Id("county");
    private static final Task.Id WARN = new Task.Id("warn");
    private static final Answers WELL = new Answers(true, false, false, false);
    private static final Answers BADLY = new Answers(false, false, false, false);
    private static final Event START = new Event.ExerciseStarted();
    private static final Event END = new Event.ExerciseEnded(EndReason.DIRECTOR);
    private static final Event CLOSE = new Event.EvaluationClosed();

    private static final Scenario SCENARIO = Written.script("sharing.yaml", "duration: 3h", """
            duration: 3h
            objectives:
              - id: o-warn
                text: Warn in time
                capabilities:
                  - coreCapability: operational-communications
                    targets:
                      - id: g-warn
                        text: All are warned within the hour
                        tasks: [{id: warn, text: Warn the neighbours, source: Plan 1, critical: true}]
            feedback:
              - {id: hot-wash, for: [county-desk], anonymous: true, questions: [{id: q-1, text: How was it?, answer: text}]}
            """);

    private final Play play = Play.created(SCENARIO, 7);

    @BeforeEach
    void staff() {
        SCENARIO.positions().forEach(position -> play.staff(position.id().value(), Staffing.PERSON));
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, false, false, U",
        "false, true,  true,  true,  U",
        "true,  true,  false, false, M",
        "true,  false, true,  true,  M",
        "true,  false, false, true,  S",
        "true,  false, false, false, P",
    })
    void theLetterFollowsFromFourAnswers(boolean achieved, boolean harm, boolean risk, boolean better, Letter letter) {
        Answers answers = new Answers(achieved, harm, risk, better);
        play.accept("control:1", START);

        assertThat(Letter.of(answers)).isEqualTo(letter);
        play.accept("evaluator:1", new Event.TaskRated(COUNTY, WARN, answers, letter, null, null));
        Letter other = letter == Letter.P ? Letter.U : Letter.P;
        assertThat(play.act("evaluator:2", new Event.TaskRated(COUNTY, WARN, answers, other, null, null)))
                .isEqualTo(Simulation.refuse(Refusal.IMPOSSIBLE, "letter", other));
    }

    @Test
    void aRatingIsNeverChangedButReplacedByALaterOneOfTheSameEvaluator() {
        play.accept("control:1", START);
        play.accept("evaluator:1", rated(WELL, null));
        long first = play.log.getLast().number();
        play.accept("evaluator:2", rated(BADLY, null));

        assertThat(refusal("evaluator:1", rated(BADLY, null)))
                .as("which is replaced")
                .isEqualTo(Refusal.ALREADY);
        assertThat(refusal("evaluator:1", rated(BADLY, first + 1)))
                .as("another's")
                .isEqualTo(Refusal.ALREADY);
        assertThat(refusal("evaluator:3", rated(BADLY, first))).as("has none").isEqualTo(Refusal.IMPOSSIBLE);
        play.accept("evaluator:1", rated(BADLY, first));
        long second = play.log.getLast().number();
        assertThat(refusal("evaluator:1", rated(WELL, first)))
                .as("no more the last")
                .isEqualTo(Refusal.ALREADY);
        play.accept("evaluator:1", rated(WELL, second));

        play.accept("evaluator:1", new Event.TargetRated(COUNTY, new Target.Id("g-warn"), WELL, Letter.P, null, WORDS));
        assertThat(refusal(
                        "evaluator:1",
                        new Event.TargetRated(COUNTY, new Target.Id("g-other"), WELL, Letter.P, null, null)))
                .isEqualTo(Refusal.UNKNOWN);
    }

    @Test
    void ratesFromStartExWhileTheClockStandsAndAfterEndExUntilItIsClosed() {
        assertThat(refusal("evaluator:1", rated(WELL, null))).isEqualTo(Refusal.NOT_STARTED);
        play.accept("control:1", START);
        play.accept("control:1", new Event.ClockPaused(PauseReason.CONTROLLER));
        play.accept("evaluator:1", rated(WELL, null));
        assertThat(refusal("evaluator:1", CLOSE)).isEqualTo(Refusal.NOT_ENDED);
        play.accept("control:1", END);
        play.accept("evaluator:2", rated(BADLY, null));
        play.accept("evaluator:1", CLOSE);

        assertThat(refusal("evaluator:3", rated(WELL, null))).isEqualTo(Refusal.EVALUATION_CLOSED);
        assertThat(refusal("evaluator:1", CLOSE)).isEqualTo(Refusal.EVALUATION_CLOSED);
    }

    @Test
    void ratesOnlyAsAnEvaluator() {
        play.accept("control:1", START);

        for (String by : List.of("control:1", "seat:county-desk", "driver")) {
            assertThat(refusal(by, rated(WELL, null))).isEqualTo(Refusal.NOT_ALLOWED);
            assertThat(refusal(by, new Event.EmergencyJudged(1, true))).isEqualTo(Refusal.NOT_ALLOWED);
            assertThat(refusal(by, CLOSE)).isEqualTo(Refusal.NOT_ALLOWED);
        }
        assertThat(refusal("evaluator:1", END)).isEqualTo(Refusal.NOT_ALLOWED);
    }

    @Test
    void notesWhatWasSeenWhenAndWithWhichEntries() {
        play.accept("control:1", START);
        play.until(60_000);
        long last = play.log.getLast().number();

        play.accept("evaluator:1", noted(COUNTY, 30_000, last));
        assertThat(refusal("evaluator:1", noted(COUNTY, 60_001, last))).isEqualTo(Refusal.IMPOSSIBLE);
        assertThat(refusal("evaluator:1", noted(COUNTY, 30_000, 9_999))).isEqualTo(Refusal.IMPOSSIBLE);
        assertThat(refusal("evaluator:1", noted(new Agency.Id("nobody"), 30_000, last)))
                .isEqualTo(Refusal.UNKNOWN);
    }

    @Test
    void judgesOnlyWhatSomebodyDid() {
        play.accept("control:1", START);
        play.accept("seat:county-desk", message(null));
        long act = play.log.stream()
                .filter(entry -> entry.event() instanceof Event.MessageSent)
                .findFirst()
                .map(LogEntry::number)
                .orElseThrow();
        var exp = new Expectation.Id("call-ack");
        var who = new Position.Id("county-second");

        assertThat(refusal("evaluator:1", new Event.ActionJudged(act, exp, who, 500, null, null)))
                .as("not expected yet")
                .isEqualTo(Refusal.UNKNOWN);
        assertThat(refusal("evaluator:1", new Event.ActionJudged(act, null, null, 500, null, null)))
                .as("of what?")
                .isEqualTo(Refusal.IMPOSSIBLE);
        assertThat(refusal("evaluator:1", new Event.ActionJudged(0, null, null, null, 3, null)))
                .as("nobody's act")
                .isEqualTo(Refusal.IMPOSSIBLE);
        assertThat(refusal("evaluator:1", new Event.ActionJudged(9_999, null, null, null, 3, null)))
                .isEqualTo(Refusal.IMPOSSIBLE);
        play.accept("evaluator:1", new Event.ActionJudged(act, null, null, null, 3, WORDS));
    }

    @Test
    void judgesAnEmergencyWhereOneWasClaimed() {
        play.accept("control:1", START);
        play.accept("seat:county-desk", message(null));
        play.accept("seat:county-desk", message(WORDS));

        assertThat(refusal("evaluator:1", new Event.EmergencyJudged(1, true))).isEqualTo(Refusal.IMPOSSIBLE);
        assertThat(refusal("evaluator:1", new Event.EmergencyJudged(3, true))).isEqualTo(Refusal.UNKNOWN);
        play.accept("control:1", END);
        play.accept("evaluator:1", new Event.EmergencyJudged(2, false));
    }

    @Test
    void aDisputeIsOpenedOnceAndDecidedOnce() {
        Event opened = new Event.AdjudicationOpened(WARN, COUNTY, Letter.M, null);
        Event decided = new Event.AdjudicationClosed(WARN, COUNTY, Letter.S, WORDS);
        play.accept("control:1", START);

        assertThat(refusal("evaluator:1", decided)).isEqualTo(Refusal.UNKNOWN);
        play.accept("driver", opened);
        assertThat(refusal("evaluator:1", opened)).isEqualTo(Refusal.ALREADY);
        assertThat(refusal("control:1", decided)).isEqualTo(Refusal.NOT_ALLOWED);
        play.accept("evaluator:1", decided);
        play.accept("evaluator:1", opened);
    }

    @Test
    void scoresAndLogAreReleasedApartAfterEndExByControllers() {
        play.accept("control:1", START);
        Event scores = new Event.ScoresReleased(2, ReleasedTo.SEATS);
        Event log = new Event.LogReleased(2, ReleasedTo.COMMANDERS);

        assertThat(refusal("control:1", scores)).isEqualTo(Refusal.NOT_ENDED);
        play.accept("control:1", END);
        assertThat(refusal("evaluator:1", scores)).isEqualTo(Refusal.NOT_ALLOWED);
        assertThat(refusal("control:1", new Event.LogReleased(9_999, ReleasedTo.SEATS)))
                .isEqualTo(Refusal.IMPOSSIBLE);
        play.accept("control:1", log);
        play.accept("control:1", scores);
    }

    @Test
    void whoIsScoredContestsWhatWasReleasedAndGetsOneAnswer() {
        Event contested = new Event.ScoreContested("C2", List.of(2L), WORDS);
        Event answered = new Event.ContestAnswered("C2", List.of(2L), WORDS, ContestOutcome.values()[0]);
        play.accept("control:1", START);
        play.accept("control:1", END);

        assertThat(refusal("seat:county-desk", contested)).isEqualTo(Refusal.NOT_RELEASED);
        play.accept("control:1", new Event.ScoresReleased(2, ReleasedTo.COMMANDERS));
        assertThat(refusal("seat:county-desk", contested)).as("not to seats").isEqualTo(Refusal.NOT_RELEASED);
        play.accept("control:1", new Event.ScoresReleased(2, ReleasedTo.SEATS));
        assertThat(refusal("control:1", contested)).isEqualTo(Refusal.NOT_ALLOWED);
        assertThat(refusal("seat:county-desk", new Event.ScoreContested("Z9", List.of(), WORDS)))
                .isEqualTo(Refusal.UNKNOWN);
        play.accept("seat:county-desk", contested);
        assertThat(refusal("seat:county-desk", contested)).isEqualTo(Refusal.ALREADY);
        play.accept("evaluator:1", answered);
        assertThat(refusal("evaluator:1", answered)).isEqualTo(Refusal.UNKNOWN);
    }

    @Test
    void aFormIsClosedOnceAfterEndEx() {
        Event closed = new Event.FeedbackClosed(new FeedbackForm.Id("hot-wash"), 5);
        play.accept("control:1", START);

        assertThat(refusal("control:1", closed)).isEqualTo(Refusal.NOT_ENDED);
        play.accept("control:1", END);
        play.accept("control:1", closed);
        assertThat(refusal("control:1", closed)).isEqualTo(Refusal.ALREADY);
        assertThat(refusal("control:1", new Event.FeedbackClosed(new FeedbackForm.Id("other"), 5)))
                .isEqualTo(Refusal.UNKNOWN);
    }

    @Test
    void aTextIsErasedOnceByAControllerAtAnyTime() {
        Event erased = new Event.TextErased(WORDS.ref(), ErasureReason.REQUEST);
        play.accept("control:1", START);

        assertThat(refusal("seat:county-desk", erased)).isEqualTo(Refusal.NOT_ALLOWED);
        play.accept("control:1", new Event.ClockPaused(PauseReason.CONTROLLER));
        play.accept("control:1", erased);
        assertThat(refusal("control:1", erased)).isEqualTo(Refusal.ALREADY);
        play.accept("control:1", END);
        play.accept("control:1", new Event.TextErased("B".repeat(22), ErasureReason.REAL_DATA));
    }

    private Refusal refusal(String by, Event event) {
        return ((Answer.Refused) play.act(by, event)).reason();
    }

    private static Event rated(Answers answers, @Nullable Long replaces) {
        return new Event.TaskRated(COUNTY, WARN, answers, Letter.of(answers), replaces, null);
    }

    private static Event noted(Agency.Id agency, long at, long entry) {
        return new Event.ObservationNoted(agency, WARN, WORDS, new ExerciseTime(at), List.of(entry));
    }

    private static Event message(@Nullable TextRef emergency) {
        return new Event.MessageSent(
                0,
                new Position.Id("county-desk"),
                List.of(new Position.Id("state-desk")),
                MessageKind.REPORT,
                new Via.Best(),
                List.of(new Item.Id("flood")),
                Tlp.GREEN,
                Purpose.LIFE_SAFETY,
                null,
                null,
                false,
                null,
                null,
                null,
                emergency,
                null);
    }
}

package org.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Channel;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Resource;
import org.muster.scenarios.Spread;
import org.muster.scenarios.Via;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.PauseReason;
import org.muster.simulator.log.Source;
import org.muster.simulator.log.Staffing;
import org.muster.simulator.log.Verdict;

/** The state has five boats, ten minutes away, and thirty blankets, which nobody gives back; the county asks for them. */
class LendingTest {
    private static final long MINUTE = 60_000;
    private static final Resource.Id BOATS = new Resource.Id("boats");
    private static final Resource.Id BLANKETS = new Resource.Id("blankets");
    private static final Position.Id CHIEF = new Position.Id("chief");
    private static final Position.Id WATCH = new Position.Id("watch");
    private static final Position.Id MEDIC = new Position.Id("medic");

    private Play play;

    @BeforeEach
    void start() {
        play = staffed(Script.lasting(120)
                .agency("county", "chief")
                .agency("state", "watch")
                .agency("hospital", "medic")
                .link("link", Channel.TELEPHONE, Script.MINUTE, 0, "county", "state")
                .resource("boats", Resource.Kind.BOAT, "state", 5, Spread.constant(10 * MINUTE))
                .resource("blankets", Resource.Kind.SUPPLY, "state", 30, true, null, List.of())
                .line("m-01", Script.at(MINUTE), new Agency.Id("county"), Script.over("link"), null, null, WATCH)
                .asksFor("boats", 2, Purpose.LIFE_SAFETY)
                .line("m-02", Script.at(30 * MINUTE), new Agency.Id("county"), new Via.Direct(), null, null, CHIEF));
    }

    @Test
    void whatIsGrantedArrivesAfterItsJourney() {
        ask(CHIEF, BOATS, 2);
        play.until(5 * MINUTE);
        grant(1, BOATS, 2);
        play.untilEndEx();

        assertThat(minutes(Event.ResourceArrived.class)).containsExactly("15");
        LogEntry arrived = play.entries(Event.ResourceArrived.class).getFirst();
        assertThat(arrived.event()).isEqualTo(new Event.ResourceArrived(BOATS, 1));
        assertThat(arrived.cause())
                .isEqualTo(play.entries(Event.ResourceGranted.class).getFirst().number());
    }

    @Test
    void whatHasNoJourneyIsThereAtOnce() {
        ask(CHIEF, BLANKETS, 20);
        grant(1, BLANKETS, 20);

        assertThat(play.log.getLast().event()).isEqualTo(new Event.ResourceArrived(BLANKETS, 1));
    }

    @Test
    void theEngineNumbersRequestsAndSaysWhatTheAgreementsSay() {
        play.accept("seat:chief", new Event.ResourceRequested(BOATS, 1, Purpose.TRAINING, 0, CHIEF, null));
        play.accept("seat:watch", new Event.ResourceRequested(BOATS, 1, Purpose.TRAINING, 0, WATCH, null));

        assertThat(play.log.stream().map(LogEntry::event))
                .contains(
                        new Event.ResourceRequested(BOATS, 1, Purpose.TRAINING, 1, CHIEF, Verdict.DENY_NO_AGREEMENT),
                        new Event.ResourceRequested(BOATS, 1, Purpose.TRAINING, 2, WATCH, Verdict.ALLOW_INTERNAL));
    }

    @Test
    void aLineAsksOnceItsMessageIsThere() {
        play.until(10 * MINUTE);

        LogEntry asked = play.entries(Event.ResourceRequested.class).getFirst();
        assertThat(asked.time().millis()).isEqualTo(2 * MINUTE);
        assertThat(asked.source()).isEqualTo(Source.ENGINE);
        assertThat(asked.event())
                .isEqualTo(
                        new Event.ResourceRequested(BOATS, 2, Purpose.LIFE_SAFETY, 1, null, Verdict.DENY_NO_AGREEMENT));
        assertThat(play.log.get(Math.toIntExact(asked.cause())).event()).isInstanceOf(Event.MessageDelivered.class);
    }

    @Test
    void theAgencyThatALineSpeaksForGivesBackWhatItWasLent() {
        play.until(10 * MINUTE);
        grant(1, BOATS, 2);
        play.until(25 * MINUTE);

        play.accept("seat:chief", new Event.ResourceReturned(BOATS, 2, Purpose.LIFE_SAFETY, 1, CHIEF, null));
    }

    @Test
    void aGrantMayBePartialAndAnswersTheRequest() {
        ask(CHIEF, BOATS, 4);
        grant(1, BOATS, 3);

        refused(WATCH, granted(1, BOATS, 1, WATCH), Refusal.ALREADY, "1");
        refused(WATCH, declined(1, BOATS, 4, WATCH), Refusal.ALREADY, "1");
    }

    @Test
    void nobodyGrantsMoreThanIsFreeOrAskedFor() {
        ask(CHIEF, BOATS, 3);
        ask(MEDIC, BOATS, 4);
        grant(1, BOATS, 3);

        refused(WATCH, granted(2, BOATS, 3, WATCH), Refusal.NOT_ENOUGH, "boats", "2");
        refused(WATCH, granted(2, BOATS, 5, WATCH), Refusal.IMPOSSIBLE, "count", "5");
        play.accept("seat:watch", granted(2, BOATS, 2, WATCH));
    }

    @Test
    void whatIsReturnedCanBeGrantedAgainAndWhatIsUsedUpCanNot() {
        ask(CHIEF, BOATS, 5);
        ask(MEDIC, BOATS, 1);
        ask(CHIEF, BLANKETS, 30);
        ask(MEDIC, BLANKETS, 1);
        grant(1, BOATS, 5);
        grant(3, BLANKETS, 30);
        refused(CHIEF, returned(1, BOATS, 1, CHIEF), Refusal.NOT_THERE, "1");
        play.until(10 * MINUTE);
        refused(CHIEF, returned(1, BOATS, 6, CHIEF), Refusal.NOT_ENOUGH, "boats", "5");
        refused(MEDIC, returned(1, BOATS, 1, MEDIC), Refusal.NOT_YOURS, "1");

        play.accept("seat:chief", returned(1, BOATS, 1, CHIEF));
        grant(2, BOATS, 1);

        refused(CHIEF, returned(3, BLANKETS, 1, CHIEF), Refusal.NOT_ENOUGH, "blankets", "0");
        refused(WATCH, granted(4, BLANKETS, 1, WATCH), Refusal.NOT_ENOUGH, "blankets", "0");
    }

    @Test
    void theOwnerSendsElsewhereWhatIsStillUnderWay() {
        ask(CHIEF, BOATS, 5);
        ask(MEDIC, BOATS, 5);
        grant(1, BOATS, 5);
        refused(CHIEF, redirected(1, CHIEF), Refusal.NOT_OWNER, "boats");

        play.accept("seat:watch", redirected(1, WATCH));
        grant(2, BOATS, 5);
        play.until(60 * MINUTE);

        assertThat(play.entries(Event.ResourceArrived.class))
                .extracting(LogEntry::event)
                .containsExactly(new Event.ResourceArrived(BOATS, 2));
        refused(WATCH, redirected(1, WATCH), Refusal.NOT_ENOUGH, "boats", "0");
    }

    @Test
    void onlyTheOwnerAnswersAndWhatItAnswersMustBeSo() {
        refused(CHIEF, asked(CHIEF, new Resource.Id("ghosts"), 1), Refusal.UNKNOWN, "ghosts");
        refused(CHIEF, asked(CHIEF, BOATS, 10_001), Refusal.IMPOSSIBLE, "count", "10001");
        refused(CHIEF, asked(null, BOATS, 1), Refusal.NOT_ALLOWED, "seat:chief", "resource-requested");
        refused(CHIEF, asked(WATCH, BOATS, 1), Refusal.NOT_ALLOWED, "seat:chief", "resource-requested");
        refused(WATCH, granted(1, BOATS, 1, WATCH), Refusal.UNKNOWN, "1");
        ask(CHIEF, BOATS, 2);

        refused(CHIEF, granted(1, BOATS, 1, CHIEF), Refusal.NOT_OWNER, "boats");
        refused(MEDIC, declined(1, BOATS, 2, MEDIC), Refusal.NOT_OWNER, "boats");
        refused(WATCH, granted(1, BLANKETS, 1, WATCH), Refusal.IMPOSSIBLE, "res", "blankets");
        refused(WATCH, declined(1, BOATS, 1, WATCH), Refusal.IMPOSSIBLE, "count", "1");
        refused(
                WATCH,
                new Event.ResourceGranted(BOATS, 1, Purpose.TRAINING, 1, WATCH, null),
                Refusal.IMPOSSIBLE,
                "purpose",
                "training");
    }

    @Test
    void nothingIsAskedOrGrantedWhileTheClockStands() {
        ask(CHIEF, BOATS, 2);
        play.accept("control:1", new Event.ClockPaused(PauseReason.CONTROLLER));

        refused(CHIEF, asked(CHIEF, BOATS, 1), Refusal.PAUSED, "controller");
        refused(WATCH, granted(1, BOATS, 1, WATCH), Refusal.PAUSED, "controller");
    }

    @Test
    void aRequestIsRefusedOnce() {
        ask(CHIEF, BOATS, 2);
        play.accept("seat:watch", declined(1, BOATS, 2, WATCH));

        refused(WATCH, granted(1, BOATS, 2, WATCH), Refusal.ALREADY, "1");
    }

    private static Play staffed(Script script) {
        Play play = Play.created(script.scenario(), 7);
        play.scenario.positions().forEach(seat -> play.staff(seat.id().value(), Staffing.PERSON));
        play.accept("control:1", new Event.ExerciseStarted());
        return play;
    }

    private void ask(Position.Id seat, Resource.Id resource, int count) {
        play.accept("seat:" + seat, asked(seat, resource, count));
    }

    private void grant(int request, Resource.Id resource, int count) {
        play.accept("seat:watch", granted(request, resource, count, WATCH));
    }

    private void refused(Position.Id by, Event event, Refusal reason, String... values) {
        assertThat(play.act("seat:" + by, event)).isEqualTo(new Answer.Refused(reason, List.of(values)));
    }

    private static Event asked(Position.@Nullable Id seat, Resource.Id resource, int count) {
        return new Event.ResourceRequested(resource, count, Purpose.LIFE_SAFETY, 0, seat, null);
    }

    private static Event granted(int request, Resource.Id resource, int count, Position.Id seat) {
        return new Event.ResourceGranted(resource, count, Purpose.LIFE_SAFETY, request, seat, null);
    }

    private static Event declined(int request, Resource.Id resource, int count, Position.Id seat) {
        return new Event.ResourceRefused(resource, count, Purpose.LIFE_SAFETY, request, seat, null);
    }

    private static Event returned(int request, Resource.Id resource, int count, Position.Id seat) {
        return new Event.ResourceReturned(resource, count, Purpose.LIFE_SAFETY, request, seat, null);
    }

    private static Event redirected(int request, Position.Id seat) {
        return new Event.ResourceRedirected(BOATS, 5, Purpose.LIFE_SAFETY, request, seat, null);
    }

    private List<String> minutes(Class<? extends Event> kind) {
        return play.entries(kind).stream()
                .map(entry -> Long.toString(entry.time().millis() / MINUTE))
                .toList();
    }
}

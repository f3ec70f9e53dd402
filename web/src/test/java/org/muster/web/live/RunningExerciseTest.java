package org.muster.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.web.live.MoodyLogStore.Mood.DEAD;
import static org.muster.web.live.MoodyLogStore.Mood.FAILS;
import static org.muster.web.live.MoodyLogStore.Mood.LATE;
import static org.muster.web.live.MoodyLogStore.Mood.LOSES_THE_ANSWER;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Position;
import org.muster.simulator.Refusal;
import org.muster.simulator.Simulation;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.JumpMode;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.PauseReason;
import org.muster.simulator.log.Staffing;
import org.muster.web.live.MoodyLogStore.Mood;
import org.muster.web.live.Outcome.Accepted;
import org.muster.web.live.Outcome.Refused;
import org.muster.web.live.Outcome.Untaken;
import org.muster.web.store.Ownership;

class RunningExerciseTest {
    private final Stage stage = new Stage();

    @Test
    void beginsWithACrewInEverySeat() {
        Exercise exercise = stage.create(7);

        assertThat(exercise.log().situation().state()).isEqualTo(ExerciseState.STAFFED);
        assertThat(exercise.log().situation().holders().values()).containsOnly(Staffing.CREW);
        assertThat(stage.batches()).hasSize(1);
        stage.checkStoredAsShown();
    }

    @Test
    void playsByTheWallClockAndAtTheSpeedThatIsSet() {
        stage.create(7);
        stage.passSeconds(30);
        stage.start();

        stage.passSeconds(60);
        assertThat(stage.now()).isEqualTo(60_000);

        stage.control(new Event.SpeedSet(4000));
        stage.passSeconds(60);
        assertThat(stage.now()).isEqualTo(300_000);

        stage.control(new Event.ClockPaused(PauseReason.CONTROLLER));
        stage.passSeconds(600);
        assertThat(stage.now()).isEqualTo(300_000);
        assertThat(stage.situation().state()).isEqualTo(ExerciseState.PAUSED);

        stage.control(new Event.ClockResumed(PauseReason.CONTROLLER));
        stage.control(new Event.ClockJumped(new ExerciseTime(600_000), JumpMode.PLAY));
        stage.passSeconds(10);
        assertThat(stage.now()).isEqualTo(640_000);
        stage.checkStoredAsShown();
    }

    @Test
    void endsAtEndExAndGivesTheExerciseUp() {
        stage.create(7);
        stage.start();
        stage.control(new Event.SpeedSet(60_000));
        stage.passSeconds(30);

        assertThat(stage.situation().state()).isEqualTo(ExerciseState.ENDED);
        assertThat(stage.now()).isEqualTo(found().scenario().endEx().millis());
        assertThat(stage.control(new Event.ClockResumed(PauseReason.CONTROLLER)).get())
                .isEqualTo(new Refused(Refusal.ENDED, List.of()));
        assertThat(stage.memory.another().own(Stage.ID).block())
                .as("nobody has to wait for the lease")
                .isNotNull();
    }

    private Exercise found() {
        return stage.found();
    }

    @Test
    void findsWhatIsDueWithinATwentiethOfASecond() {
        stage.create(7);
        stage.start();
        LogEntry next = nextReleaseAfterStart();
        int before = stage.entries(Event.InjectReleased.class).size();

        stage.pass(Duration.ofMillis(next.time().millis() - 1));
        assertThat(stage.entries(Event.InjectReleased.class)).hasSize(before);
        stage.pass(Duration.ofMillis(51));
        assertThat(stage.entries(Event.InjectReleased.class))
                .hasSize(before + 1)
                .last()
                .satisfies(found -> assertThat(found.entry()).isEqualTo(next));
    }

    /** What the exercise would play by itself. */
    private LogEntry nextReleaseAfterStart() {
        Simulation again = Simulation.replay(
                found().scenario(),
                stage.entries().stream().map(Published::entry).toList());
        return again.advanceTo(found().scenario().endEx()).stream()
                .filter(entry -> entry.event() instanceof Event.InjectReleased)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void answersAndShowsAnInputOnlyWhenItIsStored() {
        stage.create(7);
        stage.logs.next(LATE);
        int before = stage.entries().size();

        AtomicReference<Outcome> outcome = stage.control(new Event.ExerciseStarted());
        stage.pass(MoodyLogStore.LATE_BY.minusMillis(1));
        assertThat(outcome).hasNullValue();
        assertThat(stage.entries()).hasSize(before);

        stage.pass(Duration.ofMillis(1));
        assertThat(outcome).hasValue(new Accepted(before));
        stage.checkStoredAsShown();
    }

    @Test
    void answersARefusalOnlyWhenWhatItRestsOnIsStored() {
        stage.create(7);
        stage.logs.next(LATE);
        stage.control(new Event.ExerciseStarted());

        AtomicReference<Outcome> second = stage.control(new Event.ExerciseStarted());
        assertThat(second).hasNullValue();

        stage.pass(MoodyLogStore.LATE_BY);
        assertThat(second).hasValue(new Refused(Refusal.ALREADY_STARTED, List.of()));
    }

    @Test
    void storesWhatArrivesMeanwhileInOneBatchAndInItsOrder() {
        stage.create(7);
        stage.start();
        int batches = stage.batches().size();
        stage.logs.next(Mood.LATE);
        stage.control(new Event.SpeedSet(1001));
        for (int i = 0; i < 50; i++) {
            stage.control(new Event.SpeedSet(2000 + i));
        }
        stage.pass(MoodyLogStore.LATE_BY);
        stage.passSeconds(1);

        assertThat(stage.batches()).hasSize(batches + 2);
        assertThat(stage.entries(Event.SpeedSet.class).stream()
                        .map(each -> ((Event.SpeedSet) each.entry().event()).permille()))
                .startsWith(1001, 2000, 2001)
                .endsWith(2048, 2049)
                .isSorted();
    }

    @Test
    void doesNothingWhenTheSameInputComesAgain() {
        stage.create(7);
        Outcome first =
                stage.act("control:1", "c-a", new Event.ExerciseStarted()).get();
        Outcome again =
                stage.act("control:1", "c-a", new Event.ExerciseStarted()).get();

        assertThat(first).isInstanceOf(Accepted.class).isEqualTo(again);
        assertThat(stage.entries(Event.ExerciseStarted.class)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"FAILS", "LOSES_THE_ANSWER", "SILENT", "DEAD", "LATE"})
    void losesAndReordersNothingWhateverTheStoreDoesOnce(Mood mood) {
        stage.create(7);
        stage.start();
        int before = stage.entries().size();
        stage.logs.next(mood);

        AtomicReference<Outcome> outcome = stage.control(new Event.SpeedSet(3000));
        AtomicReference<Outcome> next = stage.control(new Event.SpeedSet(4000));
        stage.passSeconds(15);

        assertThat(outcome).hasValue(new Accepted(before));
        assertThat(next.get()).isInstanceOf(Accepted.class);
        assertThat(stage.entries(Event.SpeedSet.class)).hasSize(2);
        stage.checkStoredAsShown();
    }

    @Test
    void writesTheVerySameBatchAgain() {
        stage.create(7);
        stage.start();
        stage.logs.attempts.clear();
        stage.logs.next(FAILS, LOSES_THE_ANSWER, FAILS);

        stage.control(new Event.SpeedSet(3000));
        stage.control(new Event.SpeedSet(4000));
        stage.pass(Duration.ofMillis(1999));

        assertThat(stage.logs.attempts).hasSizeGreaterThanOrEqualTo(4);
        assertThat(stage.logs.attempts.subList(0, 4)).containsOnly(stage.logs.attempts.getFirst());
        assertThat(stage.situation().state()).isEqualTo(ExerciseState.STARTED);
    }

    @Test
    void letsTheClockStandWhileTheStoreIsSilentAndLogsThePause() {
        stage.create(7);
        stage.start();
        stage.passSeconds(20);
        stage.logs.next(DEAD, FAILS);
        stage.control(new Event.SpeedSet(1001));
        int shown = stage.entries().size();

        stage.pass(Duration.ofMillis(1999));
        assertThat(stage.situation().state()).isEqualTo(ExerciseState.STARTED);
        stage.pass(Duration.ofMillis(2));
        assertThat(stage.situation().state()).isEqualTo(ExerciseState.PAUSED);
        assertThat(stage.situation().pause()).isEqualTo(PauseReason.STORE);
        long standing = stage.now();
        assertThat(standing).isBetween(22_000L, 22_003L);

        stage.passSeconds(8);
        assertThat(stage.now()).isEqualTo(standing);
        assertThat(stage.entries()).hasSize(shown);

        stage.passSeconds(1);
        assertThat(stage.situation().state()).isEqualTo(ExerciseState.PAUSED);
        assertThat(stage.now()).isEqualTo(standing);
        assertThat(stage.entries().getLast().entry()).satisfies(last -> {
            assertThat(last.event()).isEqualTo(new Event.ClockPaused(PauseReason.STORE));
            assertThat(last.input().by()).isEqualTo("driver");
            assertThat(last.time().millis()).isEqualTo(standing);
        });

        assertThat(stage.control(new Event.ClockResumed(PauseReason.STORE)).get())
                .isInstanceOf(Accepted.class);
        stage.passSeconds(10);
        assertThat(stage.now()).isBetween(standing + 10_000, standing + 10_020);
        stage.checkStoredAsShown();
    }

    @Test
    void takesWhatCameBeforeTheClockStoodAndRefusesPlayThatCameAfter() {
        stage.create(7);
        stage.staffWithPerson(firstSeat());
        stage.start();
        stage.passSeconds(1);
        stage.logs.next(DEAD);
        stage.control(new Event.SpeedSet(1001));
        AtomicReference<Outcome> before = stage.control(new Event.SpeedSet(1002));
        stage.passSeconds(3);
        AtomicReference<Outcome> after =
                stage.seat(firstSeat(), new Event.MessageOpened(1, new Position.Id(firstSeat())));
        AtomicReference<Outcome> safety = stage.seat(firstSeat(), new Event.SafetyStopCalled(null));
        stage.passSeconds(10);

        assertThat(before.get()).isInstanceOf(Accepted.class);
        assertThat(after).hasValue(new Refused(Refusal.PAUSED, List.of("store")));
        assertThat(safety.get()).isInstanceOf(Accepted.class);
        assertThat(stage.situation().pause()).isEqualTo(PauseReason.SAFETY);
    }

    private String firstSeat() {
        return found().scenario().positions().getFirst().id().value();
    }

    @Test
    void tellsThatTheStoreIsSilentBeforeStartExTooAndNeedsNoPauseThere() {
        stage.create(7);
        stage.logs.next(DEAD);
        stage.control(new Event.SpeedSet(2000));
        stage.passSeconds(3);
        assertThat(stage.situation().state()).isEqualTo(ExerciseState.STAFFED);
        assertThat(stage.situation().pause()).isEqualTo(PauseReason.STORE);

        stage.passSeconds(10);
        assertThat(stage.situation().pause()).isNull();
        assertThat(stage.entries(Event.ClockPaused.class)).isEmpty();
    }

    @Test
    void stopsWhenAnotherServerHasTakenTheExercise() {
        stage.create(7);
        stage.start();
        stage.passSeconds(5);
        Exercise mine = found();
        stage.memory.logs().release(new Ownership(Stage.ID, 1)).block();
        Stage other = stage.another().recover();
        assertThat(other.situation().pause()).isEqualTo(PauseReason.RESTART);

        AtomicReference<Outcome> outcome = new AtomicReference<>();
        mine.act(new Input("control:1", "late", null), new Event.SpeedSet(2000)).subscribe(outcome::set);
        stage.passSeconds(2);

        assertThat(outcome).hasValue(new Untaken(Outcome.Why.MOVED));
        assertThat(mine.log().ended()).isEqualTo(Outcome.Why.MOVED);
        assertThat(mine.isReadOnly()).isTrue();
        assertThat(found().isReadOnly()).isTrue();
        assertThat(stage.entries().getLast().entry().event()).isEqualTo(new Event.ClockPaused(PauseReason.RESTART));
        assertThat(stage.control(new Event.SpeedSet(2000))).hasValue(new Untaken(Outcome.Why.READ_ONLY));
    }

    @Test
    void learnsWithinSecondsThatAnotherServerHasTakenIt() {
        stage.create(7);
        Exercise mine = found();
        stage.memory.logs().release(new Ownership(Stage.ID, 1)).block();
        stage.another().recover();
        stage.passSeconds(4);

        assertThat(mine.log().ended()).isEqualTo(Outcome.Why.MOVED);
    }

    @Test
    void closesAfterWhatWasTakenIsStored() {
        stage.create(7);
        stage.start();
        stage.logs.next(LATE);
        AtomicReference<Outcome> taken = stage.control(new Event.SpeedSet(2000));
        AtomicReference<Boolean> closed = new AtomicReference<>(false);
        stage.exercises.close().subscribe(nothing -> {}, error -> {}, () -> closed.set(true));
        AtomicReference<Outcome> late = stage.control(new Event.SpeedSet(3000));
        stage.pass(MoodyLogStore.LATE_BY);

        assertThat(taken.get()).isInstanceOf(Accepted.class);
        assertThat(late).hasValue(new Untaken(Outcome.Why.CLOSING));
        assertThat(closed).hasValue(true);
        assertThat(stage.batches().getLast().entries()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void storesAndAnswersTheSameWhateverTheStoreDoesAndWheneverInputsCome(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        stage.create(seed);
        String seat = firstSeat();
        stage.staffWithPerson(seat);
        stage.start();
        Map<String, AtomicReference<Outcome>> outcomes = new LinkedHashMap<>();
        List<String> ids = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            if (random.nextInt(4) == 0) {
                stage.logs.next(Mood.values()[random.nextInt(Mood.values().length)]);
            }
            String id = random.nextInt(5) == 0 && !ids.isEmpty() ? ids.get(random.nextInt(ids.size())) : "i-" + step;
            ids.add(id);
            int n = random.nextInt(6);
            Event event = switch (n) {
                case 0 -> new Event.ClockPaused(PauseReason.CONTROLLER);
                case 1 -> new Event.SpeedSet(1000 + random.nextInt(20_000));
                case 2 -> new Event.MessageOpened(1 + random.nextInt(9), new Position.Id(seat));
                case 3 -> new Event.MessageAcknowledged(1 + random.nextInt(9), new Position.Id(seat));
                default -> new Event.ClockResumed(PauseReason.CONTROLLER);
            };
            String by = n == 2 || n == 3 ? "seat:" + seat : "control:1";
            outcomes.put(step + " " + by + " " + id, stage.act(by, id, event));
            stage.pass(Duration.ofMillis(random.nextInt(4000)));
        }
        stage.passSeconds(60);

        stage.checkStoredAsShown();
        List<LogEntry> log = stage.entries().stream().map(Published::entry).toList();
        Simulation.replay(found().scenario(), log);
        outcomes.forEach((key, outcome) -> {
            assertThat(outcome.get()).as(key).isInstanceOfAny(Accepted.class, Refused.class);
            if (outcome.get() instanceof Accepted(var number)) {
                String[] parts = key.split(" ");
                assertThat(log.get((int) number).input().by()).isEqualTo(parts[1]);
                assertThat(log.get((int) number).input().id()).isEqualTo(parts[2]);
            }
        });
    }
}

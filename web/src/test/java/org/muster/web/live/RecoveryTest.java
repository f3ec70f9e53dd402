package org.muster.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Position;
import org.muster.simulator.Refusal;
import org.muster.simulator.log.EndReason;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.PauseReason;
import org.muster.web.store.Batch;
import org.muster.web.store.LogEnd;
import org.muster.web.store.MemoryStore;
import org.muster.web.store.Ownership;
import org.muster.web.store.StoredEntry;

class RecoveryTest {
    private final Stage before = new Stage();

    @BeforeEach
    void playSome() {
        before.create(7);
        String seat = before.found().scenario().positions().getFirst().id().value();
        before.staffWithPerson(seat);
        before.start();
        before.passSeconds(70);
        before.seat(seat, new Event.MessageOpened(1, new Position.Id(seat)));
        before.control(new Event.SpeedSet(10_000));
        before.passSeconds(20);
        before.control(new Event.ClockPaused(PauseReason.CONTROLLER));
        before.control(new Event.ClockResumed(PauseReason.CONTROLLER));
        before.passSeconds(10);
    }

    @Test
    @Timeout(60)
    void comesBackAfterEveryBatchWithAllThatWasStored() {
        List<Batch> batches = before.batches();
        assertThat(batches).hasSizeGreaterThan(10);
        for (int stored = 0; stored <= batches.size(); stored++) {
            Stage after = before.afterCrash(stored, ExerciseTime.START_EX).recover();
            List<byte[]> kept = batches.subList(0, stored).stream()
                    .flatMap(batch -> batch.entries().stream())
                    .map(StoredEntry::canonical)
                    .toList();

            assertThat(after.entries().stream().map(Published::canonical).limit(kept.size()))
                    .usingElementComparator(Arrays::compare)
                    .containsExactlyElementsOf(kept);
            assertThat(after.situation().clock().running()).isFalse();
            after.checkStoredAsShown();
        }
    }

    @Test
    void playsTheSameAfterACrashAsWithoutOne() {
        int stored = before.batches().size();
        Stage after = before.afterCrash(stored, new ExerciseTime(before.now())).recover();
        after.control(new Event.ClockResumed(PauseReason.RESTART));
        after.control(new Event.SpeedSet(100_000));
        before.control(new Event.SpeedSet(100_000));
        after.passSeconds(60);
        before.passSeconds(60);

        assertThat(story(after)).containsExactlyElementsOf(story(before));
    }

    /** What happened in play, without what was done to the clock, and so without the numbers of entries. */
    private static List<String> story(Stage stage) {
        return stage.entries().stream()
                .map(Published::entry)
                .filter(entry -> !(entry.event() instanceof Event.ClockPaused)
                        && !(entry.event() instanceof Event.ClockResumed)
                        && !(entry.event() instanceof Event.SpeedSet))
                .map(entry -> entry.time() + " " + entry.event().toString().replaceAll("act=\\d+", ""))
                .toList();
    }

    @Test
    void standsAtTheLaterOfItsLastEntryAndItsMark() {
        int stored = before.batches().size();
        long last = before.entries().getLast().entry().time().millis();

        Stage early = before.afterCrash(stored, ExerciseTime.START_EX).recover();
        Stage late = before.afterCrash(stored, new ExerciseTime(last + 900)).recover();

        assertThat(early.now()).isEqualTo(last);
        assertThat(late.now()).isEqualTo(last + 900);
        assertThat(late.situation().pause()).isEqualTo(PauseReason.RESTART);
        assertThat(late.entries().getLast().entry()).satisfies(entry -> {
            assertThat(entry.event()).isEqualTo(new Event.ClockPaused(PauseReason.RESTART));
            assertThat(entry.input().by()).isEqualTo("driver");
        });
    }

    @Test
    void losesAtMostASecondOfTheClock() {
        before.passSeconds(7);
        ExerciseTime marked = before.memory.logs().marked(Stage.ID).block().time();

        assertThat(before.now() - marked.millis()).isBetween(0L, 10_000L); // ten seconds of exercise in one of the wall
    }

    @Test
    void leavesAPausedExerciseAsItWas() {
        before.control(new Event.ClockPaused(PauseReason.CONTROLLER));
        Stage after = before.afterCrash(before.batches().size(), ExerciseTime.START_EX)
                .recover();

        assertThat(after.situation().pause()).isEqualTo(PauseReason.CONTROLLER);
        assertThat(after.entries()).hasSameSizeAs(before.entries());
    }

    @Test
    void answersAnInputThatWasStoredBeforeTheCrashWithItsEntry() {
        Outcome first =
                before.act("control:1", "c-same", new Event.SpeedSet(2000)).get();
        Stage after = before.afterCrash(before.batches().size(), ExerciseTime.START_EX)
                .recover();
        int entries = after.entries().size();

        assertThat(after.act("control:1", "c-same", new Event.SpeedSet(2000))).hasValue(first);
        assertThat(after.entries()).hasSize(entries);
    }

    @Test
    void showsAnEndedExerciseFromTheStoreAndPlaysNothing() {
        before.control(new Event.ExerciseEnded(EndReason.DIRECTOR));
        Stage after = before.afterCrash(before.batches().size(), ExerciseTime.START_EX)
                .recover();

        assertThat(after.situation().state()).isEqualTo(ExerciseState.ENDED);
        assertThat(after.entries().stream().map(each -> each.entry()))
                .containsExactlyElementsOf(
                        before.entries().stream().map(Published::entry).toList());
        assertThat(after.control(new Event.SpeedSet(2000))).hasValue(new Outcome.Refused(Refusal.ENDED, List.of()));
        assertThat(after.get(after.exercises.all().collectList()))
                .singleElement()
                .satisfies(listed -> {
                    assertThat(listed.situation().state()).isEqualTo(ExerciseState.ENDED);
                    assertThat(listed.situation().lastEntry())
                            .isEqualTo(before.entries().getLast().entry().number());
                    assertThat(listed.situation().clock().at())
                            .isEqualTo(before.situation().clock().at());
                });
    }

    /** The answer to the last act may have been lost in the crash. */
    @Test
    void answersWhatWasTakenBeforeTheEndAlsoWhenItTakesNothingMore() {
        Outcome ended = before.act("control:1", "c-end", new Event.ExerciseEnded(EndReason.DIRECTOR))
                .get();
        Stage after = before.afterCrash(before.batches().size(), ExerciseTime.START_EX)
                .recover();

        assertThat(ended).isInstanceOf(Outcome.Accepted.class);
        assertThat(after.act("control:1", "c-end", new Event.ExerciseEnded(EndReason.DIRECTOR)))
                .hasValue(ended);
        assertThat(after.act("control:2", "c-end", new Event.ExerciseEnded(EndReason.DIRECTOR)))
                .hasValue(new Outcome.Refused(Refusal.ENDED, List.of()));
    }

    @Test
    void takesWhatEvaluatorsSayAfterTheEndAlsoAfterARestart() {
        before.control(new Event.ExerciseEnded(EndReason.DIRECTOR));
        Stage after = new Stage(before.memory.another()).recover();
        Exercise looked = after.found();
        assertThat(looked.log().ended()).isNull();
        int entries = after.entries().size();

        Outcome said =
                after.act("evaluator:1", "e-1", new Event.EvaluationClosed()).get();

        assertThat(said).isEqualTo(new Outcome.Accepted(entries));
        assertThat(after.entries()).hasSize(entries + 1);
        assertThat(looked.log().ended())
                .as("who looked at it before looks again")
                .isEqualTo(Outcome.Why.CLOSING);
        assertThat(looked.act(new Input("evaluator:1", "e-1", null), new Event.EvaluationClosed())
                        .block())
                .as("by the way of whoever still holds it")
                .isEqualTo(said);
        after.checkStoredAsShown();
    }

    @Test
    void playsAnExerciseThatWasJudgedNotAgainAtEveryStart() {
        before.control(new Event.ExerciseEnded(EndReason.DIRECTOR));
        before.act("evaluator:1", "e-1", new Event.EvaluationClosed());
        long owners = before.memory.logs().own(Stage.ID).block().epoch();
        before.memory.logs().release(new Ownership(Stage.ID, owners)).block();
        Stage after = new Stage(before.memory.another()).recover();

        assertThat(after.memory.logs().own(Stage.ID).block().epoch()).isEqualTo(owners + 1);
        assertThat(after.get(after.exercises.all().collectList()).getFirst().situation())
                .satisfies(listed -> {
                    assertThat(listed.state()).isEqualTo(ExerciseState.ENDED);
                    assertThat(listed.lastEntry())
                            .isEqualTo(before.entries().getLast().entry().number());
                });
    }

    /** A disk, or somebody at the disk, took the end of the log away. */
    @Test
    void onlyShowsAnExerciseOfWhoseLogTheEndIsLost() {
        before.passSeconds(2); // until all of it is marked
        List<Batch> batches = before.batches();
        for (int left : List.of(0, 1, batches.size() - 1)) {
            MemoryStore lossy = new MemoryStore();
            before.memory.exercises().all().flatMap(lossy.exercises()::keep).blockLast();
            Ownership ownership = lossy.logs().own(Stage.ID).block();
            batches.subList(0, left)
                    .forEach(batch -> lossy.logs().append(ownership, batch).block());
            lossy.logs()
                    .mark(ownership, before.memory.logs().marked(Stage.ID).block())
                    .block();
            lossy.logs().release(ownership).block();
            Stage after = new Stage(lossy.another()).recover();

            assertThat(after.found().isReadOnly()).as("%d batches left", left).isTrue();
            assertThat(after.batches()).hasSize(left);
        }
    }

    @Test
    void onlyShowsAnExerciseThatThisEnginePlaysOtherwise() {
        MemoryStore other = new MemoryStore();
        before.memory.exercises().all().flatMap(other.exercises()::keep).blockLast();
        Ownership ownership = other.logs().own(Stage.ID).block();
        LogEnd end = LogEnd.empty(Stage.ID);
        for (Batch batch : before.batches()) {
            Batch changed = end.batches(batch.entries().stream()
                            .map(entry -> new StoredEntry(otherwise(entry.canonical()), entry.wall()))
                            .toList())
                    .getFirst();
            end = other.logs().append(ownership, changed).block();
        }
        other.logs().release(ownership).block();
        Stage after = new Stage(other.another()).recover();

        assertThat(after.found().isReadOnly()).isTrue();
        assertThat(after.entries()).hasSameSizeAs(before.entries());
        assertThat(other.another().logs().own(Stage.ID).block())
                .as("nobody has to wait for the lease")
                .isNotNull();
    }

    private static byte[] otherwise(byte[] canonical) {
        return new String(canonical, StandardCharsets.UTF_8)
                .replace("\"type\":\"report\"", "\"type\":\"notify\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void beginsAnExerciseThatWasKeptButNeverStarted() {
        Stage after = before.afterCrash(0, ExerciseTime.START_EX).recover();

        assertThat(after.situation().state()).isEqualTo(ExerciseState.STAFFED);
        LogEntry first = after.entries().getFirst().entry();
        assertThat(first.event()).isEqualTo(before.entries().getFirst().entry().event());
    }

    @Test
    void takesUpAnExerciseOnceItsOwnersLeaseHasRunOut() {
        Stage other = before.another().recover();
        assertThat(other.found().isReadOnly()).isTrue();

        before.memory.logs().release(new Ownership(Stage.ID, 1)).block();
        other.pass(Duration.ofSeconds(15));

        assertThat(other.found().isReadOnly()).isFalse();
    }

    @Test
    void goesOnEvenIfTheSameWishForAnExerciseComesAgain() {
        Exercise same = before.create(7);
        Creation otherSeed = before.get(before.exercises.create(Stage.ID, Stage.SCENARIO, 8L, null));

        assertThat(same).isSameAs(before.found());
        assertThat(otherSeed).isInstanceOf(Creation.Taken.class);
        assertThat(before.get(before.exercises.create("other", "no-such", null, null)))
                .isEqualTo(new Creation.UnknownScenario("no-such"));
    }

    @Test
    void makesOneExerciseWhenTheWishComesTwiceAtOnce() {
        Stage stage = new Stage();
        stage.logs.next(MoodyLogStore.Mood.LATE);
        AtomicReference<Creation> one = new AtomicReference<>();
        AtomicReference<Creation> two = new AtomicReference<>();
        stage.exercises.create(Stage.ID, Stage.SCENARIO, null, null).subscribe(one::set);
        stage.exercises.create(Stage.ID, Stage.SCENARIO, null, null).subscribe(two::set);
        stage.passSeconds(5);

        assertThat(one.get()).isInstanceOf(Creation.Created.class).isEqualTo(two.get());
        assertThat(stage.act("control:1", "a", new Event.ExerciseStarted()).get())
                .isInstanceOf(Outcome.Accepted.class);
    }

    /** The second looked while there was no exercise yet, and wishes when it is there. */
    @Test
    void makesOneExerciseWhenTheSecondWishComesLate() {
        Stage stage = new Stage();
        AtomicReference<Creation> one = new AtomicReference<>();
        AtomicReference<Creation> two = new AtomicReference<>();
        Exercises slow = stage.lookingUpIn(Duration.ofSeconds(2));
        slow.create(Stage.ID, Stage.SCENARIO, null, null).subscribe(one::set);
        stage.passSeconds(1);
        slow.create(Stage.ID, Stage.SCENARIO, null, null).subscribe(two::set);
        stage.passSeconds(10);

        assertThat(one.get()).isInstanceOf(Creation.Created.class).isEqualTo(two.get());
        assertThat(stage.get(slow.find(Stage.ID)).isReadOnly()).isFalse();
    }
}

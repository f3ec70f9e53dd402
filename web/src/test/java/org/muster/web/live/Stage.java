package org.muster.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Position;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.Person;
import org.muster.simulator.log.Staffing;
import org.muster.web.store.Batch;
import org.muster.web.store.LogEnd;
import org.muster.web.store.LogStore;
import org.muster.web.store.Mark;
import org.muster.web.store.MemoryStore;
import org.muster.web.store.Ownership;
import org.muster.web.store.StoredExercise;
import org.muster.web.store.StoredExercises;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** First Notice, played over a store in memory, in a time that the test moves. */
final class Stage {
    static final String ID = "x7k";
    static final String SCENARIO = "first-notice";

    private static final Scripts SCRIPTS = new Scripts();

    final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    final MemoryStore memory;
    final MoodyLogStore logs;
    final Exercises exercises;

    /** Two inputs of one id would be one, also to another server. */
    private static final AtomicInteger INPUTS = new AtomicInteger();

    Stage() {
        this(new MemoryStore());
    }

    Stage(MemoryStore memory) {
        this.memory = memory;
        this.logs = new MoodyLogStore(memory.logs(), time);
        this.exercises = new Exercises(memory.exercises(), logs, memory.texts(), SCRIPTS, time);
        pass(Duration.ofHours(1)); // so that wall time is not 0
    }

    /** Another server over the same store. */
    Stage another() {
        return new Stage(memory.another());
    }

    /** A server that starts over what the store held after so many batches. */
    Stage afterCrash(int batches, ExerciseTime marked) {
        MemoryStore copy = new MemoryStore();
        memory.exercises().all().flatMap(copy.exercises()::keep).blockLast();
        LogStore old = copy.logs();
        Ownership ownership = old.own(ID).block();
        for (Batch batch : batches().subList(0, batches)) {
            old.append(ownership, batch).block();
        }
        old.mark(ownership, new Mark(marked, old.end(ID).block().entries())).block();
        old.release(ownership).block();
        return new Stage(copy.another());
    }

    /** A server over the same store, which takes its time to find an exercise. */
    Exercises lookingUpIn(Duration wait) {
        StoredExercises slow = new StoredExercises() {
            @Override
            public Mono<StoredExercise> keep(StoredExercise exercise) {
                return memory.exercises().keep(exercise);
            }

            @Override
            public Mono<StoredExercise> find(String id) {
                return memory.exercises()
                        .find(id)
                        .materialize()
                        .delayElement(wait, time)
                        .dematerialize();
            }

            @Override
            public Flux<StoredExercise> all() {
                return memory.exercises().all();
            }
        };
        return new Exercises(slow, memory.logs(), memory.texts(), SCRIPTS, time);
    }

    List<Batch> batches() {
        return memory.logs().read(ID, 0).collectList().block();
    }

    Stage recover() {
        AtomicReference<Boolean> done = new AtomicReference<>(false);
        exercises.recover().subscribe(nothing -> {}, error -> {}, () -> done.set(true));
        time.advanceTime();
        assertThat(done).hasValue(true);
        return this;
    }

    Exercise create(long seed) {
        return ((Creation.Created) get(exercises.create(ID, SCENARIO, seed, null))).exercise();
    }

    Exercise found() {
        return get(exercises.find(ID));
    }

    /** What a mono gives without any time passing. */
    <T> T get(Mono<T> mono) {
        AtomicReference<T> value = new AtomicReference<>();
        mono.subscribe(value::set, error -> {
            throw new AssertionError(error);
        });
        time.advanceTime();
        assertThat(value.get()).as("an answer at once").isNotNull();
        return value.get();
    }

    void pass(Duration wall) {
        time.advanceTimeBy(wall);
    }

    void passSeconds(int seconds) {
        pass(Duration.ofSeconds(seconds));
    }

    /** What becomes of an input, once anything does. */
    AtomicReference<Outcome> act(String by, String id, Event event) {
        AtomicReference<Outcome> outcome = new AtomicReference<>();
        found().act(new Input(by, id, null), event).subscribe(outcome::set);
        time.advanceTime();
        return outcome;
    }

    AtomicReference<Outcome> control(Event event) {
        return act("control:1", "c-" + INPUTS.getAndIncrement(), event);
    }

    AtomicReference<Outcome> seat(String seat, Event event) {
        return act("seat:" + seat, "s-" + INPUTS.getAndIncrement(), event);
    }

    void start() {
        assertThat(control(new Event.ExerciseStarted()).get()).isInstanceOf(Outcome.Accepted.class);
    }

    void staffWithPerson(String seat) {
        assertThat(control(new Event.SeatStaffed(
                                new Position.Id(seat), Staffing.PERSON, new Person("p-" + seat), false))
                        .get())
                .isInstanceOf(Outcome.Accepted.class);
    }

    Situation situation() {
        return found().log().situation();
    }

    long now() {
        return situation().clock().now(time.now(TimeUnit.MILLISECONDS)).millis();
    }

    List<Published> entries() {
        Feed<Published> feed = found().log().entries();
        return new ArrayList<>(feed.slice(0, feed.size()));
    }

    <E extends Event> List<Published> entries(Class<E> kind) {
        return entries().stream()
                .filter(each -> kind.isInstance(each.entry().event()))
                .toList();
    }

    /** What is shown is what is stored, and the stored chain holds. */
    void checkStoredAsShown() {
        List<Batch> batches = batches();
        LogEnd end = LogEnd.empty(ID);
        List<byte[]> stored = new ArrayList<>();
        for (Batch batch : batches) {
            end = end.after(batch);
            batch.entries().forEach(entry -> stored.add(entry.canonical()));
        }
        List<byte[]> shown = entries().stream().map(Published::canonical).toList();
        assertThat(shown).usingElementComparator(Arrays::compare).containsExactlyElementsOf(stored);
    }
}

package org.muster.web.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.ExerciseTime;
import org.muster.simulator.Answer;
import org.muster.simulator.Simulation;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.PauseReason;
import org.muster.web.live.Outcome.Untaken;
import org.muster.web.live.Outcome.Why;
import org.muster.web.store.Batch;
import org.muster.web.store.LogEnd;
import org.muster.web.store.LogStore;
import org.muster.web.store.Mark;
import org.muster.web.store.NoLongerOwner;
import org.muster.web.store.Ownership;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;

/**
 * Moves one simulation along. It has one thread, on which everything in here happens, and it is the only place that knows
 * both wall time and exercise time.
 *
 * <p>It goes in turns. A turn plays what is due by now and then the inputs that wait, in the order in which they came; all
 * that this wrote goes to the store as one batch. Only when the store has the batch do screens see it and senders get their
 * answers, and only then comes the next turn, with whatever arrived meanwhile. When the store is silent for too long the
 * clock stands: nothing is played until the same batch is stored, and then a controller resumes.
 */
public final class RunningExercise {
    private static final Logger LOG = LoggerFactory.getLogger(RunningExercise.class);

    /** How often to look whether something is due. It decides when that is found, never what. */
    private static final Duration LOOK = Duration.ofMillis(50);

    /** A longer time between two looks means that this computer slept, and the exercise slept with it. */
    private static final long SLEPT_MILLIS = 10_000;

    private static final Duration MARK = Duration.ofSeconds(1);

    /** While the clock stands, every so manieth mark is written. */
    private static final int RENEWED_EVERY = 3;

    /** How long the store may take before the clock stands. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /** How long to wait for an answer before the same batch is written again. */
    static final Duration ATTEMPT = Duration.ofSeconds(10);

    private static final Duration FIRST_BACKOFF = Duration.ofMillis(250);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);

    private static final int MOST_WAITING = 10_000;

    /** Something to be done, and who does it. */
    record Given(Input input, Event event) {}

    private record Waiting(Input input, Event event, Consumer<Outcome> sender) {}

    private record Answered(Consumer<Outcome> sender, Outcome outcome) {}

    /** What one turn wrote, and whom to answer once it is stored. Two turns are never equal. */
    private static final class Turn {
        final List<Published> entries;
        final List<Batch> batches;
        final List<Answered> answers;

        Turn(List<Published> entries, List<Batch> batches, List<Answered> answers) {
            this.entries = List.copyOf(entries);
            this.batches = List.copyOf(batches);
            this.answers = answers;
        }
    }

    private final Simulation simulation;
    private final PublishedLog published;
    private final LogStore store;
    private final Ownership ownership;
    private final Scheduler scheduler;
    private final Scheduler.Worker thread;
    private final Runnable stopped;

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private LogEnd end;
    private ExerciseClock clock;
    private long lastLook;
    private @Nullable Turn writing;
    private boolean standing;
    private @Nullable Why whyStopped;
    private Mark settled;
    private boolean marking;
    private int marksLeftOut;
    private final Disposable.Swap looks = Disposables.swap();
    private final Disposable.Swap marks = Disposables.swap();
    private final Disposable.Swap patience = Disposables.swap();
    private final Disposable.Swap attempt = Disposables.swap();
    private final List<MonoSink<Void>> closing = new ArrayList<>();

    /**
     * @param simulation has played exactly what is published
     * @param end of the stored log, which is what is published
     * @param scheduler the only source of threads and of wall time
     * @param stopped called once, when it stops for another reason than {@link #close}
     */
    RunningExercise(
            Simulation simulation,
            PublishedLog published,
            LogStore store,
            Ownership ownership,
            LogEnd end,
            Scheduler scheduler,
            Runnable stopped) {
        this.simulation = simulation;
        this.published = published;
        this.store = store;
        this.ownership = ownership;
        this.end = end;
        this.scheduler = scheduler;
        this.thread = scheduler.createWorker();
        this.stopped = stopped;
        this.clock = published.situation().clock();
        this.settled = reached();
        marks.update(thread.schedulePeriodically(this::mark, MARK.toMillis(), MARK.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Takes an input at the exercise time of its arrival. */
    public Mono<Outcome> act(Input input, Event event) {
        return submit(sender -> List.of(new Waiting(input, event, sender)));
    }

    /** Takes several inputs in one turn, and answers with what became of the last. */
    Mono<Outcome> act(List<Given> inputs) {
        return submit(sender -> {
            List<Waiting> all = new ArrayList<>();
            for (Given each : inputs) {
                boolean isLast = all.size() == inputs.size() - 1;
                all.add(new Waiting(each.input, each.event, isLast ? sender : nobody -> {}));
            }
            return all;
        });
    }

    /**
     * Goes on after a restart, from the time that was last marked: the clock stands until a controller resumes.
     *
     * @return ends when that is stored
     */
    Mono<Outcome> recover(ExerciseTime marked) {
        return submit(sender -> {
            if (!simulation.isRunning()) {
                sender.accept(new Outcome.Accepted(simulation.nextNumber() - 1));
                return List.of();
            }
            clock = clock.stoppedAt(wall(), marked.compareTo(simulation.now()) > 0 ? marked : simulation.now());
            return List.of(new Waiting(driver("restart"), new Event.ClockPaused(PauseReason.RESTART), sender));
        });
    }

    private Mono<Outcome> submit(Function<Consumer<Outcome>, List<Waiting>> inputs) {
        return Mono.create(sender -> {
            Consumer<Outcome> answer = sender::success;
            if (!onThread(() -> take(inputs.apply(answer)))) {
                answer.accept(new Untaken(Why.CLOSING));
            }
        });
    }

    /** Takes nothing more, and ends once what was taken is stored, or the store is given up. */
    Mono<Void> close() {
        return Mono.create(sender -> {
            boolean taken = onThread(() -> {
                if (whyStopped == null) {
                    whyStopped = Why.CLOSING;
                }
                refuseWaiting();
                closing.add(sender);
                closeWhenIdle();
            });
            if (!taken) {
                sender.success();
            }
        });
    }

    private boolean onThread(Runnable step) {
        try {
            thread.schedule(step);
            return true;
        } catch (RejectedExecutionException closed) {
            return false;
        }
    }

    private void take(List<Waiting> arrived) {
        for (Waiting one : arrived) {
            if (whyStopped != null) {
                one.sender.accept(new Untaken(whyStopped));
            } else if (waiting.size() >= MOST_WAITING) {
                one.sender.accept(new Untaken(Why.BUSY));
            } else {
                waiting.add(one);
            }
        }
        turn();
    }

    private void look() {
        long wall = wall();
        long passed = wall - lastLook;
        lastLook = wall;
        if (passed < 0 || passed > SLEPT_MILLIS) {
            clock = clock.setTo(wall, simulation.now());
            published.setClock(clock);
        }
        turn();
    }

    /** Plays what is due and what waits, unless the last batch is still on its way. */
    private void turn() {
        if (writing != null || whyStopped != null) {
            return;
        }
        long wall = wall();
        List<Published> entries = new ArrayList<>();
        List<Answered> answers = new ArrayList<>();
        try {
            add(simulation.advanceTo(now(wall)), wall, entries);
            for (Waiting one = waiting.poll(); one != null; one = waiting.poll()) {
                switch (simulation.act(one.input, one.event)) {
                    case Answer.Accepted(var number, var written) -> {
                        add(written, wall, entries);
                        answers.add(new Answered(one.sender, new Outcome.Accepted(number)));
                    }
                    case Answer.Refused(var reason, var values) ->
                        answers.add(new Answered(one.sender, new Outcome.Refused(reason, values)));
                }
            }
        } catch (RuntimeException failure) {
            LOG.error("Exercise ({}) stops: the engine failed at {}.", ownership.exercise(), simulation.now(), failure);
            answers.forEach(each -> each.sender.accept(new Untaken(Why.FAILED)));
            stop(Why.FAILED);
            return;
        }
        for (Published each : entries) {
            clock = clock.after(each.entry(), wall);
        }
        if (entries.isEmpty()) {
            answers.forEach(each -> each.sender.accept(each.outcome));
        } else {
            write(new Turn(
                    entries, end.batches(entries.stream().map(Published::stored).toList()), answers));
        }
        lookWhileRunning();
    }

    /** The exercise time to play up to; it never lies before what has been played. */
    private ExerciseTime now(long wall) {
        ExerciseTime now = clock.now(wall);
        return simulation.isRunning() && now.compareTo(simulation.now()) > 0 ? now : simulation.now();
    }

    private static void add(List<LogEntry> written, long wall, List<Published> entries) {
        for (LogEntry entry : written) {
            entries.add(Published.of(entry, wall));
        }
    }

    private void write(Turn turn) {
        writing = turn;
        patience.update(thread.schedule(this::stand, PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        attempt(turn, FIRST_BACKOFF);
    }

    private void attempt(Turn turn, Duration backoff) {
        attempt.replace(Flux.fromIterable(turn.batches)
                .concatMap(batch -> store.append(ownership, batch))
                .last()
                .timeout(ATTEMPT, scheduler)
                .subscribe(
                        stored -> onThread(() -> stored(turn, stored)),
                        failure -> onThread(() -> failed(turn, failure, backoff))));
    }

    private void failed(Turn turn, Throwable failure, Duration backoff) {
        if (!turn.equals(writing)) {
            return;
        }
        if (failure instanceof NoLongerOwner) {
            lost(failure);
            return;
        }
        LOG.warn(
                "Exercise ({}): entry ({}) and on are not stored yet ({}). Trying again in {} ms.",
                ownership.exercise(),
                turn.entries.getFirst().entry().number(),
                String.valueOf(failure.getMessage()),
                backoff.toMillis());
        Duration longer = backoff.multipliedBy(2);
        attempt.replace(thread.schedule(
                () -> attempt(turn, longer.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : longer),
                backoff.toMillis(),
                TimeUnit.MILLISECONDS));
    }

    /** Another server plays the exercise now; what it has not from us never happened. */
    private void lost(Throwable reason) {
        if (whyStopped == null || whyStopped == Why.CLOSING) {
            LOG.warn("Exercise ({}) stops here: {}", ownership.exercise(), reason.getMessage());
            if (writing != null) {
                writing.answers.forEach(each -> each.sender.accept(new Untaken(Why.MOVED)));
                writing = null;
            }
            stop(Why.MOVED);
        }
    }

    /** The store has been silent for too long. */
    private void stand() {
        if (writing == null || whyStopped != null) {
            return;
        }
        standing = true;
        long wall = wall();
        if (simulation.isRunning()) {
            clock = clock.stoppedAt(wall, now(wall));
            waiting.add(new Waiting(driver("store"), new Event.ClockPaused(PauseReason.STORE), nobody -> {}));
        }
        published.show(situation -> situation.waitingForStore(clock));
    }

    private void stored(Turn turn, LogEnd newEnd) {
        if (!turn.equals(writing)) {
            return;
        }
        patience.update(Disposables.disposed());
        writing = null;
        end = newEnd;
        // Until the pause is stored too, screens go on to see the clock stand.
        ExerciseClock stood = clock;
        boolean pauseWaits = standing && simulation.isRunning();
        standing = false;
        published.publish(turn.entries, situation -> pauseWaits ? situation.waitingForStore(stood) : situation);
        turn.answers.forEach(each -> each.sender.accept(each.outcome));
        if (simulation.isEnded()) {
            giveUp();
        }
        closeWhenIdle();
        turn();
    }

    private void lookWhileRunning() {
        if (!simulation.isRunning()) {
            looks.update(Disposables.disposed());
        } else if (looks.get() == null || looks.get().isDisposed()) {
            lastLook = wall();
            looks.update(
                    thread.schedulePeriodically(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    /** Marks how far it has come while nothing is left to store, and that the owner lives. */
    private void mark() {
        if (writing == null) {
            settled = reached();
        }
        // While the clock stands the time is known already, and only the lease wants to be renewed.
        boolean due = simulation.isRunning() || ++marksLeftOut >= RENEWED_EVERY;
        if (due && !marking) {
            marking = true;
            marksLeftOut = 0;
            store.mark(ownership, settled)
                    .timeout(ATTEMPT, scheduler)
                    .subscribe(
                            nothing -> {},
                            failure -> onThread(() -> notMarked(failure)),
                            () -> onThread(() -> marking = false));
        }
    }

    private Mark reached() {
        return new Mark(simulation.now(), end.entries());
    }

    private void notMarked(Throwable failure) {
        marking = false;
        if (failure instanceof NoLongerOwner) {
            lost(failure);
        } else {
            LOG.warn("Exercise ({}): the clock's mark is not stored ({}).", ownership.exercise(), failure.getMessage());
        }
    }

    /** After EndEx nothing is played any more, so nobody need wait for this owner. */
    private void giveUp() {
        marks.dispose();
        store.mark(ownership, reached())
                .then(store.release(ownership))
                .timeout(ATTEMPT, scheduler)
                .subscribe(
                        nothing -> {},
                        failure -> LOG.warn("Exercise ({}) is not given up yet.", ownership.exercise(), failure));
    }

    /** Ends everything at once; what is not stored never happened. */
    private void stop(Why why) {
        whyStopped = why;
        refuseWaiting();
        published.end(why);
        closing.forEach(MonoSink::success);
        release();
        stopped.run();
    }

    private void closeWhenIdle() {
        if (whyStopped == Why.CLOSING && writing == null) {
            published.end(Why.CLOSING);
            store.mark(ownership, reached())
                    .then(store.release(ownership))
                    .subscribe(nothing -> {}, failure -> closed(), this::closed);
        }
    }

    private void closed() {
        onThread(() -> {
            closing.forEach(MonoSink::success);
            release();
        });
    }

    private void refuseWaiting() {
        for (Waiting one = waiting.poll(); one != null; one = waiting.poll()) {
            one.sender.accept(new Untaken(whyStopped == null ? Why.CLOSING : whyStopped));
        }
    }

    private void release() {
        looks.dispose();
        marks.dispose();
        patience.dispose();
        attempt.dispose();
        thread.dispose();
    }

    private Input driver(String occasion) {
        return new Input("driver", "%s-%d".formatted(occasion, simulation.nextNumber()), null);
    }

    private long wall() {
        return scheduler.now(TimeUnit.MILLISECONDS);
    }
}

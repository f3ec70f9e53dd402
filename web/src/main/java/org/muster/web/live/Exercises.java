package org.muster.web.live;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.ScoringProfile;
import org.muster.scenarios.yaml.Library;
import org.muster.simulator.ReplayDiffers;
import org.muster.simulator.Simulation;
import org.muster.simulator.log.CanonicalLog;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.Staffing;
import org.muster.web.live.RunningExercise.Given;
import org.muster.web.store.Batch;
import org.muster.web.store.LogEnd;
import org.muster.web.store.LogStore;
import org.muster.web.store.Mark;
import org.muster.web.store.OwnedElsewhere;
import org.muster.web.store.Ownership;
import org.muster.web.store.StoreUnavailable;
import org.muster.web.store.StoredEntry;
import org.muster.web.store.StoredExercise;
import org.muster.web.store.StoredExercises;
import org.muster.web.store.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * All exercises: those that run here, and those that are read from the store. What has not ended comes back after a restart
 * with its clock standing; what has ended is read when somebody asks, and taken up when somebody has something to say of it.
 */
public final class Exercises {
    private static final Logger LOG = LoggerFactory.getLogger(Exercises.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(4);

    /** How long something that another server may change is looked at before it is read again. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private static final Duration LEAST_WAIT = Duration.ofSeconds(1);

    /** How long an exercise that has ended stays as it was, before it is read from the store like all others. */
    private static final Duration KEPT_AFTER_END = Duration.ofMinutes(10);

    private static final Duration FOREVER = Duration.ofDays(365);
    private static final int MOST_OPENED = 32;

    /** The newest forms of log and script. */
    private static final int LOG_FORM = 1, LANGUAGE = 1;

    private final StoredExercises stored;
    private final LogStore logs;
    private final Texts texts;
    private final Scripts scripts;
    private final Scheduler scheduler;
    private final Map<String, Mono<Exercise>> making = new ConcurrentHashMap<>();
    private final Map<String, Mono<Exercise>> takingUp = new ConcurrentHashMap<>();
    private final Disposable.Composite tasks = Disposables.composite();
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final Map<String, Listed> ended = new ConcurrentHashMap<>();
    private final Map<String, Mono<Exercise>> opened = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Mono<Exercise>> eldest) {
            return size() > MOST_OPENED;
        }
    };

    private record Running(Exercise exercise, RunningExercise driver) {}

    /** What is kept of an exercise beside its log, and the script it is played with. */
    private record Kept(Exercise.About about, Script script) {}

    /** @param scheduler the threads on which exercises run, and their wall clock */
    public Exercises(StoredExercises stored, LogStore logs, Texts texts, Scripts scripts, Scheduler scheduler) {
        this.stored = stored;
        this.logs = logs;
        this.texts = texts;
        this.scripts = scripts;
        this.scheduler = scheduler;
    }

    /**
     * Makes an exercise. The same wish again is answered with the first.
     *
     * @param id not used by another exercise
     * @param seed null to draw one
     * @param name null for the scenario's title
     */
    public Mono<Creation> create(String id, String scenario, @Nullable Long seed, @Nullable String name) {
        return create(id, scenario, seed, name, null, false);
    }

    /**
     * Makes an exercise of a cohort.
     *
     * @param cohort null when it is of none
     * @param solo whether who plays it may also see behind it
     */
    public Mono<Creation> create(
            String id,
            String scenario,
            @Nullable Long seed,
            @Nullable String name,
            @Nullable String cohort,
            boolean solo) {
        Script script = scripts.find(scenario);
        if (script == null) {
            return Mono.just(new Creation.UnknownScenario(scenario));
        }
        Exercise.About wanted = new Exercise.About(
                id,
                name == null ? script.scenario().title().toString() : name,
                script.hash(),
                seed == null ? RANDOM.nextLong(Event.MOST_SEED + 1) : seed,
                cohort,
                solo);
        return find(id).switchIfEmpty(Mono.defer(() -> make(wanted, script))).map(exercise -> {
            Exercise.About about = exercise.about();
            boolean same = about.scenarioHash().equals(wanted.scenarioHash())
                    && about.name().equals(wanted.name())
                    && Objects.equals(about.cohort(), wanted.cohort())
                    && about.solo() == wanted.solo()
                    && (seed == null || about.seed() == seed);
            return same ? new Creation.Created(exercise) : new Creation.Taken(exercise);
        });
    }

    private Mono<Exercise> make(Exercise.About wanted, Script script) {
        StoredExercise exercise = new StoredExercise(
                wanted.id(),
                wanted.name(),
                script.bytes(),
                wanted.seed(),
                scheduler.now(TimeUnit.MILLISECONDS),
                wanted.cohort(),
                wanted.solo());
        return making.computeIfAbsent(
                wanted.id(),
                none -> Mono.defer(() -> {
                            // The same wish may have been granted since it was looked for.
                            Running here = running.get(wanted.id());
                            return here != null
                                    ? Mono.just(here.exercise)
                                    : stored.keep(exercise).map(this::kept).flatMap(this::run);
                        })
                        .doFinally(signal -> making.remove(wanted.id()))
                        .cache());
    }

    private Kept kept(StoredExercise exercise) {
        Script script = scripts.read(exercise.id(), exercise.scenario());
        return new Kept(
                new Exercise.About(
                        exercise.id(),
                        exercise.name(),
                        script.hash(),
                        exercise.seed(),
                        exercise.cohort(),
                        exercise.solo()),
                script);
    }

    /** Finds an exercise; empty when there is none of that id. */
    public Mono<Exercise> find(String id) {
        return Mono.defer(() -> {
            Running here = running.get(id);
            if (here != null) {
                return Mono.just(here.exercise);
            }
            Mono<Exercise> begun = making.get(id);
            return begun != null ? begun : open(id);
        });
    }

    /** All exercises, the oldest first. */
    public Flux<Listed> all() {
        return stored.all().concatMap(this::list);
    }

    private Mono<Listed> list(StoredExercise exercise) {
        Listed known = ended.get(exercise.id());
        return known != null
                ? Mono.just(known)
                : find(exercise.id())
                        .map(Listed::of)
                        .onErrorResume(failure -> !(failure instanceof StoreUnavailable), failure -> {
                            LOG.error("Exercise ({}) can't be listed.", exercise.id(), failure);
                            return Mono.empty();
                        });
    }

    /**
     * Takes up every exercise that has not ended, as its only owner.
     *
     * @return ends when all of them stand there as they were
     */
    public Mono<Void> recover() {
        return stored.all().concatMap(this::recover).then();
    }

    private Mono<Void> recover(StoredExercise exercise) {
        return Mono.fromCallable(() -> kept(exercise))
                .flatMap(kept -> ended(kept)
                        .doOnNext(end -> ended.put(exercise.id(), end))
                        .hasElement()
                        .filter(hasEnded -> !hasEnded)
                        .flatMap(goesOn -> run(kept)))
                .then()
                .onErrorResume(OwnedElsewhere.class, living -> {
                    LOG.warn("Exercise ({}) can only be looked at for now: {}", exercise.id(), living.getMessage());
                    retryAt(living.until(), exercise);
                    return Mono.empty();
                })
                .onErrorResume(failure -> !(failure instanceof StoreUnavailable), failure -> {
                    LOG.error("Exercise ({}) can only be looked at.", exercise.id(), failure);
                    return Mono.empty();
                });
    }

    /** When the lease of an owner has run out, its exercise may be taken up. */
    private void retryAt(Instant until, StoredExercise exercise) {
        long wait = until.toEpochMilli() - scheduler.now(TimeUnit.MILLISECONDS);
        long most = LogStore.LEASE.toMillis(); // whatever the clocks of the two say
        later(
                Duration.ofMillis(Math.clamp(wait, 0, most)).plus(LEAST_WAIT),
                () -> recover(exercise)
                        .subscribe(
                                nothing -> {},
                                failure -> LOG.error("Exercise ({}) can only be looked at.", exercise.id(), failure)));
    }

    private void later(Duration wait, Runnable what) {
        Disposable.Swap task = Disposables.swap();
        if (tasks.add(task)) {
            task.update(scheduler.schedule(
                    () -> {
                        tasks.remove(task);
                        what.run();
                    },
                    wait.toMillis(),
                    TimeUnit.MILLISECONDS));
        }
    }

    /** EndEx is mostly in what was stored last, else anywhere before it: what is said of an exercise follows it. */
    private Mono<Listed> ended(Kept kept) {
        String id = kept.about().id();
        return logs.end(id)
                .filter(end -> end.entries() > 0)
                .flatMap(end -> endEx(kept, end.entries() - 1)
                        .switchIfEmpty(endEx(kept, 0))
                        .map(each -> new Listed(
                                kept.about(),
                                kept.script().scenario(),
                                Situation.ended(kept.script().scenario(), each.entry(), each.wall(), end.entries() - 1),
                                false)));
    }

    private Mono<Published> endEx(Kept kept, long from) {
        CanonicalLog canonical = new CanonicalLog(kept.script().scenario());
        return logs.read(kept.about().id(), from)
                .concatMapIterable(batch -> read(canonical, batch))
                .filter(each -> each.entry().event() instanceof Event.ExerciseEnded)
                .next();
    }

    /** Ends all feeds and gives the store what is still on its way. */
    public Mono<Void> close() {
        tasks.dispose();
        return Flux.fromIterable(List.copyOf(running.values()))
                .flatMap(each -> each.driver.close())
                .then()
                .timeout(PATIENCE_AT_CLOSE, scheduler)
                .onErrorComplete();
    }

    /** Takes an exercise up, and plays it on from what is stored of it. */
    private Mono<Exercise> run(Kept kept) {
        String id = kept.about().id();
        return logs.own(id)
                .flatMap(ownership -> log(kept)
                        .flatMap(log -> Mono.zip(
                                        logs.end(id),
                                        written(id, log),
                                        logs.marked(id).defaultIfEmpty(Mark.NONE))
                                .publishOn(scheduler) // a replay takes its time, and the store's threads have none
                                .flatMap(all -> run(kept, log, all.getT2(), ownership, all.getT1(), all.getT3())))
                        .onErrorResume(failure ->
                                logs.release(ownership).onErrorComplete().then(Mono.error(failure))));
    }

    private Mono<Exercise> run(
            Kept kept, List<Published> log, FreeTexts written, Ownership ownership, LogEnd end, Mark mark) {
        String id = kept.about().id();
        if (end.entries() < mark.entries()) {
            throw new Unrecoverable(
                    "Of its log (%d) entries are there, and (%d) were. Maybe the disk failed: restore the store from a backup."
                            .formatted(end.entries(), mark.entries()),
                    null);
        }
        Simulation simulation = replay(kept, log);
        PublishedLog published = new PublishedLog(kept.script().scenario(), written, scheduler);
        published.publish(log);
        RunningExercise driver =
                new RunningExercise(simulation, published, logs, ownership, end, scheduler, () -> running.remove(id));
        published.whenEnded(() -> later(KEPT_AFTER_END, () -> putAway(id)));
        Exercise exercise =
                new Exercise(kept.about(), kept.script().scenario(), published, written, texts, driver, null);
        Mono<Outcome> begun = log.isEmpty() ? driver.act(creation(kept)) : driver.recover(mark.time());
        return begun.map(outcome -> {
            if (outcome instanceof Outcome.Untaken(var why)) {
                throw new Unrecoverable("It stopped at once (%s).".formatted(why.code()), null);
            }
            running.put(id, new Running(exercise, driver));
            ended.remove(id);
            synchronized (opened) {
                opened.remove(id);
            }
            return exercise;
        });
    }

    /** Frees the memory of an exercise that has ended. Who still watches it comes again and gets it from the store. */
    private void putAway(String id) {
        Running over = running.remove(id);
        if (over != null) {
            ended.put(
                    id,
                    new Listed(
                            over.exercise.about(),
                            over.exercise.scenario(),
                            over.exercise.log().situation(),
                            false));
            over.driver.close().subscribe();
        }
    }

    private Mono<List<Published>> log(Kept kept) {
        CanonicalLog canonical = new CanonicalLog(kept.script().scenario());
        return logs.read(kept.about().id(), 0)
                .concatMapIterable(batch -> read(canonical, batch))
                .collectList();
    }

    /** What people wrote, as far as the log names it and nobody has erased it. */
    private Mono<FreeTexts> written(String id, List<Published> log) {
        Set<String> refs = new LinkedHashSet<>();
        log.forEach(each -> refs.addAll(FreeTexts.refs(each.entry().event())));
        FreeTexts written = new FreeTexts();
        return texts.find(id, refs).doOnNext(written::add).then(Mono.just(written));
    }

    private static List<Published> read(CanonicalLog canonical, Batch batch) {
        List<Published> entries = new ArrayList<>();
        for (StoredEntry stored : batch.entries()) {
            entries.add(new Published(canonical.read(batch.first() + entries.size(), stored.canonical()), stored));
        }
        return entries;
    }

    private static Simulation replay(Kept kept, List<Published> log) {
        try {
            return log.isEmpty()
                    ? new Simulation(kept.script().scenario())
                    : Simulation.replay(
                            kept.script().scenario(),
                            log.stream().map(Published::entry).toList());
        } catch (ReplayDiffers | IllegalArgumentException differs) {
            throw new Unrecoverable(String.valueOf(differs.getMessage()), differs);
        }
    }

    /** The first turn of an exercise: it exists, and simulated crews hold all seats. */
    private static List<Given> creation(Kept kept) {
        Exercise.About about = kept.about();
        Scenario scenario = kept.script().scenario();
        ScoringProfile profile = Library.profile(scenario.head().scoringProfile());
        List<Given> first = new ArrayList<>();
        first.add(new Given(
                new Input("driver", "created", null),
                new Event.ExerciseCreated(
                        LOG_FORM,
                        Simulation.RULES,
                        about.scenarioHash(),
                        LANGUAGE,
                        about.seed(),
                        0,
                        profile.id(),
                        profile.hash())));
        for (Position position : scenario.positions()) {
            first.add(new Given(
                    new Input("driver", "crew-%d".formatted(first.size()), null),
                    new Event.SeatStaffed(position.id(), Staffing.CREW)));
        }
        return first;
    }

    /** Reads an exercise that does not run here. */
    private Mono<Exercise> open(String id) {
        synchronized (opened) {
            return opened.computeIfAbsent(id, this::read);
        }
    }

    private Mono<Exercise> read(String id) {
        return stored.find(id)
                .map(this::kept)
                .flatMap(kept -> log(kept)
                        .flatMap(log -> written(id, log).map(written -> {
                            PublishedLog published =
                                    new PublishedLog(kept.script().scenario(), written, scheduler);
                            published.publish(log);
                            return new Exercise(
                                    kept.about(),
                                    kept.script().scenario(),
                                    published,
                                    written,
                                    texts,
                                    null,
                                    hasEnded(published) ? () -> takeUp(kept, published) : null);
                        })))
                .cache(
                        exercise -> hasEnded(exercise.log()) ? FOREVER : FRESH,
                        failure -> Duration.ZERO,
                        () -> Duration.ZERO,
                        scheduler);
    }

    private static boolean hasEnded(PublishedLog log) {
        return log.situation().state() == ExerciseState.ENDED;
    }

    /** Plays on an exercise that has ended. Who watches what was read of it comes again. */
    private Mono<Exercise> takeUp(Kept kept, PublishedLog read) {
        String id = kept.about().id();
        return takingUp.computeIfAbsent(
                id,
                none -> Mono.defer(() -> {
                            Running here = running.get(id);
                            return here != null ? Mono.just(here.exercise) : run(kept);
                        })
                        .doOnNext(playing -> read.end(Outcome.Why.CLOSING))
                        .onErrorResume(failure -> !(failure instanceof StoreUnavailable), failure -> {
                            LOG.warn("Exercise ({}) can only be looked at.", id, failure);
                            return Mono.empty();
                        })
                        .doFinally(signal -> takingUp.remove(id))
                        .cache());
    }
}

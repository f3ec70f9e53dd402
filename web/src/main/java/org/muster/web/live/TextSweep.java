package org.muster.web.live;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.muster.web.store.Batch;
import org.muster.web.store.LogStore;
import org.muster.web.store.StoredEntry;
import org.muster.web.store.StoredExercise;
import org.muster.web.store.StoredExercises;
import org.muster.web.store.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes texts out of the store that no log names: the words of acts that were refused, and what a crash left between a text
 * and its entry. An erased text goes too, if a crash came between its erasure in the log and in the store. It looks once a day.
 */
public final class TextSweep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TextSweep.class);
    private static final JsonMapper JSON = new JsonMapper();

    /** No entry comes so long after its text. */
    static final Duration AGE = Duration.ofHours(24);

    private static final Duration FIRST = Duration.ofHours(1), EVERY = Duration.ofHours(24);

    private final StoredExercises stored;
    private final LogStore logs;
    private final Texts texts;
    private final Scheduler scheduler;
    private final Disposable daily;

    /** @param scheduler the wall clock, and the thread that looks */
    public TextSweep(StoredExercises stored, LogStore logs, Texts texts, Scheduler scheduler) {
        this.stored = stored;
        this.logs = logs;
        this.texts = texts;
        this.scheduler = scheduler;
        this.daily = Flux.interval(FIRST, EVERY, scheduler)
                .onBackpressureDrop()
                .concatMap(
                        day -> sweep().doOnError(failure -> LOG.warn("Texts that nobody names stay for now.", failure))
                                .onErrorComplete(),
                        0)
                .subscribe();
    }

    /** @return how many texts it took out, once they are out */
    Mono<Long> sweep() {
        long old = scheduler.now(TimeUnit.MILLISECONDS) - AGE.toMillis();
        return stored.all()
                .map(StoredExercise::id)
                .concatMap(exercise -> sweep(exercise, old))
                .count();
    }

    private Flux<String> sweep(String exercise, long old) {
        return texts.before(exercise, old)
                .collectList()
                .filter(found -> !found.isEmpty())
                .flatMapMany(found -> named(exercise)
                        .flatMapIterable(named -> found.stream()
                                .filter(ref -> !named.contains(ref))
                                .toList()))
                .concatMap(ref -> texts.erase(exercise, ref).thenReturn(ref));
    }

    /** The refs that the log names and has not erased. */
    private Mono<Set<String>> named(String exercise) {
        Set<String> named = new HashSet<>();
        return logs.read(exercise, 0)
                .concatMapIterable(Batch::entries)
                .doOnNext(entry -> read(entry, named))
                .then(Mono.just(named));
    }

    private static void read(StoredEntry entry, Set<String> named) {
        JsonNode event = JSON.readTree(entry.canonical()).path("event");
        if (event.path("kind").stringValue("").equals("text-erased")) {
            named.remove(event.path("ref").stringValue(""));
        }
        event.forEach(value -> {
            if (value.has("ref") && value.has("commit")) {
                named.add(value.get("ref").stringValue());
            }
        });
    }

    @Override
    public void close() {
        daily.dispose();
    }
}

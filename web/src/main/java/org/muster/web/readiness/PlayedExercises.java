package org.muster.web.readiness;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.muster.scenarios.yaml.Library;
import org.muster.web.live.ExerciseState;
import org.muster.web.live.Exercises;
import org.muster.web.live.Listed;
import org.muster.web.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * What all exercises that have ended came to. Each is scored once for every end of its log, since that takes its time, and two at
 * once at most, whoever asks.
 */
@Component
final class PlayedExercises implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PlayedExercises.class);

    private static final int AT_ONCE = 2;
    private static final int MOST_WAITING = 1000;
    private static final int MOST_KEPT = 1000;
    private static final Duration FOREVER = Duration.ofDays(365);

    /** What a score hangs on. The script never changes under an exercise. */
    private record Key(String exercise, long upTo, String profileHash) {}

    private final Exercises exercises;
    private final Scheduler threads = Schedulers.newBoundedElastic(AT_ONCE, MOST_WAITING, "readiness");
    private final Map<Key, Mono<Played>> scored = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Mono<Played>> eldest) {
            return size() > MOST_KEPT;
        }
    };

    PlayedExercises(Exercises exercises) {
        this.exercises = exercises;
    }

    /** The threads on which whatever takes time may be reckoned. */
    Scheduler threads() {
        return threads;
    }

    /** In the order in which they were made. */
    Flux<Played> all() {
        return exercises
                .all()
                .filter(listed -> listed.situation().state() == ExerciseState.ENDED)
                .flatMapSequential(this::of, AT_ONCE);
    }

    /** What one came to; empty when its log can't be read any more. */
    private Mono<Played> of(Listed ended) {
        String id = ended.about().id();
        Key key = new Key(
                id,
                ended.situation().lastEntry(),
                Library.profile(ended.scenario().head().scoringProfile()).hash());
        Mono<Played> played;
        synchronized (scored) {
            played = scored.computeIfAbsent(key, none -> score(id));
        }
        return played.onErrorResume(failure -> !(failure instanceof StoreUnavailable), failure -> {
            LOG.error("Exercise ({}) can't be scored.", id, failure);
            return Mono.empty();
        });
    }

    private Mono<Played> score(String id) {
        return exercises
                .find(id)
                .publishOn(threads)
                .map(Scoring::of)
                .cache(played -> FOREVER, failure -> Duration.ZERO, () -> Duration.ZERO);
    }

    @Override
    public void close() {
        threads.dispose();
    }
}

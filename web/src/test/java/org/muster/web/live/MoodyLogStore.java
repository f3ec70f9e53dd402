package org.muster.web.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.muster.web.store.Batch;
import org.muster.web.store.LogEnd;
import org.muster.web.store.LogStore;
import org.muster.web.store.Mark;
import org.muster.web.store.Ownership;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** A store that answers as badly as a test wants. */
final class MoodyLogStore implements LogStore {

    /** What meets one append. */
    enum Mood {
        /** Stored and answered. */
        WELL,
        /** An error before it is stored. */
        FAILS,
        /** An error after it is stored. */
        LOSES_THE_ANSWER,
        /** Stored, and never answered. */
        SILENT,
        /** Neither stored nor answered. */
        DEAD,
        /** Stored and answered after three seconds. */
        LATE
    }

    static final Duration LATE_BY = Duration.ofSeconds(3);

    private final LogStore store;
    private final Scheduler scheduler;
    private final Deque<Mood> moods = new ArrayDeque<>();

    /** Every append that came, also those that failed. */
    final List<Batch> attempts = new ArrayList<>();

    MoodyLogStore(LogStore store, Scheduler scheduler) {
        this.store = store;
        this.scheduler = scheduler;
    }

    /** What the next appends meet; after them all goes well. */
    void next(Mood... coming) {
        moods.addAll(Arrays.asList(coming));
    }

    @Override
    public Mono<LogEnd> append(Ownership ownership, Batch batch) {
        return Mono.defer(() -> {
            attempts.add(batch);
            Mono<LogEnd> stored = store.append(ownership, batch);
            return switch (moods.isEmpty() ? Mood.WELL : moods.poll()) {
                case WELL -> stored;
                case FAILS -> Mono.error(new IllegalStateException("The store fails."));
                case LOSES_THE_ANSWER -> stored.then(Mono.error(new IllegalStateException("The answer is lost.")));
                case SILENT -> stored.then(Mono.never());
                case DEAD -> Mono.never();
                case LATE -> Mono.delay(LATE_BY, scheduler).then(stored);
            };
        });
    }

    @Override
    public Mono<Ownership> own(String exercise) {
        return store.own(exercise);
    }

    @Override
    public Mono<Void> mark(Ownership ownership, Mark mark) {
        return store.mark(ownership, mark);
    }

    @Override
    public Mono<Void> release(Ownership ownership) {
        return store.release(ownership);
    }

    @Override
    public Flux<Batch> read(String exercise, long fromEntry) {
        return store.read(exercise, fromEntry);
    }

    @Override
    public Mono<LogEnd> end(String exercise) {
        return store.end(exercise);
    }

    @Override
    public Mono<Mark> marked(String exercise) {
        return store.marked(exercise);
    }
}

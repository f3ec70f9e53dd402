package org.muster.web.store;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.UnaryOperator;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A store whose appends meet with the accidents that a test lines up, one accident for each append, in order. */
public final class UnsteadyLogStore implements LogStore {

    private final LogStore store;
    private final Queue<UnaryOperator<Mono<LogEnd>>> accidents = new ArrayDeque<>();

    public UnsteadyLogStore(LogStore store) {
        this.store = store;
    }

    /** The next append is stored, but answered only when the gate ends; never, if it never does. */
    public UnsteadyLogStore answerLate(Publisher<?> gate) {
        return next(append -> append.delayUntil(end -> gate));
    }

    /** The next append reaches the store only when the gate ends. */
    public UnsteadyLogStore arriveLate(Publisher<?> gate) {
        return next(append -> Mono.from(gate).then(append));
    }

    /** The next append fails, and nothing is stored. */
    public UnsteadyLogStore fail() {
        return next(append -> Mono.error(new StoreUnavailable(new IllegalStateException("A test pulled the plug."))));
    }

    /** The next append is stored, but its answer is lost. */
    public UnsteadyLogStore loseAnswer() {
        return next(append ->
                append.then(Mono.error(new StoreUnavailable(new IllegalStateException("A test cut the answer off.")))));
    }

    /** The next append reaches the store twice. */
    public UnsteadyLogStore arriveTwice() {
        return next(append -> append.then(append));
    }

    private UnsteadyLogStore next(UnaryOperator<Mono<LogEnd>> accident) {
        synchronized (accidents) {
            accidents.add(accident);
        }
        return this;
    }

    @Override
    public Mono<LogEnd> append(Ownership ownership, Batch batch) {
        return Mono.defer(() -> {
            Mono<LogEnd> append = store.append(ownership, batch);
            synchronized (accidents) {
                UnaryOperator<Mono<LogEnd>> accident = accidents.poll();
                return accident == null ? append : accident.apply(append);
            }
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

package org.muster.web.access;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Changes of who may do what, one after the other, so that each sees what the one before it left. They are rare and short,
 * and may wait for the store.
 */
final class Turns implements AutoCloseable {

    private static final int MOST_WAITING = 2_000;

    private final Scheduler one = Schedulers.newBoundedElastic(1, MOST_WAITING, "access");

    /** @param change may answer null for nothing */
    <T> Mono<T> take(Callable<? extends @Nullable T> change) {
        return Mono.<T>fromCallable(change).subscribeOn(one);
    }

    @Override
    public void close() {
        one.dispose();
    }
}

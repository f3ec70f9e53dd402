package org.muster.web.store;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Things that people edit. A version is written once and never changed, so of two who edit the same version one is told that
 * he was too late. What has been withdrawn does not come back under its id. Any call may end with {@link StoreUnavailable}, and
 * may then be made again.
 */
public interface Editions<T> {

    /**
     * Writes a version that follows on the newest, or the first of something new.
     *
     * @return whether it counts; false when somebody else has written that version, whatever it says
     */
    Mono<Boolean> write(Edition<T> next);

    /** Finds the newest version; empty when there is none, or when it has been withdrawn. */
    Mono<Edition<T>> find(String id);

    /** The newest version of each that has not been withdrawn, in no order. */
    Flux<Edition<T>> all();

    /**
     * Takes out all that any version says. To withdraw it again is a success.
     *
     * @return ends when the disk holds nothing of it but that there was something
     */
    Mono<Void> withdraw(String id);
}

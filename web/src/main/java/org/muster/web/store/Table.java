package org.muster.web.store;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Things that are kept one by one, each under an id of its own, and may change. The last word wins: whoever changes a thing by
 * what it was takes turns with all others who do. Any call may end with {@link StoreUnavailable}.
 */
public interface Table<T> {

    /** Keeps something new; answers false, and changes nothing, when something of its id is there already. */
    Mono<Boolean> add(T thing);

    /** Keeps it, in place of whatever had its id. */
    Mono<Void> put(T thing);

    /** Empty when there is nothing of that id. */
    Mono<T> find(String id);

    /** Nothing happens when there is nothing of that id. */
    Mono<Void> remove(String id);

    /** All of them, in no order. May look at every one. */
    Flux<T> all();

    /** Those that have that value in that field, in no order. May look at every one. */
    Flux<T> where(String field, String value);
}

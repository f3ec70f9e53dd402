package org.muster.web.store;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The exercises that there are. Any call may end with {@link StoreUnavailable}, and may then be made again. */
public interface StoredExercises {

    /** Keeps a new exercise, and answers with what is kept under its id: another, if that was there before. */
    Mono<StoredExercise> keep(StoredExercise exercise);

    /** Finds an exercise; empty when there is none of that id. */
    Mono<StoredExercise> find(String id);

    /** All of them, the oldest first. */
    Flux<StoredExercise> all();
}

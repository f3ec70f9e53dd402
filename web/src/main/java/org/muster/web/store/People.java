package org.muster.web.store;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who people are, apart from all logs, which know them by keys alone. Any call may end with {@link StoreUnavailable}, and may
 * then be made again.
 */
public interface People {

    Editions<StoredPerson> people();

    Editions<StoredCohort> cohorts();

    Editions<StoredSettings> settings();

    /** Keeps the key of a person in an exercise, and answers with the one that is kept: another, if that was there before. */
    Mono<PersonKey> keep(PersonKey key);

    /** The keys of all people in all exercises. */
    Flux<PersonKey> keys();

    /** The keys of a person, one an exercise. */
    Flux<PersonKey> ofPerson(String person);

    /** The keys of an exercise, one a person. */
    Flux<PersonKey> ofExercise(String exercise);

    /** Takes a key out of the store for good. To do it again is a success. */
    Mono<Void> erase(PersonKey key);

    /** Remembers that a person is to be erased, until that is done. To begin again is a success. */
    Mono<Void> beginErasure(String person);

    /** Those who are to be erased. */
    Flux<String> erasures();

    Mono<Void> endErasure(String person);
}

package org.muster.web.store;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** People in whatever keeps editions and tables. */
record KeptPeople(
        Editions<StoredPerson> people,
        Editions<StoredCohort> cohorts,
        Editions<StoredSettings> settings,
        Table<PersonKey> table,
        Table<String> begun)
        implements People {

    @Override
    public Mono<PersonKey> keep(PersonKey key) {
        return table.add(key)
                .flatMap(added ->
                        added ? Mono.just(key) : table.find(key.id()).switchIfEmpty(Mono.defer(() -> keep(key))));
    }

    @Override
    public Flux<PersonKey> keys() {
        return table.all();
    }

    @Override
    public Flux<PersonKey> ofPerson(String person) {
        return table.where("person", person);
    }

    @Override
    public Flux<PersonKey> ofExercise(String exercise) {
        return table.where("exercise", exercise);
    }

    @Override
    public Mono<Void> erase(PersonKey key) {
        return table.remove(key.id());
    }

    @Override
    public Mono<Void> beginErasure(String person) {
        return begun.add(person).then();
    }

    @Override
    public Flux<String> erasures() {
        return begun.all();
    }

    @Override
    public Mono<Void> endErasure(String person) {
        return begun.remove(person);
    }
}

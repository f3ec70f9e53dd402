package org.muster.web.store;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** People in memory, which answer at once and on the caller's thread. */
final class MemoryPeople implements People {

    private record KeptOf(String exercise, String person) {}

    /** A version without content withdraws those before it. */
    private static final class MemoryEditions<T> implements Editions<T> {
        private final Map<String, TreeMap<Integer, List<T>>> editions = new LinkedHashMap<>();

        @Override
        public synchronized Mono<Boolean> write(Edition<T> next) {
            return Mono.just(editions.computeIfAbsent(next.id(), none -> new TreeMap<>())
                            .putIfAbsent(next.version(), List.of(next.content()))
                    == null);
        }

        @Override
        public Mono<Edition<T>> find(String id) {
            return all().filter(each -> each.id().equals(id)).next();
        }

        @Override
        public synchronized Flux<Edition<T>> all() {
            return Flux.fromIterable(editions.entrySet().stream()
                    .filter(each -> !each.getValue().lastEntry().getValue().isEmpty())
                    .map(each -> new Edition<>(
                            each.getKey(),
                            each.getValue().lastKey(),
                            each.getValue().lastEntry().getValue().getFirst()))
                    .toList());
        }

        @Override
        public synchronized Mono<Void> withdraw(String id) {
            TreeMap<Integer, List<T>> versions = editions.get(id);
            if (versions != null && !versions.lastEntry().getValue().isEmpty()) {
                int last = versions.lastKey();
                versions.clear();
                versions.put(last + 1, List.of());
            }
            return Mono.empty();
        }
    }

    private final Editions<StoredPerson> people = new MemoryEditions<>();
    private final Editions<StoredCohort> cohorts = new MemoryEditions<>();
    private final Editions<StoredSettings> settings = new MemoryEditions<>();
    private final Map<KeptOf, PersonKey> keys = new LinkedHashMap<>();
    private final Set<String> erasures = new LinkedHashSet<>();

    @Override
    public Editions<StoredPerson> people() {
        return people;
    }

    @Override
    public Editions<StoredCohort> cohorts() {
        return cohorts;
    }

    @Override
    public Editions<StoredSettings> settings() {
        return settings;
    }

    @Override
    public synchronized Mono<PersonKey> keep(PersonKey key) {
        PersonKey before = keys.putIfAbsent(new KeptOf(key.exercise(), key.person()), key);
        return Mono.just(before == null ? key : before);
    }

    @Override
    public synchronized Flux<PersonKey> keys() {
        return Flux.fromIterable(List.copyOf(keys.values()));
    }

    @Override
    public synchronized Flux<PersonKey> ofPerson(String person) {
        return Flux.fromIterable(List.copyOf(keys.values()))
                .filter(key -> key.person().equals(person));
    }

    @Override
    public synchronized Flux<PersonKey> ofExercise(String exercise) {
        return Flux.fromIterable(List.copyOf(keys.values()))
                .filter(key -> key.exercise().equals(exercise));
    }

    @Override
    public synchronized Mono<Void> erase(PersonKey key) {
        keys.remove(new KeptOf(key.exercise(), key.person()));
        return Mono.empty();
    }

    @Override
    public synchronized Mono<Void> beginErasure(String person) {
        erasures.add(person);
        return Mono.empty();
    }

    @Override
    public synchronized Flux<String> erasures() {
        return Flux.fromIterable(List.copyOf(erasures));
    }

    @Override
    public synchronized Mono<Void> endErasure(String person) {
        erasures.remove(person);
        return Mono.empty();
    }
}

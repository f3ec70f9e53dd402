package org.muster.web.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Editions for tests, which answer at once and on the caller's thread. A version without content withdraws those before it. */
final class MemoryEditions<T> implements Editions<T> {
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

package org.muster.web.people;

import java.net.URI;
import java.util.List;
import org.muster.web.store.Edition;
import org.muster.web.store.Editions;
import org.muster.web.wire.Fields;
import org.muster.web.wire.Problem;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;

/**
 * How things are edited over HTTP: each change says of which version it is one, and comes too late when that is not the newest
 * any more. Nobody's edit is overwritten by somebody who has not seen it.
 *
 * @param what it is called in problems
 */
record Versions<T>(String what, Editions<T> editions) {

    Mono<Edition<T>> find(String id) {
        Mono<Edition<T>> found = Fields.isId(id) ? editions.find(id) : Mono.empty();
        return found.switchIfEmpty(Mono.error(() -> Problem.unknown(what, id)));
    }

    /** Makes it. The same wish again is answered with what is there. */
    Mono<Edition<T>> create(String id, T content) {
        Edition<T> first = new Edition<>(id, 1, content);
        return editions.write(first)
                .flatMap(made -> editions.find(id)) // what was withdrawn stays so
                .filter(there -> there.content().equals(content))
                .switchIfEmpty(Mono.error(() -> Problem.refused(
                        "taken",
                        List.of(id),
                        "There is, or was, another %s (%s). Maybe choose another id.".formatted(what, id))));
    }

    /** @param version that the change is one of */
    Mono<Edition<T>> change(String id, int version, T content) {
        Edition<T> next = new Edition<>(id, version + 1, content);
        return find(id).doOnNext(newest -> {
                    if (newest.version() != version) {
                        throw Problem.stale(what, id, newest.version());
                    }
                })
                .flatMap(newest -> editions.write(next))
                .flatMap(won -> won
                        ? Mono.just(next)
                        : find(id).flatMap(newest -> Mono.error(Problem.stale(what, id, newest.version()))));
    }

    /** @param version that is to be gone */
    Mono<Void> withdraw(String id, int version) {
        return find(id).doOnNext(newest -> {
                    if (newest.version() != version) {
                        throw Problem.stale(what, id, newest.version());
                    }
                })
                .flatMap(newest -> editions.withdraw(id));
    }

    static <V> ResponseEntity<V> answer(int version, V view) {
        return ResponseEntity.ok().eTag(Fields.etag(version)).body(view);
    }

    static <V> ResponseEntity<V> made(String page, String id, int version, V view) {
        return ResponseEntity.created(URI.create(page + "/" + id))
                .eTag(Fields.etag(version))
                .body(view);
    }
}

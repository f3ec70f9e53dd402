package org.muster.web.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonString;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A table for tests, which holds what a server would be sent. */
final class MemoryTable<T> implements Table<T> {
    private final Map<String, BsonDocument> documents = new LinkedHashMap<>();
    private final Form<T> form;

    MemoryTable(Form<T> form) {
        this.form = form;
    }

    @Override
    public Mono<Boolean> add(T thing) {
        return Mono.fromSupplier(() -> {
            synchronized (documents) {
                BsonDocument document = form.write(thing);
                return documents.putIfAbsent(id(document), document) == null;
            }
        });
    }

    @Override
    public Mono<Void> put(T thing) {
        return Mono.fromRunnable(() -> {
            synchronized (documents) {
                BsonDocument document = form.write(thing);
                documents.put(id(document), document);
            }
        });
    }

    private static String id(BsonDocument document) {
        return document.getString("_id").getValue();
    }

    @Override
    public Mono<T> find(String id) {
        return Mono.defer(() -> {
            synchronized (documents) {
                return Mono.justOrEmpty(documents.get(id)).map(form::read);
            }
        });
    }

    @Override
    public Mono<Void> remove(String id) {
        return Mono.fromRunnable(() -> {
            synchronized (documents) {
                documents.remove(id);
            }
        });
    }

    @Override
    public Flux<T> all() {
        return Flux.defer(() -> {
            synchronized (documents) {
                return Flux.fromIterable(List.copyOf(documents.values())).map(form::read);
            }
        });
    }

    @Override
    public Flux<T> where(String field, String value) {
        return Flux.defer(() -> {
            synchronized (documents) {
                return Flux.fromIterable(List.copyOf(documents.values()))
                        .filter(each -> new BsonString(value).equals(each.get(field)))
                        .map(form::read);
            }
        });
    }
}

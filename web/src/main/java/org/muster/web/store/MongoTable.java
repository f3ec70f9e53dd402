package org.muster.web.store;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A table in MongoDB, one document a thing. */
final class MongoTable<T> implements Table<T> {

    private static final int READ_AHEAD = 200;

    private final MongoCollection<BsonDocument> documents;
    private final Form<T> form;

    MongoTable(MongoDatabase database, Form<T> form) {
        this.documents = database.getCollection(form.collection(), BsonDocument.class);
        this.form = form;
    }

    @Override
    public Mono<Boolean> add(T thing) {
        return Mono.defer(() -> Mono.from(documents.insertOne(form.write(thing))))
                .thenReturn(true)
                .onErrorResume(MongoStore::isDuplicate, taken -> Mono.just(false))
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    @Override
    public Mono<Void> put(T thing) {
        return Mono.defer(() -> {
                    BsonDocument document = form.write(thing);
                    return Mono.from(documents.replaceOne(
                            Filters.eq(document.get("_id")), document, new ReplaceOptions().upsert(true)));
                })
                .then()
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    @Override
    public Mono<T> find(String id) {
        return Mono.from(documents.find(Filters.eq(id)).batchSize(1).first())
                .map(form::read)
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    @Override
    public Mono<Void> remove(String id) {
        return Mono.defer(() -> Mono.from(documents.deleteOne(Filters.eq(id))))
                .then()
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    @Override
    public Flux<T> all() {
        return read(Filters.empty());
    }

    @Override
    public Flux<T> where(String field, String value) {
        return read(Filters.eq(field, value));
    }

    private Flux<T> read(Bson filter) {
        return Flux.from(documents.find(filter).batchSize(READ_AHEAD))
                .map(form::read)
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }
}

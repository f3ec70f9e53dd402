package org.muster.web.store;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Versions in MongoDB: {@code {_id: "id/version", of, version, content}}. Which of two comes first is decided by the insert, as
 * everywhere here. What is withdrawn ends in a version without content. They are few, so they may all be looked at.
 */
final class MongoEditions<T> implements Editions<T> {

    private static final int READ_AHEAD = 200;
    private static final Comparator<BsonDocument> BY_VERSION = Comparator.comparingInt(MongoEditions::version);

    private final MongoCollection<BsonDocument> editions;
    private final Form<T> form;

    MongoEditions(MongoDatabase database, Form<T> form) {
        this.editions = database.getCollection(form.collection(), BsonDocument.class);
        this.form = form;
    }

    @Override
    public Mono<Boolean> write(Edition<T> next) {
        return Mono.defer(() -> insert(next.id(), next.version(), form.write(next.content())))
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    private Mono<Boolean> insert(String id, int version, @Nullable BsonDocument content) {
        BsonDocument document = new BsonDocument("_id", new BsonString(id + "/" + version))
                .append("of", new BsonString(id))
                .append("version", new BsonInt32(version));
        if (content != null) {
            document.append("content", content);
        }
        return Mono.from(editions.insertOne(document))
                .thenReturn(true)
                .onErrorResume(MongoStore::isDuplicate, taken -> Mono.just(false));
    }

    @Override
    public Mono<Edition<T>> find(String id) {
        return newest(Filters.eq("of", id)).next();
    }

    @Override
    public Flux<Edition<T>> all() {
        return newest(Filters.empty());
    }

    private Flux<Edition<T>> newest(Bson filter) {
        return read(filter)
                .collect(
                        HashMap<String, BsonDocument>::new,
                        (found, each) -> found.merge(
                                of(each), each, (one, other) -> BY_VERSION.compare(one, other) < 0 ? other : one))
                .flatMapIterable(Map::values)
                .filter(each -> each.containsKey("content"))
                .map(this::decoded);
    }

    private Flux<BsonDocument> read(Bson filter) {
        return Flux.from(editions.find(filter).batchSize(READ_AHEAD))
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    @Override
    public Mono<Void> withdraw(String id) {
        return read(Filters.eq("of", id))
                .reduce((one, other) -> BY_VERSION.compare(one, other) < 0 ? other : one)
                .flatMap(newest -> newest.containsKey("content") ? close(id, version(newest)) : clear(id, newest))
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    /** Nobody can write the next version any more; whoever was quicker is withdrawn too. */
    private Mono<Void> close(String id, int newest) {
        return insert(id, newest + 1, null).then(Mono.defer(() -> withdraw(id)));
    }

    private Mono<Void> clear(String id, BsonDocument last) {
        return Mono.from(editions.deleteMany(Filters.and(Filters.eq("of", id), Filters.lt("version", version(last)))))
                .then();
    }

    private Edition<T> decoded(BsonDocument document) {
        return new Edition<>(of(document), version(document), form.read(document.getDocument("content")));
    }

    private static String of(BsonDocument document) {
        return document.getString("of").getValue();
    }

    private static int version(BsonDocument document) {
        return document.getInt32("version").getValue();
    }
}

package org.muster.web.store;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Texts in MongoDB: {@code {_id: "exercise/ref", exercise, written, salt, text, lang, author, class}}. All but looking for old
 * ones and for an author's goes by {@code _id}; that is rare, so it may look at every text.
 */
final class MongoTexts implements Texts {

    private static final int READ_AHEAD = 200;

    private final MongoCollection<BsonDocument> texts;

    MongoTexts(MongoDatabase database) {
        this.texts = database.getCollection("texts", BsonDocument.class);
    }

    @Override
    public Mono<Void> keep(StoredText text) {
        return Mono.defer(() -> Mono.from(texts.insertOne(encode(text))))
                .then()
                .onErrorResume(MongoStore::isDuplicate, kept -> Mono.empty())
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    @Override
    public Flux<StoredText> find(String exercise, Collection<String> refs) {
        return Flux.fromIterable(refs)
                .map(ref -> id(exercise, ref))
                .buffer(READ_AHEAD)
                .concatMap(ids -> texts.find(Filters.in("_id", ids)).batchSize(READ_AHEAD))
                .map(MongoTexts::decode)
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    @Override
    public Flux<String> by(String exercise, String author, Set<StoredText.Kind> kinds) {
        return refs(
                exercise,
                Filters.and(
                        Filters.eq("exercise", exercise),
                        Filters.eq("author", author),
                        Filters.in(
                                "class",
                                kinds.stream().map(StoredText.Kind::code).toList())));
    }

    @Override
    public Flux<String> before(String exercise, long moment) {
        return refs(exercise, Filters.and(Filters.eq("exercise", exercise), Filters.lt("written", moment)));
    }

    private Flux<String> refs(String exercise, Bson filter) {
        return Flux.from(texts.find(filter)
                        .projection(Projections.include("_id"))
                        .batchSize(READ_AHEAD))
                .map(found -> found.getString("_id").getValue().substring(exercise.length() + 1))
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    @Override
    public Mono<Void> erase(String exercise, String ref) {
        return Mono.defer(() -> Mono.from(texts.deleteOne(Filters.eq(id(exercise, ref)))))
                .then()
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    private static String id(String exercise, String ref) {
        Keys.checkExercise(exercise);
        return exercise + "/" + ref;
    }

    private static BsonDocument encode(StoredText text) {
        BsonDocument document = new BsonDocument("_id", new BsonString(id(text.exercise(), text.ref())))
                .append("exercise", new BsonString(text.exercise()))
                .append("written", new BsonInt64(text.written()))
                .append("salt", new BsonBinary(text.salt()))
                .append("text", new BsonString(text.text()))
                .append("class", new BsonString(text.kind().code()));
        if (text.lang() != null) {
            document.append("lang", new BsonString(text.lang()));
        }
        return text.author() == null ? document : document.append("author", new BsonString(text.author()));
    }

    private static StoredText decode(BsonDocument document) {
        String exercise = document.getString("exercise").getValue();
        return new StoredText(
                exercise,
                document.getString("_id").getValue().substring(exercise.length() + 1),
                document.getBinary("salt").getData(),
                document.getString("text").getValue(),
                string(document.get("lang")),
                string(document.get("author")),
                StoredText.Kind.valueOf(document.getString("class").getValue().toUpperCase(Locale.ROOT)),
                document.getInt64("written").getValue());
    }

    private static @Nullable String string(@Nullable BsonValue value) {
        return value == null ? null : value.asString().getValue();
    }
}

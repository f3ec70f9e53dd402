package org.muster.web.store;

import static java.util.Comparator.comparingLong;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Exercises in MongoDB: {@code {_id: exercise, name, scenario, seed, created, cohort, solo}}. */
final class MongoStoredExercises implements StoredExercises {

    private static final int READ_AHEAD = 200;

    private final MongoCollection<BsonDocument> exercises;

    MongoStoredExercises(MongoDatabase database) {
        this.exercises = database.getCollection("exercises", BsonDocument.class);
    }

    @Override
    public Mono<StoredExercise> keep(StoredExercise exercise) {
        return Mono.from(exercises.insertOne(encode(exercise)))
                .thenReturn(exercise)
                .onErrorResume(MongoStore::isDuplicate, taken -> find(exercise.id()))
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    @Override
    public Mono<StoredExercise> find(String id) {
        return Mono.from(exercises.find(Filters.eq(id)).batchSize(1).first())
                .map(MongoStoredExercises::decode)
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    /** Sorts here and not at the server, which would have to hold all scripts for it. */
    @Override
    public Flux<StoredExercise> all() {
        return Flux.from(exercises
                        .find()
                        .projection(Projections.include("created"))
                        .batchSize(READ_AHEAD))
                .sort(comparingLong(
                                (BsonDocument each) -> each.getInt64("created").getValue())
                        .thenComparing(each -> each.getString("_id")))
                .concatMap(each -> find(each.getString("_id").getValue()), 1)
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    private static BsonDocument encode(StoredExercise exercise) {
        BsonDocument document = new BsonDocument("_id", new BsonString(exercise.id()))
                .append("name", new BsonString(exercise.name()))
                .append("scenario", new BsonBinary(exercise.scenario()))
                .append("seed", new BsonInt64(exercise.seed()))
                .append("created", new BsonInt64(exercise.created()));
        if (exercise.cohort() != null) {
            document.append("cohort", new BsonString(exercise.cohort()));
        }
        return exercise.solo() ? document.append("solo", BsonBoolean.TRUE) : document;
    }

    private static StoredExercise decode(BsonDocument document) {
        BsonValue cohort = document.get("cohort");
        return new StoredExercise(
                document.getString("_id").getValue(),
                document.getString("name").getValue(),
                document.getBinary("scenario").getData(),
                document.getInt64("seed").getValue(),
                document.getInt64("created").getValue(),
                cohort == null ? null : cohort.asString().getValue(),
                document.containsKey("solo"));
    }
}

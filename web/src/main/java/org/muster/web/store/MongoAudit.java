package org.muster.web.store;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.Locale;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The audit in MongoDB: {@code {_id, wall, who, access, what, exercise}}. Reading is rare, so it may look at every line. */
final class MongoAudit implements Audit {

    private static final int READ_AHEAD = 500;

    private final MongoCollection<BsonDocument> audit;

    MongoAudit(MongoDatabase database) {
        this.audit = database.getCollection("audit", BsonDocument.class);
    }

    @Override
    public Mono<Void> write(AuditLine line) {
        return Mono.defer(() -> Mono.from(audit.insertOne(encode(line))))
                .then()
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    @Override
    public Flux<AuditLine> read() {
        return read(Filters.empty());
    }

    @Override
    public Flux<AuditLine> read(String exercise) {
        return read(Filters.eq("exercise", exercise));
    }

    private Flux<AuditLine> read(Bson filter) {
        return Flux.from(audit.find(filter).sort(Sorts.ascending("wall", "_id")).batchSize(READ_AHEAD))
                .map(MongoAudit::decode)
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    private static BsonDocument encode(AuditLine line) {
        BsonDocument document = new BsonDocument("_id", new BsonObjectId(new ObjectId()))
                .append("wall", new BsonInt64(line.wall()))
                .append("who", new BsonString(line.who()))
                .append("access", new BsonString(line.access().name().toLowerCase(Locale.ROOT)))
                .append("what", new BsonString(line.what()));
        return line.exercise() == null ? document : document.append("exercise", new BsonString(line.exercise()));
    }

    private static AuditLine decode(BsonDocument document) {
        BsonValue exercise = document.get("exercise");
        return new AuditLine(
                document.getInt64("wall").getValue(),
                document.getString("who").getValue(),
                AuditLine.Access.valueOf(document.getString("access").getValue().toUpperCase(Locale.ROOT)),
                document.getString("what").getValue(),
                exercise == null ? null : exercise.asString().getValue());
    }
}

package org.muster.web.store;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Feedback in MongoDB: {@code {_id: "exercise/form/id", day, seat?, answers}}. It is read once an exercise, so it may look at every
 * answer of its form.
 */
final class MongoFeedbacks implements Feedbacks {

    private static final int READ_AHEAD = 200;

    /** Greater than any character of an id. */
    private static final String AFTER_IDS = "~";

    private final MongoCollection<BsonDocument> feedback;

    MongoFeedbacks(MongoDatabase database) {
        this.feedback = database.getCollection("feedback", BsonDocument.class);
    }

    @Override
    public Mono<Void> keep(Feedback answered) {
        return Mono.defer(() -> Mono.from(feedback.insertOne(encode(answered))))
                .then()
                .onErrorResume(MongoStore::isDuplicate, kept -> Mono.empty())
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    @Override
    public Flux<Feedback> of(String exercise, String form) {
        String prefix = prefix(exercise, form);
        return Flux.from(feedback.find(Filters.and(Filters.gte("_id", prefix), Filters.lt("_id", prefix + AFTER_IDS)))
                        .batchSize(READ_AHEAD))
                .map(document -> decode(document, exercise, form))
                .sort(Comparator.comparing(Feedback::id))
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    private static String prefix(String exercise, String form) {
        Keys.checkExercise(exercise);
        return exercise + "/" + form + "/";
    }

    private static BsonDocument encode(Feedback answered) {
        BsonDocument answers = new BsonDocument();
        answered.answers().forEach((question, answer) -> answers.append(question, new BsonString(answer)));
        BsonDocument document = new BsonDocument(
                        "_id", new BsonString(prefix(answered.exercise(), answered.form()) + answered.id()))
                .append("day", new BsonString(answered.day().toString()))
                .append("answers", answers);
        return answered.seat() == null ? document : document.append("seat", new BsonString(answered.seat()));
    }

    private static Feedback decode(BsonDocument document, String exercise, String form) {
        Map<String, String> answers = new LinkedHashMap<>();
        document.getDocument("answers")
                .forEach((question, answer) ->
                        answers.put(question, answer.asString().getValue()));
        BsonValue seat = document.get("seat");
        return new Feedback(
                document.getString("_id")
                        .getValue()
                        .substring(prefix(exercise, form).length()),
                exercise,
                form,
                LocalDate.parse(document.getString("day").getValue()),
                seat == null ? null : seat.asString().getValue(),
                answers);
    }
}

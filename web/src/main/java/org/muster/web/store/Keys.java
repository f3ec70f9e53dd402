package org.muster.web.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Documents of one exercise under {@code _id = exercise/number}, numbered without a gap, and how to find one among them. */
final class Keys {

    /** How many documents one search step asks for: a thousand million are found in six steps. */
    private static final int PROBES = 60;

    private static final Pattern EXERCISE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

    private final MongoCollection<BsonDocument> collection;
    private final String exercise;

    Keys(MongoCollection<BsonDocument> collection, String exercise) {
        checkExercise(exercise);
        this.collection = collection;
        this.exercise = exercise;
    }

    /** @throws IllegalArgumentException when no stored exercise can be named so */
    static void checkExercise(String exercise) {
        if (!EXERCISE.matcher(exercise).matches()) {
            throw new IllegalArgumentException(
                    "Exercise (%s) is no name for a stored one. Maybe it has other characters than letters, digits, hyphens and dots, or more than 80."
                            .formatted(exercise));
        }
    }

    String exercise() {
        return exercise;
    }

    String id(long number) {
        return exercise + "/" + number;
    }

    /** Counts documents numbered from {@code first} on. */
    Mono<Long> count(long first) {
        List<Long> doubling = new ArrayList<>();
        for (int power = 0; power < PROBES; power++) {
            doubling.add(first + (1L << power) - 1);
        }
        return lastOf(doubling, first - 1, doubling.getLast() + 1, found -> true, "_id")
                .map(last -> last - first + 1);
    }

    /** Finds the last document in {@code [first, next)} of which a statement is true that is false of all after it. */
    Mono<Long> last(long first, long next, Predicate<BsonDocument> statement, String... fields) {
        return narrow(first - 1, next, statement, fields);
    }

    private Mono<Long> narrow(long last, long next, Predicate<BsonDocument> statement, String... fields) {
        long width = next - last;
        if (width <= 1) {
            return Mono.just(last);
        }
        List<Long> probes = new ArrayList<>();
        long step = Math.max(1, width / (PROBES + 1));
        for (long probe = last + step; probe < next && probes.size() < PROBES; probe += step) {
            probes.add(probe);
        }
        return lastOf(probes, last, next, statement, fields);
    }

    private Mono<Long> lastOf(
            List<Long> probes, long last, long next, Predicate<BsonDocument> statement, String... fields) {
        return find(probes, fields).flatMap(found -> {
            long low = last;
            long high = next;
            for (long probe : probes) {
                BsonDocument document = found.get(probe);
                if (document != null && statement.test(document)) {
                    low = probe;
                } else {
                    high = probe;
                    break;
                }
            }
            return narrow(low, high, statement, fields);
        });
    }

    /** Reads those of the documents that are there, by number; of each the named fields, or all when none is named. */
    Mono<Map<Long, BsonDocument>> find(List<Long> numbers, String... fields) {
        List<String> ids = numbers.stream().map(this::id).toList();
        return Flux.from(collection
                        .find(Filters.in("_id", ids))
                        .projection(fields.length == 0 ? null : Projections.include(fields))
                        .batchSize(ids.size()))
                .collect(LinkedHashMap::new, (found, document) -> found.put(number(document), document));
    }

    private long number(BsonDocument document) {
        return Long.parseLong(document.getString("_id").getValue().substring(exercise.length() + 1));
    }
}

package org.muster.web.store;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.ExerciseTime;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * Logs in MongoDB. Collection {@code log} has {@code {_id: "exercise/batch", first, epoch, entries, walls, head}}, where
 * {@code entries} are the canonical lines as bytes, each with its line break, and {@code walls} as many times of 8 bytes.
 * Collection {@code owners} has {@code {_id: "exercise/epoch", by, until, time, entries}}; only the owner updates its own.
 */
final class MongoLogStore implements LogStore {

    /** How many batches one reading asks for; of a full megabyte each they still fit into an answer. */
    private static final int READ_AHEAD = 32;

    private final MongoCollection<BsonDocument> log;
    private final MongoCollection<BsonDocument> owners;
    private final String process;
    private final boolean alone;
    private final InstantSource clock;

    /**
     * @param process tells this process from others
     * @param alone no other process can be alive, so any other owner is a dead one
     */
    MongoLogStore(MongoDatabase database, String process, boolean alone, InstantSource clock) {
        this.log = database.getCollection("log", BsonDocument.class);
        this.owners = database.getCollection("owners", BsonDocument.class);
        this.process = process;
        this.alone = alone;
        this.clock = clock;
    }

    @Override
    public Mono<Ownership> own(String exercise) {
        Keys epochs = new Keys(owners, exercise);
        return epochs.count(1)
                .flatMap(latest -> epochs.find(List.of(latest)).flatMap(found -> {
                    Instant until = livesUntil(found.get(latest));
                    if (until.isAfter(clock.instant())) {
                        return Mono.error(new OwnedElsewhere(exercise, until));
                    }
                    Ownership ownership = new Ownership(exercise, latest + 1);
                    BsonDocument document = new BsonDocument("_id", new BsonString(epochs.id(ownership.epoch())))
                            .append("by", new BsonString(process))
                            .append("until", new BsonInt64(leaseEnd()));
                    return Mono.from(owners.insertOne(document)).thenReturn(ownership);
                }))
                .onErrorResume(MongoStore::isDuplicate, somebodyWasFaster -> own(exercise))
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    private Instant livesUntil(@Nullable BsonDocument owner) {
        return owner == null || alone || owner.getString("by").getValue().equals(process)
                ? Instant.MIN
                : Instant.ofEpochMilli(owner.getInt64("until").getValue());
    }

    private long leaseEnd() {
        return clock.instant().plus(LEASE).toEpochMilli();
    }

    @Override
    public Mono<Void> mark(Ownership ownership, Mark mark) {
        Keys epochs = new Keys(owners, ownership.exercise());
        long next = ownership.epoch() + 1;
        return Mono.defer(() -> Mono.from(owners.updateOne(
                        Filters.eq(epochs.id(ownership.epoch())),
                        Updates.combine(
                                Updates.set("until", leaseEnd()),
                                Updates.set("time", mark.time().millis()),
                                Updates.set("entries", mark.entries())))))
                .then(epochs.find(List.of(next), "_id"))
                .flatMap(later -> later.isEmpty()
                        ? Mono.<Void>empty()
                        : Mono.error(new NoLongerOwner(ownership, "owner (%d) has come".formatted(next))))
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    @Override
    public Mono<Void> release(Ownership ownership) {
        return Mono.from(owners.updateOne(
                        Filters.eq(new Keys(owners, ownership.exercise()).id(ownership.epoch())),
                        Updates.set("until", 0L)))
                .then()
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    @Override
    public Mono<LogEnd> append(Ownership ownership, Batch batch) {
        Keys batches = new Keys(log, ownership.exercise());
        BsonDocument document = encode(batches.id(batch.number()), ownership.epoch(), batch);
        return Mono.from(log.insertOne(document))
                .then()
                .onErrorResume(
                        MongoStore::isDuplicate,
                        taken -> batches.find(List.of(batch.number()))
                                .flatMap(found -> document.equals(found.get(batch.number()))
                                        ? Mono.empty()
                                        : Mono.error(new NoLongerOwner(
                                                ownership, "another batch (%d) is stored".formatted(batch.number())))))
                .onErrorMap(MongoException.class, StoreUnavailable::new)
                .thenReturn(new LogEnd(ownership.exercise(), batch.number() + 1, batch.next(), batch.head()));
    }

    @Override
    public Flux<Batch> read(String exercise, long fromEntry) {
        Keys batches = new Keys(log, exercise);
        return (fromEntry == 0 ? Mono.just(0L) : batchOf(batches, fromEntry))
                .flatMapMany(number -> endBefore(batches, exercise, number)
                        .flatMapMany(end -> readOn(batches, number).scanWith(() -> new Read(end, null), Read::next)))
                .handle((Read read, SynchronousSink<Batch> next) -> {
                    if (read.batch() != null) {
                        next.next(read.batch());
                    }
                })
                .skipWhile(batch -> batch.next() <= fromEntry)
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    /** A step of reading: the batch that was read, and where the log ends with it. */
    private record Read(LogEnd end, @Nullable Batch batch) {

        Read next(Batch batch) {
            if (batch.first() != end.entries()) {
                throw new BrokenLog(
                        end.exercise(),
                        batch.number(),
                        "it begins with entry (%d), not (%d)".formatted(batch.first(), end.entries()));
            }
            if (!end.headAfter(batch.entries()).equals(batch.head())) {
                throw new BrokenLog(end.exercise(), batch.number(), "its entries don't come to its hash");
            }
            return new Read(end.after(batch), batch);
        }
    }

    private static Mono<Long> batchOf(Keys batches, long entry) {
        return batches.count(0)
                .flatMap(count ->
                        batches.last(0, count, batch -> batch.getInt64("first").getValue() <= entry, "first"))
                .map(last -> Math.max(0, last));
    }

    private static Mono<LogEnd> endBefore(Keys batches, String exercise, long number) {
        return number == 0
                ? Mono.just(LogEnd.empty(exercise))
                : batches.find(List.of(number - 1), "first", "walls", "head").map(found -> {
                    BsonDocument last = found.get(number - 1);
                    if (last == null) {
                        throw new BrokenLog(exercise, number - 1, "it is missing, but later ones are there");
                    }
                    long entries = last.getBinary("walls").getData().length / Long.BYTES;
                    return new LogEnd(
                            exercise,
                            number,
                            last.getInt64("first").getValue() + entries,
                            last.getString("head").getValue());
                });
    }

    private static Flux<Batch> readOn(Keys batches, long number) {
        return readGroup(batches, number)
                .expand(group -> group.size() < READ_AHEAD
                        ? Mono.empty()
                        : readGroup(batches, group.getLast().number() + 1))
                .concatMapIterable(group -> group, 1);
    }

    private static Mono<List<Batch>> readGroup(Keys batches, long number) {
        List<Long> numbers =
                LongStream.range(number, number + READ_AHEAD).boxed().toList();
        return batches.find(numbers).map(found -> {
            List<Batch> group = new ArrayList<>();
            for (long each : numbers) {
                BsonDocument document = found.get(each);
                if (document == null && found.size() > group.size()) {
                    throw new BrokenLog(batches.exercise(), each, "it is missing, but later ones are there");
                }
                if (document != null) {
                    group.add(decode(batches.exercise(), each, document));
                }
            }
            return group;
        });
    }

    @Override
    public Mono<LogEnd> end(String exercise) {
        Keys batches = new Keys(log, exercise);
        return batches.count(0)
                .flatMap(count -> endBefore(batches, exercise, count))
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    @Override
    public Mono<Mark> marked(String exercise) {
        Keys epochs = new Keys(owners, exercise);
        return epochs.count(1)
                .flatMap(latest -> marked(epochs, latest))
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    private static Mono<Mark> marked(Keys epochs, long latest) {
        if (latest < 1) {
            return Mono.empty();
        }
        long earliest = Math.max(1, latest - READ_AHEAD + 1);
        return epochs.find(LongStream.rangeClosed(earliest, latest).boxed().toList(), "time", "entries")
                .flatMap(found -> Mono.justOrEmpty(found.entrySet().stream()
                        .filter(owner -> owner.getValue().containsKey("time"))
                        .max(Map.Entry.comparingByKey())
                        .map(owner -> decode(owner.getValue()))))
                .switchIfEmpty(Mono.defer(() -> marked(epochs, earliest - 1)));
    }

    private static Mark decode(BsonDocument owner) {
        return new Mark(
                new ExerciseTime(owner.getInt64("time").getValue()),
                owner.getInt64("entries", new BsonInt64(0)).getValue());
    }

    private static BsonDocument encode(String id, long epoch, Batch batch) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        ByteBuffer walls = ByteBuffer.allocate(batch.entries().size() * Long.BYTES);
        for (StoredEntry entry : batch.entries()) {
            lines.writeBytes(entry.canonical());
            lines.write('\n');
            walls.putLong(entry.wall());
        }
        return new BsonDocument("_id", new BsonString(id))
                .append("first", new BsonInt64(batch.first()))
                .append("epoch", new BsonInt64(epoch))
                .append("entries", new BsonBinary(lines.toByteArray()))
                .append("walls", new BsonBinary(walls.array()))
                .append("head", new BsonString(batch.head()));
    }

    private static Batch decode(String exercise, long number, BsonDocument document) {
        byte[] lines = document.getBinary("entries").getData();
        ByteBuffer walls = ByteBuffer.wrap(document.getBinary("walls").getData());
        List<StoredEntry> entries = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < lines.length && walls.remaining() >= Long.BYTES; at++) {
            if (lines[at] == '\n') {
                entries.add(new StoredEntry(Arrays.copyOfRange(lines, from, at), walls.getLong()));
                from = at + 1;
            }
        }
        if (from != lines.length || walls.hasRemaining() || entries.isEmpty()) {
            throw new BrokenLog(exercise, number, "it has not as many wall times as entries");
        }
        return new Batch(
                number,
                document.getInt64("first").getValue(),
                entries,
                document.getString("head").getValue());
    }
}

package org.muster.web.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Timeout(60)
class EmbeddedMongoTest {

    @TempDir
    private Path directory;

    @Test
    void keepsDocumentsAndUniqueKeysOverARestart() {
        withCollection(seats -> {
            await(seats.createIndex(Indexes.ascending("name"), new IndexOptions().unique(true)));
            await(seats.insertOne(new Document("_id", "so-dispatch").append("name", "Dispatch")));
            await(seats.insertOne(new Document("_id", "sp-watch").append("name", "Watch")));
            await(seats.updateOne(Filters.eq("sp-watch"), Updates.set("name", "Watch desk")));
            await(seats.deleteOne(Filters.eq("so-dispatch")));
        });

        withCollection(seats -> {
            assertThat(all(seats)).containsExactly(new Document("_id", "sp-watch").append("name", "Watch desk"));
            assertDuplicate(seats, new Document("_id", "sp-watch"));
            assertDuplicate(seats, new Document("_id", "so-dispatch").append("name", "Watch desk"));
        });
    }

    @Test
    void letsOneOfManyClientsInsertAnId() {
        withCollection(owners -> {
            List<Boolean> won = Flux.range(0, 16)
                    .flatMap(
                            client -> Mono.from(owners.insertOne(new Document("_id", "drill/1").append("by", client)))
                                    .map(inserted -> true)
                                    .onErrorReturn(MongoWriteException.class, false),
                            16)
                    .collectList()
                    .block(Duration.ofSeconds(20));

            assertThat(won).hasSize(16).containsOnlyOnce(true);
        });
    }

    @Test
    void updatesOneDocumentOverAndOverInASmallFile() throws IOException {
        withCollection(marks -> Flux.range(1, 2_000)
                .concatMap(second -> marks.updateOne(
                        Filters.eq("drill"),
                        Updates.combine(Updates.set("time", second), Updates.set("ballast", "x".repeat(1_000))),
                        new UpdateOptions().upsert(true)))
                .blockLast(Duration.ofSeconds(30)));

        withCollection(marks ->
                assertThat(all(marks)).singleElement().extracting("time").isEqualTo(2_000));
        assertThat(sizeOf(directory)).isLessThan(1_300_000);
    }

    @Test
    void leavesNothingOfADeletedDocumentOnTheDisk() throws IOException {
        withCollection(texts -> {
            await(texts.insertOne(new Document("_id", 1).append("text", "the witness Jane Roe")));
            await(texts.insertOne(new Document("_id", 2).append("text", "something else")));
            await(texts.deleteOne(Filters.eq(1)));

            assertThat(filesHold("Jane Roe")).isFalse();
            assertThat(filesHold("something else")).isTrue();
        });
    }

    @Test
    void forgetsADroppedCollection() throws IOException {
        withCollection(texts -> {
            await(texts.insertOne(new Document("_id", 1).append("text", "the witness Jane Roe")));
            await(texts.drop());
            assertThat(filesHold("Jane Roe")).isFalse();
            await(texts.insertOne(new Document("_id", 1)));
        });

        withCollection(texts -> {
            assertThat(all(texts)).containsExactly(new Document("_id", 1));
            assertDuplicate(texts, new Document("_id", 1));
        });
    }

    @Test
    void findsByIdsAndReadsOnInBatches() {
        withCollection(log -> {
            await(log.insertMany(Flux.range(0, 500)
                    .map(i -> new Document("_id", "drill/" + i))
                    .collectList()
                    .block()));

            assertThat(Flux.from(log.find(Filters.in("_id", "drill/499", "drill/7", "drill/500"))
                                    .batchSize(10))
                            .map(document -> document.getString("_id"))
                            .collectList()
                            .block())
                    .containsExactlyInAnyOrder("drill/7", "drill/499");
            assertThat(Flux.from(log.find().batchSize(30)).count().block()).isEqualTo(500);
        });
    }

    @Test
    void admitsOnlyWhoKnowsItsUri() {
        try (EmbeddedMongo mongo = EmbeddedMongo.open(directory);
                MongoClient stranger =
                        MongoClients.create(mongo.uri().replaceAll("appName=\\w+", "appName=stranger"))) {
            MongoCollection<Document> texts = stranger.getDatabase("muster").getCollection("texts");

            assertThatThrownBy(() -> await(texts.insertOne(new Document("_id", 1))))
                    .isInstanceOfSatisfying(
                            MongoCommandException.class,
                            refused -> assertThat(refused.getErrorCode()).isEqualTo(13));
            assertThatThrownBy(() -> await(texts.find().first())).isInstanceOf(MongoCommandException.class);
        }
    }

    @Test
    void ownsItsDirectoryAlone() {
        try (EmbeddedMongo first = EmbeddedMongo.open(directory)) {
            assertThat(first.uri()).startsWith("mongodb://127.0.0.1:");
            assertThatThrownBy(() -> EmbeddedMongo.open(directory))
                    .isInstanceOf(DirectoryInUse.class)
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
        }

        EmbeddedMongo.open(directory).close();
    }

    @Test
    void refusesADamagedFileAndGivesTheDirectoryBack() throws IOException {
        withCollection(log -> {
            await(log.insertOne(new Document("_id", 1)));
            await(log.insertOne(new Document("_id", 2)));
        });
        Path file = directory.resolve("muster/things.slots");
        try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
            damaged.seek(30);
            damaged.write(0xEE);
        }

        assertThatThrownBy(() -> EmbeddedMongo.open(directory))
                .isInstanceOf(CorruptFile.class)
                .hasMessageContaining(file.toString());
        assertThatThrownBy(() -> EmbeddedMongo.open(directory)).as("not in use").isInstanceOf(CorruptFile.class);
    }

    @Test
    void takesNoNameThatLeavesItsDirectory() {
        withClient(client -> assertThatThrownBy(() -> await(
                        client.getDatabase("muster").getCollection("../../x").insertOne(new Document("_id", 1))))
                .isInstanceOf(MongoCommandException.class)
                .hasMessageContaining("takes no collection"));
    }

    private interface Use<T> {
        void with(T subject) throws IOException;
    }

    private void withCollection(Use<MongoCollection<Document>> use) {
        withClient(client -> use.with(client.getDatabase("muster").getCollection("things")));
    }

    private void withClient(Use<MongoClient> use) {
        try (EmbeddedMongo mongo = EmbeddedMongo.open(directory);
                MongoClient client = MongoClients.create(mongo.uri())) {
            use.with(client);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void assertDuplicate(MongoCollection<Document> collection, Document document) {
        assertThatThrownBy(() -> await(collection.insertOne(document)))
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
    }

    private static void await(Publisher<?> publisher) {
        Mono.from(publisher).block(Duration.ofSeconds(20));
    }

    private static List<Document> all(MongoCollection<Document> collection) {
        return Flux.from(collection.find().batchSize(100)).collectList().block(Duration.ofSeconds(20));
    }

    private boolean filesHold(String text) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static long sizeOf(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}

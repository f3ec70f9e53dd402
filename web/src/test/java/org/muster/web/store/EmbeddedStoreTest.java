package org.muster.web.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.scenarios.ExerciseTime;
import org.muster.web.store.embedded.EmbeddedMongo;
import reactor.core.publisher.Mono;

/** The kit against the embedded server, with two clients that know nothing of each other. */
class EmbeddedStoreTest extends StoreKit {

    @TempDir
    private static Path directory;

    private static EmbeddedMongo server;
    /** Somebody who gets at the documents past the store. */
    private static MongoClient tamperer;

    private final Store store = MongoStore.at(server.uri(), clock);
    private final Store another = MongoStore.at(server.uri(), clock);

    @BeforeAll
    static void start() {
        server = EmbeddedMongo.open(directory.resolve("kit"));
        tamperer = MongoClients.create(server.uri());
    }

    @AfterAll
    static void stop() {
        tamperer.close();
        server.close();
    }

    @AfterEach
    void close() {
        store.close();
        another.close();
    }

    @Override
    Store store() {
        return store;
    }

    @Override
    Store another() {
        return another;
    }

    @Test
    void tellsOfAnEntryThatWasChanged() {
        LogEnd end = writeThreeBatches("changed");
        update("changed/1", new Document("$set", new Document("entries", new Binary(bytes("{\"number\":7}\n")))));

        assertThatThrownBy(() -> await(store.logs().read("changed", 0).collectList()))
                .isInstanceOf(BrokenLog.class)
                .hasMessageContaining("(changed)")
                .hasMessageContaining("batch (1)");
        assertThat(await(store.logs().read("changed", 0).onErrorComplete().collectList()))
                .hasSize(1);
        assertThatThrownBy(() -> await(store.logs().read("changed", 1).collectList()))
                .isInstanceOf(BrokenLog.class);
        assertThat(await(store.logs().read("changed", 2).collectList())).hasSize(1);
        assertThat(await(store.logs().end("changed"))).isEqualTo(end);
    }

    @Test
    void tellsOfAWallTimeThatWasChanged() {
        writeThreeBatches("shifted");
        update("shifted/0", new Document("$set", new Document("walls", new Binary(new byte[8]))));

        assertThatThrownBy(() -> await(store.logs().read("shifted", 0).collectList()))
                .isInstanceOf(BrokenLog.class);
    }

    @Test
    void tellsOfABatchThatIsMissing() {
        writeThreeBatches("gap");
        await(Mono.from(log().deleteOne(Filters.eq("gap/0"))));

        assertThatThrownBy(() -> await(store.logs().read("gap", 0).collectList()))
                .isInstanceOf(BrokenLog.class)
                .hasMessageContaining("batch (0)");
    }

    @Test
    void tellsOfWallTimesThatAreMissing() {
        writeThreeBatches("short");
        update("short/2", new Document("$set", new Document("walls", new Binary(new byte[0]))));

        assertThatThrownBy(() -> await(store.logs().read("short", 0).collectList()))
                .isInstanceOf(BrokenLog.class);
    }

    @Test
    void isUnavailableWhenNoServerAnswers() {
        EmbeddedMongo stopped = EmbeddedMongo.open(directory.resolve("stopped"));
        stopped.close();
        try (Store nobody = MongoStore.at(stopped.uri() + "&serverSelectionTimeoutMS=300", clock)) {
            Ownership owner = new Ownership("drill", 1);
            Batch batch = LogEnd.empty("drill").batches(entries(0, 1)).getFirst();
            for (Mono<?> call : List.of(
                    nobody.logs().own("drill"),
                    nobody.logs().append(owner, batch),
                    nobody.logs().mark(owner, Mark.NONE),
                    nobody.logs().release(owner),
                    nobody.logs().end("drill"),
                    nobody.logs().read("drill", 0).collectList(),
                    nobody.logs().marked("drill"),
                    nobody.exercises().find("drill"),
                    nobody.exercises().all().collectList(),
                    nobody.exercises().keep(new StoredExercise("drill", "", new byte[0], 0, 0)),
                    nobody.audit().write(new AuditLine(0, "", AuditLine.Access.VIEW, "", null)),
                    nobody.audit().read().collectList())) {
                assertThatThrownBy(() -> await(call)).isInstanceOf(StoreUnavailable.class);
            }
        }
    }

    private LogEnd writeThreeBatches(String exercise) {
        Ownership owner = await(store.logs().own(exercise));
        LogEnd end = LogEnd.empty(exercise);
        for (int i = 0; i < 3; i++) {
            end = await(store.logs().append(owner, end.batches(entries(i, 1)).getFirst()));
        }
        return end;
    }

    private static void update(String id, Document change) {
        await(Mono.from(log().updateOne(Filters.eq(id), change)));
    }

    private static MongoCollection<Document> log() {
        return tamperer.getDatabase("muster").getCollection("log");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void goesOnAfterARestartWithoutWaitingForTheLeaseOfTheDead(@TempDir Path data) {
        LogEnd end;
        try (Store before = Store.open(data, null)) {
            Ownership owner = await(before.logs().own("drill"));
            end = await(before.logs()
                    .append(owner, LogEnd.empty("drill").batches(entries(0, 3)).getFirst()));
            await(before.logs().mark(owner, new Mark(new ExerciseTime(5_000), 3)));
        }

        try (Store after = Store.open(data, null)) {
            Ownership owner = await(after.logs().own("drill"));
            assertThat(owner.epoch()).isEqualTo(2);
            assertThat(await(after.logs().marked("drill"))).isEqualTo(new Mark(new ExerciseTime(5_000), 3));
            assertThat(await(after.logs().end("drill"))).isEqualTo(end);
            await(after.logs().append(owner, end.batches(entries(3, 1)).getFirst()));
        }
    }
}

package org.muster.web.store;

import com.mongodb.ConnectionString;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.muster.web.store.embedded.EmbeddedMongo;

/** The store in a MongoDB, somebody's or the embedded one. */
final class MongoStore implements Store {

    /** The database when the URI names none. */
    private static final String DATABASE = "muster";

    /** How long to look for a server, and for one command to be answered, before the store counts as unavailable; the URI may say otherwise. */
    private static final int PATIENCE_SECONDS = 10;

    private final @Nullable EmbeddedMongo embedded;
    private final MongoClient client;
    private final LogStore logs;
    private final StoredExercises exercises;
    private final Audit audit;
    private final Texts texts;
    private final People people;
    private final Feedbacks feedback;
    private final Table<Account> accounts;
    private final Table<SignIn> signIns;
    private final Table<Appointment> appointments;
    private final Table<JoinCode> joinCodes;

    private MongoStore(@Nullable EmbeddedMongo embedded, String uri, InstantSource clock) {
        ConnectionString connection = new ConnectionString(uri);
        String name = connection.getDatabase();
        this.embedded = embedded;
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.readTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .applyConnectionString(connection)
                .readConcern(ReadConcern.MAJORITY)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .build());
        MongoDatabase database = client.getDatabase(name == null ? DATABASE : name);
        this.logs = new MongoLogStore(database, UUID.randomUUID().toString(), embedded != null, clock);
        this.exercises = new MongoStoredExercises(database);
        this.audit = new MongoAudit(database);
        this.texts = new MongoTexts(database);
        this.people = new KeptPeople(
                new MongoEditions<>(database, Form.PEOPLE),
                new MongoEditions<>(database, Form.COHORTS),
                new MongoEditions<>(database, Form.SETTINGS),
                new MongoTable<>(database, Form.PERSON_KEYS),
                new MongoTable<>(database, Form.ERASURES));
        this.feedback = new MongoFeedbacks(database);
        this.accounts = new MongoTable<>(database, Form.ACCOUNTS);
        this.signIns = new MongoTable<>(database, Form.SIGN_INS);
        this.appointments = new MongoTable<>(database, Form.APPOINTMENTS);
        this.joinCodes = new MongoTable<>(database, Form.JOIN_CODES);
    }

    static MongoStore at(String uri, InstantSource clock) {
        return new MongoStore(null, uri, clock);
    }

    static MongoStore embedded(Path directory, InstantSource clock) {
        EmbeddedMongo embedded = EmbeddedMongo.open(directory.resolve("mongodb"));
        return new MongoStore(embedded, embedded.uri(), clock);
    }

    static boolean isDuplicate(Throwable error) {
        return error instanceof MongoWriteException write
                && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    @Override
    public LogStore logs() {
        return logs;
    }

    @Override
    public StoredExercises exercises() {
        return exercises;
    }

    @Override
    public Audit audit() {
        return audit;
    }

    @Override
    public Texts texts() {
        return texts;
    }

    @Override
    public People people() {
        return people;
    }

    @Override
    public Feedbacks feedback() {
        return feedback;
    }

    @Override
    public Table<Account> accounts() {
        return accounts;
    }

    @Override
    public Table<SignIn> signIns() {
        return signIns;
    }

    @Override
    public Table<Appointment> appointments() {
        return appointments;
    }

    @Override
    public Table<JoinCode> joinCodes() {
        return joinCodes;
    }

    @Override
    public void close() {
        client.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}

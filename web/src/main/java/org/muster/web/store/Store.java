package org.muster.web.store;

import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** All that outlives the process. What it answers is on disk. Open until closed; safe for any number of threads. */
public interface Store extends AutoCloseable {

    LogStore logs();

    StoredExercises exercises();

    Audit audit();

    Texts texts();

    People people();

    Feedbacks feedback();

    Table<Account> accounts();

    Table<SignIn> signIns();

    /** Who is what in which exercise. */
    Table<Appointment> appointments();

    Table<JoinCode> joinCodes();

    @Override
    void close();

    /**
     * Opens the store.
     *
     * @param directory holds the embedded server's files, and is made when it isn't there
     * @param uri of a MongoDB server, which is not asked for anything yet, or null for the embedded one
     * @throws org.muster.web.store.embedded.DirectoryInUse when another process has the directory
     * @throws org.muster.web.store.embedded.CorruptFile when a file in it is damaged
     * @throws IllegalArgumentException when the URI is none of MongoDB's
     */
    static Store open(Path directory, @Nullable String uri) {
        return uri == null
                ? MongoStore.embedded(directory, InstantSource.system())
                : MongoStore.at(uri, InstantSource.system());
    }
}

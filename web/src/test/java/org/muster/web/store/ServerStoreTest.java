package org.muster.web.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The kit against whatever server the environment names. */
@EnabledIfEnvironmentVariable(
        named = "MUSTER_TEST_MONGODB_URI",
        matches = ".+",
        disabledReason = "no second MongoDB is named to try the store against")
class ServerStoreTest extends StoreKit {

    private static final String URI = System.getenv("MUSTER_TEST_MONGODB_URI");

    private final Store store = MongoStore.at(URI, clock);
    private final Store another = MongoStore.at(URI, clock);

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
}

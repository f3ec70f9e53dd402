package org.muster.web.store;

class MemoryStoreTest extends StoreKit {

    private final MemoryStore store = new MemoryStore(clock);
    private final MemoryStore another = store.another();

    @Override
    Store store() {
        return store;
    }

    @Override
    Store another() {
        return another;
    }
}

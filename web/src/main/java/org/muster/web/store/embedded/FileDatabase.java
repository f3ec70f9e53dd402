package org.muster.web.store.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.memory.index.MemoryUniqueIndex;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;

/** A database whose collections are files of {@link FileBackend}. */
final class FileDatabase extends AbstractSynchronizedMongoDatabase<Integer> {

    private final FileBackend files;

    FileDatabase(String name, CursorRegistry cursors, FileBackend files) {
        super(name, cursors);
        this.files = files;
        initializeNamespacesAndIndexes();
    }

    @Override
    protected MongoCollection<Integer> openOrCreateCollection(String name, CollectionOptions options) {
        return new FileCollection(this, name, options, cursorRegistry, files.file(databaseName, name));
    }

    @Override
    protected Index<Integer> openOrCreateUniqueIndex(
            String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
        return new MemoryUniqueIndex(indexName, keys, sparse);
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        files.delete(databaseName, name);
    }

    @Override
    public void moveCollection(MongoDatabase oldDatabase, MongoCollection<?> collection, String newName) {
        throw new MongoServerException("The embedded store can't rename collection (%s) to (%s)."
                .formatted(collection.getFullName(), newName));
    }

    @Override
    protected long getStorageSize() {
        return files.size(databaseName);
    }

    @Override
    protected long getFileSize() {
        return files.size(databaseName);
    }
}

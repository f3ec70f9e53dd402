package org.muster.web.store.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A collection whose documents stay in its file; memory holds the indexes. A document's position is its slot. */
final class FileCollection extends AbstractSynchronizedMongoCollection<Integer> {

    private final SlotFile file;

    FileCollection(
            MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors, SlotFile file) {
        super(database, name, options, cursors);
        this.file = file;
    }

    @Override
    protected Integer addDocumentInternal(Document document) {
        return file.add(encode(document));
    }

    @Override
    protected void handleUpdate(Integer slot, Document oldDocument, Document newDocument) {
        file.set(slot, encode(newDocument));
    }

    @Override
    protected void removeDocument(Integer slot) {
        file.remove(slot);
    }

    @Override
    protected @Nullable Document getDocument(Integer slot) {
        byte[] bytes = file.read(slot);
        return bytes == null ? null : BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }

    @Override
    protected Stream<DocumentWithPosition<Integer>> streamAllDocumentsWithPosition() {
        return file.slots().boxed().mapMulti((slot, next) -> {
            Document document = getDocument(slot);
            if (document != null) {
                next.accept(new DocumentWithPosition<>(document, slot));
            }
        });
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int limit,
            int batchSize,
            @Nullable Document fieldSelector) {
        Stream<DocumentWithPosition<Integer>> all = streamAllDocumentsWithPosition();
        if (isNaturalDescending(orderBy)) {
            all = all.sorted((a, b) -> ValueComparator.desc().compare(a.getPosition(), b.getPosition()));
        }
        return matchDocumentsFromStream(
                all.map(DocumentWithPosition::getDocument),
                query,
                orderBy,
                numberToSkip,
                limit,
                batchSize,
                fieldSelector);
    }

    /** Fills the index of {@code _id} without reading more of a document than that. Stored ids are known to differ. */
    @Override
    public void addIndex(Index<Integer> index) {
        if (index.getName().equals("_id_") && getIndexes().isEmpty()) {
            file.slots().forEach(slot -> {
                byte[] bytes = file.read(slot);
                if (bytes != null) {
                    index.add(new Document("_id", id(bytes)), slot, this);
                }
            });
        }
        super.addIndex(index);
    }

    private static @Nullable Object id(byte[] bytes) {
        ByteBuf buffer = Unpooled.wrappedBuffer(bytes);
        buffer.skipBytes(Integer.BYTES);
        byte type = buffer.readByte();
        return BsonDecoder.decodeCString(buffer).equals("_id")
                ? BsonDecoder.decodeValue(type, buffer)
                : BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes)).get("_id");
    }

    @Override
    public int count() {
        return file.count();
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int sizeDelta) {
        throw new IllegalStateException("The file knows its own size.");
    }

    @Override
    protected int getDataSize() {
        return (int) Math.min(Integer.MAX_VALUE, file.live());
    }

    private static byte[] encode(Document document) {
        ByteBuf buffer = Unpooled.buffer(1 << 10);
        BsonEncoder.encodeDocument(document, buffer);
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }
}

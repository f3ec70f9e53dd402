package org.muster.web.store.embedded;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers MongoDB's commands from files. No answer leaves before everything that it could have seen is on disk, so neither an
 * acknowledged write nor a reported duplicate can be taken back by a kill. Commands that wait for the disk at the same
 * time share one write.
 */
final class FileBackend extends AbstractMongoBackend {

    private static final Logger log = LoggerFactory.getLogger(FileBackend.class);

    private static final String SUFFIX = ".slots";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,100}");
    private static final AttributeKey<Boolean> ADMITTED = AttributeKey.valueOf(FileBackend.class, "admitted");
    private static final int UNKNOWN = 8;
    private static final int UNAUTHORIZED = 13;

    private final Path directory;
    private final String secret;

    /**
     * By {@code database/collection}, in the order in which they go to disk: an index before the collection that it keeps
     * free of duplicates, and both before the first document.
     */
    private final Map<String, SlotFile> files = new ConcurrentSkipListMap<>(
            comparing((String key) -> !key.contains("/system.")).thenComparing(naturalOrder()));

    private final AtomicLong asked = new AtomicLong();
    private final Object committing = new Object();
    private long committed;
    private volatile boolean failing;

    /** @param secret the application name by which a connection shows that it may enter; other local users don't know it */
    FileBackend(Path directory, String secret) throws IOException {
        this.directory = directory;
        this.secret = secret;
        try {
            for (String database : databases(directory)) {
                resolveDatabase(database);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static List<String> databases(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.filter(Files::isDirectory)
                    .map(child -> child.getFileName().toString())
                    .toList();
        }
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new FileDatabase(name, getCursorRegistry(), this);
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (command.equalsIgnoreCase("hello") || command.equalsIgnoreCase("isMaster")) {
            if (secret.equals(applicationName(query))) {
                channel.attr(ADMITTED).set(true);
            }
            return super.handleCommand(channel, database, "isMaster", query);
        }
        if (!channel.hasAttr(ADMITTED)) {
            throw new MongoServerError(UNAUTHORIZED, "Unauthorized", "This store serves the process that it lives in.");
        }
        if (failing) {
            commit();
        }
        Document answer = super.handleCommand(channel, database, command, query);
        commit();
        return answer;
    }

    /** Answers an error itself: the library would write the documents of the command into the program's own log. */
    @Override
    public Document handleMessage(MongoMessage message) {
        try {
            return super.handleMessage(message);
        } catch (MongoServerError e) {
            return error(e.getMessageWithoutErrorCode(), e.getCode(), e.getCodeName());
        } catch (MongoServerException e) {
            return error(e.getMessageWithoutErrorCode(), UNKNOWN, "UnknownError");
        } catch (RuntimeException e) {
            log.error("The embedded store failed at a command.", e);
            return error("The embedded store failed: " + e, UNKNOWN, "UnknownError");
        }
    }

    private static Document error(String message, int code, @Nullable String codeName) {
        return new Document("ok", 0)
                .append("errmsg", message)
                .append("code", code)
                .append("codeName", codeName);
    }

    private static @Nullable Object applicationName(Document hello) {
        return hello.get("client") instanceof Document client
                        && client.get("application") instanceof Document application
                ? application.get("name")
                : null;
    }

    /** The queries of old drivers, which no driver that says hello sends. */
    @Override
    public QueryResult handleQuery(MongoQuery query) {
        throw new MongoServerException("The embedded store speaks MongoDB 5.0 and newer.");
    }

    @Override
    public void close() {
        super.close();
        try {
            for (SlotFile file : files.values()) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The store's files in (%s) can't be closed.".formatted(directory), e);
        }
    }

    SlotFile file(String database, String collection) {
        synchronized (committing) {
            return files.computeIfAbsent(key(database, collection), key -> {
                Path path = directory.resolve(key + SUFFIX);
                try {
                    Files.createDirectories(directory.resolve(database));
                    return SlotFile.open(path);
                } catch (IOException e) {
                    throw new UncheckedIOException("The store's file (%s) can't be opened.".formatted(path), e);
                }
            });
        }
    }

    void delete(String database, String collection) {
        synchronized (committing) {
            SlotFile file = files.remove(key(database, collection));
            if (file == null) {
                return;
            }
            try {
                file.delete();
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "The store's file of (%s/%s) can't be deleted.".formatted(database, collection), e);
            }
        }
    }

    long size(String database) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().startsWith(database + "/"))
                .mapToLong(file -> file.getValue().size())
                .sum();
    }

    private static String key(String database, String collection) {
        if (!NAME.matcher(database).matches() || !NAME.matcher(collection).matches()) {
            throw new MongoServerException("The embedded store takes no collection named (%s) in a database named (%s)."
                    .formatted(collection, database));
        }
        return database + "/" + collection;
    }

    private void commit() {
        if (!failing && files.values().stream().noneMatch(SlotFile::isDirty)) {
            return;
        }
        long ticket = asked.incrementAndGet();
        synchronized (committing) {
            if (committed >= ticket) {
                return;
            }
            long upTo = asked.get();
            try {
                for (SlotFile file : files.values()) {
                    file.commit();
                }
            } catch (IOException e) {
                if (!failing) {
                    log.error("The store can't write to ({}). It tries again at each command.", directory, e);
                }
                failing = true;
                throw new MongoServerException("The store can't write to (%s): %s".formatted(directory, e), e);
            }
            failing = false;
            committed = upTo;
        }
    }
}

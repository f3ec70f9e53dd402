package org.muster.web.store.embedded;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A MongoDB server in this process. It listens on a loopback port that the system picks, admits only clients that know its
 * {@link #uri()}, and owns its directory alone until it is closed.
 */
public final class EmbeddedMongo implements AutoCloseable {

    /** Each connection has a thread, since it waits for the disk; the rest of them sleep. */
    static final int CONNECTIONS = 32;

    private final DirectoryLock lock;
    private final MongoServer server;
    private final String uri;

    private EmbeddedMongo(DirectoryLock lock, MongoServer server, String uri) {
        this.lock = lock;
        this.server = server;
        this.uri = uri;
    }

    /**
     * Starts the server on the files of a directory, which is made when it isn't there.
     *
     * @throws DirectoryInUse when another process has it
     * @throws CorruptFile when a file in it is damaged
     */
    public static EmbeddedMongo open(Path directory) {
        try {
            Files.createDirectories(directory, ownerOnly());
            DirectoryLock lock = DirectoryLock.take(directory);
            try {
                String secret = secret();
                FileBackend backend = new FileBackend(directory, secret);
                backend.version(ServerVersion.MONGO_5_0);
                MongoServer server = new MongoServer(backend);
                server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1, CONNECTIONS);
                InetSocketAddress address = server.getLocalAddress();
                String uri = "mongodb://%s:%d/?appName=%s&maxPoolSize=%d"
                        .formatted(
                                address.getAddress().getHostAddress(),
                                address.getPort(),
                                secret,
                                CONNECTIONS - 2); // the driver watches the server on two more
                return new EmbeddedMongo(lock, server, uri);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data directory (%s) can't be opened.".formatted(directory), e);
        }
    }

    /** What a driver connects to. It holds a secret of this run. */
    public String uri() {
        return uri;
    }

    @Override
    public void close() {
        try (lock) {
            server.shutdownNow();
        } catch (IOException e) {
            throw new UncheckedIOException("The lock of the data directory can't be given back.", e);
        }
    }

    private static String secret() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}

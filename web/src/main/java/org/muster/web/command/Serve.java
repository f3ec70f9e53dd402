package org.muster.web.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.web.access.Accounts;
import org.muster.web.access.Entrance;
import org.muster.web.server.CannotServe;
import org.muster.web.server.Server;
import org.muster.web.server.Settings;

/**
 * {@code muster serve}: the server and its screens, until somebody stops it.
 *
 * @param listen which of this computer's addresses listens
 * @param data where the embedded store keeps its files
 * @param address what people type to come here, or null
 */
record Serve(
        Terminal terminal,
        int port,
        String listen,
        Path data,
        boolean accounts,
        @Nullable String address,
        boolean newAdmin) {

    private static final int MOST_PORT = 65_535;

    int run() {
        if (port < 0 || port > MOST_PORT) {
            throw new BadInput("Port (%d) must lie in 0 to %d; 0 lets the system choose.".formatted(port, MOST_PORT));
        }
        if (Files.exists(data) && !Files.isDirectory(data)) {
            throw new BadInput("%s is a file, not a directory.".formatted(Terminal.plain(data.toString())));
        }
        try {
            Server.run(settings());
            return MusterCommand.DONE;
        } catch (CannotServe reason) {
            MusterCommand.tellError(terminal, Objects.requireNonNull(reason.getMessage()));
            return MusterCommand.FAILED;
        }
    }

    private Settings settings() {
        try {
            return new Settings(
                    port,
                    listen,
                    data,
                    new Entrance(accounts, address == null || address.isBlank() ? null : URI.create(address)),
                    newAdmin,
                    this::handOver);
        } catch (IllegalArgumentException wrong) {
            throw new BadInput(Terminal.plain(String.valueOf(wrong.getMessage())));
        }
    }

    /** To whoever looks on. What nobody looks at may be kept as a log, so then it goes to a file that its owner alone can read. */
    private void handOver(String password) {
        if (terminal.errIsScreen()) {
            terminal.tell(
                    "muster: Sign in as (%s) with the one-time password %s and choose your own. It is not told again."
                            .formatted(Accounts.FIRST, password));
            return;
        }
        Path file = data.resolve("admin-password");
        try {
            Files.createDirectories(data);
            Files.deleteIfExists(file);
            if (Files.getFileStore(data).supportsFileAttributeView("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, password + "\n");
        } catch (IOException disk) {
            throw new UncheckedIOException("The one-time password can't be written.", disk);
        }
        terminal.tell("muster: Sign in as (%s) with the one-time password in %s, choose your own, and delete the file."
                .formatted(Accounts.FIRST, Terminal.plain(file.toString())));
    }
}

package org.muster.web.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.muster.web.server.CannotServe;
import org.muster.web.server.Server;

/**
 * {@code muster serve}: the server and its screens, until somebody stops it.
 *
 * @param data where the embedded store keeps its files
 */
record Serve(Terminal terminal, int port, Path data) {

    private static final int MOST_PORT = 65_535;

    int run() {
        if (port < 0 || port > MOST_PORT) {
            throw new BadInput("Port (%d) must lie in 0 to %d; 0 lets the system choose.".formatted(port, MOST_PORT));
        }
        if (Files.exists(data) && !Files.isDirectory(data)) {
            throw new BadInput("%s is a file, not a directory.".formatted(Terminal.plain(data.toString())));
        }
        try {
            Server.run(port, data);
            return MusterCommand.DONE;
        } catch (CannotServe reason) {
            MusterCommand.tellError(terminal, Objects.requireNonNull(reason.getMessage()));
            return MusterCommand.FAILED;
        }
    }
}

package org.muster.web.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where programs keep what belongs to a user, wherever they are started. */
final class DataHome {

    /** For help texts. */
    static final String SAID = "muster in your data home (~/.local/share, on macOS ~/Library/Application Support)";

    private DataHome() {}

    /** @throws BadInput when nobody knows the user's home */
    static Path ofThisUser() {
        return of(System.getProperty("os.name", ""), System.getProperty("user.home"), System.getenv("XDG_DATA_HOME"));
    }

    /** @param named what XDG_DATA_HOME says, or null; a relative path counts for nothing */
    static Path of(String system, @Nullable String home, @Nullable String named) {
        if (named != null && Path.of(named).isAbsolute()) {
            return Path.of(named, "muster");
        }
        if (home == null || !Path.of(home).isAbsolute()) {
            throw new BadInput("Your home directory is not known. Maybe name a directory with --data.");
        }
        return system.startsWith("Mac")
                ? Path.of(home, "Library", "Application Support", "muster")
                : Path.of(home, ".local", "share", "muster");
    }
}

package org.muster.web.store.embedded;

import java.nio.file.Path;

/** Two processes want the same data directory. */
public final class DirectoryInUse extends RuntimeException {

    DirectoryInUse(Path directory, String holder) {
        super(
                "The data directory (%s) is in use by process (%s). Maybe another Muster runs there: stop it, or give this one a directory of its own."
                        .formatted(directory, holder));
    }
}

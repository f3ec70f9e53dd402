package org.muster.web.store.embedded;

import java.nio.file.Path;

/** A file of the store holds bytes that its checksums deny, and not merely at its end, where a kill may have torn a write. */
public final class CorruptFile extends RuntimeException {

    CorruptFile(Path file, long position, String found) {
        super(
                "The store's file (%s) is damaged at byte (%d): %s. Maybe the disk fails: restore the file from a backup; nothing was changed in it."
                        .formatted(file, position, found));
    }
}

package org.muster.web.store;

import java.util.Arrays;

/**
 * An entry as the store keeps it.
 *
 * @param canonical its canonical bytes, one line of JSON; shared, so nobody changes them
 * @param wall when it was written, in milliseconds since 1970
 */
@SuppressWarnings("ArrayRecordComponent") // a log is bytes, and equality is by content
public record StoredEntry(byte[] canonical, long wall) {

    public StoredEntry {
        for (byte each : canonical) {
            if (each == '\n') {
                throw new IllegalArgumentException("An entry must be one line, but this one has a line break.");
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredEntry entry && wall == entry.wall && Arrays.equals(canonical, entry.canonical);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(wall) + Arrays.hashCode(canonical);
    }

    @Override
    public String toString() {
        return "StoredEntry[%d bytes at %d]".formatted(canonical.length, wall);
    }
}

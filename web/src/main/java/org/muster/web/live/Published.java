package org.muster.web.live;

import org.muster.simulator.log.CanonicalLog;
import org.muster.simulator.log.LogEntry;
import org.muster.web.store.StoredEntry;

/** An entry that the store has, read and as it is kept. */
public record Published(LogEntry entry, StoredEntry stored) {

    static Published of(LogEntry entry, long wall) {
        return new Published(entry, new StoredEntry(CanonicalLog.bytes(entry), wall));
    }

    /** Its one form in bytes; nobody changes them. */
    public byte[] canonical() {
        return stored.canonical();
    }

    /** Epoch milliseconds at which it was written. */
    public long wall() {
        return stored.wall();
    }
}

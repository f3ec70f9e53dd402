package org.muster.web.store;

import java.util.List;

/**
 * Entries that go into a log together or not at all. {@link LogEnd#batches} makes them.
 *
 * @param number counts the batches of the log from 0
 * @param first number of the first entry
 * @param head hash of the last entry in the exercise's chain
 */
public record Batch(long number, long first, List<StoredEntry> entries, String head) {

    /** The most bytes of entries in a batch of more than one entry. */
    static final int MOST_BYTES = 1 << 20;

    public Batch {
        entries = List.copyOf(entries);
        if (number < 0 || first < number) {
            throw new IllegalArgumentException(
                    "Batch (%d) can't begin with entry (%d): each batch before it has an entry."
                            .formatted(number, first));
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("Batch (%d) has no entry.".formatted(number));
        }
    }

    /** The number of the entry after its last. */
    public long next() {
        return first + entries.size();
    }
}

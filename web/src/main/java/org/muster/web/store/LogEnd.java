package org.muster.web.store;

import java.util.ArrayList;
import java.util.List;
import org.muster.simulator.log.Chain;

/**
 * Where a log ends: what comes next must follow on this.
 *
 * @param batches how many there are, and the number of the next
 * @param entries how many there are, and the number of the next
 * @param head hash of the last entry in the exercise's chain
 */
public record LogEnd(String exercise, long batches, long entries, String head) {

    public LogEnd {
        if (batches < 0 || entries < batches) {
            throw new IllegalArgumentException(
                    "Log of (%s) can't have (%d) entries in (%d) batches.".formatted(exercise, entries, batches));
        }
    }

    /** The end of a log that has no entry. */
    public static LogEnd empty(String exercise) {
        return new LogEnd(exercise, 0, 0, Chain.of(exercise).head());
    }

    /**
     * Puts entries that follow here into batches: one, unless they are very many.
     *
     * @param next without gap from the end on
     */
    public List<Batch> batches(List<StoredEntry> next) {
        List<Batch> batches = new ArrayList<>();
        LogEnd end = this;
        int from = 0;
        int bytes = 0;
        for (int i = 0; i < next.size(); i++) {
            int length = next.get(i).canonical().length + 1;
            if (i > from && bytes + length > Batch.MOST_BYTES) {
                Batch full = end.batch(next.subList(from, i));
                batches.add(full);
                end = end.after(full);
                from = i;
                bytes = 0;
            }
            bytes += length;
        }
        if (from < next.size()) {
            batches.add(end.batch(next.subList(from, next.size())));
        }
        return batches;
    }

    /** The end of the log once this batch is in it. */
    public LogEnd after(Batch batch) {
        if (batch.number() != batches || batch.first() != entries) {
            throw new IllegalArgumentException(
                    "Batch (%d) from entry (%d) doesn't follow on batch (%d) and entry (%d) of (%s)."
                            .formatted(batch.number(), batch.first(), batches - 1, entries - 1, exercise));
        }
        return new LogEnd(exercise, batches + 1, batch.next(), batch.head());
    }

    private Batch batch(List<StoredEntry> next) {
        return new Batch(batches, entries, next, headAfter(next));
    }

    String headAfter(List<StoredEntry> next) {
        Chain chain = Chain.after(head);
        next.forEach(entry -> chain.add(entry.wall(), entry.canonical()));
        return chain.head();
    }
}

package org.muster.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of a measure and the log entries that made it.
 *
 * @param item what it is: an expectation, decision, action, item of information, message, plan, task or function
 * @param who the seat or agency that answers for it, or null where the whole exercise does
 * @param to the other side of a disclosure or a pair
 * @param task the task that a credit counts for
 * @param weight how much the credit weighs
 * @param state how it ended, a code in kebab-case
 * @param x time used in multiples of the standard, or null where nothing is timed or nothing was done
 * @param tookMs from its start to what ended it, nothing taken off
 * @param withinMs the standard
 * @param credit permille of full credit, rounded, or null where the item has none of its own
 * @param excusedMs null where no clock runs
 * @param crew whether the partner of the item was a simulated crew
 * @param entries numbers of log entries, rising
 */
public record EvidenceLine(
        String item,
        @Nullable String who,
        @Nullable String to,
        @Nullable String task,
        @Nullable Double weight,
        String state,
        @Nullable Double x,
        @Nullable Long tookMs,
        @Nullable Long withinMs,
        @Nullable Integer credit,
        @Nullable Long excusedMs,
        boolean crew,
        List<Long> entries) {

    public EvidenceLine {
        if (x != null && !Double.isFinite(x)) {
            throw new IllegalArgumentException("Evidence (%s) has no time (%s).".formatted(item, x));
        }
        if (weight != null && !Double.isFinite(weight)) {
            throw new IllegalArgumentException("Evidence (%s) has no weight (%s).".formatted(item, weight));
        }
        entries = isRising(entries)
                ? List.copyOf(entries)
                : entries.stream().distinct().sorted().toList();
    }

    private static boolean isRising(List<Long> entries) {
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i - 1) >= entries.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** An item without clock or credit. */
    static EvidenceLine of(String item, @Nullable String who, String state, List<Long> entries) {
        return new EvidenceLine(item, who, null, null, null, state, null, null, null, null, null, false, entries);
    }

    EvidenceLine to(String other) {
        return new EvidenceLine(
                item, who, other, task, weight, state, x, tookMs, withinMs, credit, excusedMs, crew, entries);
    }

    EvidenceLine weighing(double weight) {
        return new EvidenceLine(
                item, who, to, task, weight, state, x, tookMs, withinMs, credit, excusedMs, crew, entries);
    }

    EvidenceLine ended(String state) {
        return new EvidenceLine(
                item, who, to, task, weight, state, x, tookMs, withinMs, credit, excusedMs, crew, entries);
    }

    EvidenceLine worth(int credit) {
        return new EvidenceLine(
                item, who, to, task, weight, state, x, tookMs, withinMs, credit, excusedMs, crew, entries);
    }

    EvidenceLine withCrew(boolean crew) {
        return new EvidenceLine(
                item, who, to, task, weight, state, x, tookMs, withinMs, credit, excusedMs, crew, entries);
    }
}

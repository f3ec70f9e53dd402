package org.muster.web.live;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The numbers by which one seat knows messages and requests: 1, 2, 3 … in the order in which it came to know of them. The
 * exercise's numbers would tell how many there are that it does not know of. One thread adds, any thread asks.
 */
final class OwnNumbers {

    /** What is counted. */
    enum What {
        MESSAGE,
        REQUEST
    }

    /** The keys under which events name what is counted. */
    static final Map<String, What> KEYS =
            Map.of("msg", What.MESSAGE, "replyTo", What.MESSAGE, "forwards", What.MESSAGE, "request", What.REQUEST);

    private static final class Row {
        final Map<Integer, Integer> own = new ConcurrentHashMap<>();
        /** The exercise's number, at the index of the seat's own number less one. */
        final GrowingList<Integer> theirs = new GrowingList<>();
    }

    private final Map<What, Row> rows = new EnumMap<>(Map.of(What.MESSAGE, new Row(), What.REQUEST, new Row()));

    /** The seat's number of what the exercise numbers so; a new one, if the seat did not know of it. */
    int own(What what, int theirs) {
        Row row = row(what);
        return row.own.computeIfAbsent(theirs, number -> {
            row.theirs.append(number);
            return row.theirs.size();
        });
    }

    /** @return the seat's number of what the exercise numbers so, or null when the seat does not know of it */
    @Nullable
    Integer known(What what, int theirs) {
        return row(what).own.get(theirs);
    }

    /** @return the exercise's number of it, or null when the seat knows of none by that number */
    @Nullable
    Integer theirs(What what, int own) {
        Row row = row(what);
        return own >= 1 && own <= row.theirs.size() ? row.theirs.get(own - 1) : null;
    }

    private Row row(What what) {
        Row row = rows.get(what);
        if (row == null) {
            throw new IllegalStateException("Nobody counts (%s).".formatted(what));
        }
        return row;
    }
}

package org.muster.simulator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.ExerciseTime;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;

/**
 * Where the engine writes. It gives each event its number and moment, keeps what was written since the driver last asked,
 * and hands every entry once to the parts of the engine: what follows from an entry follows because it stands in the log.
 */
final class Journal {
    private List<LogEntry> fresh = new ArrayList<>();
    private int unread;
    private long next;
    private ExerciseTime now = ExerciseTime.START_EX;

    ExerciseTime now() {
        return now;
    }

    void moveTo(ExerciseTime time) {
        now = time;
    }

    /** @return the number that the next entry will have */
    long next() {
        return next;
    }

    /** Writes what came from outside. */
    LogEntry write(Input input, Event event) {
        return add(new LogEntry(next, now, Source.IN, null, input, event));
    }

    /** Writes what follows from an entry, or from the script alone when there is no cause. */
    LogEntry write(Source source, @Nullable Long cause, Event event) {
        return add(new LogEntry(next, now, source, cause, null, event));
    }

    private LogEntry add(LogEntry entry) {
        fresh.add(entry);
        next++;
        return entry;
    }

    /** @return the oldest entry that the parts of the engine have not read, or null when they have read all */
    @Nullable
    LogEntry read() {
        return unread < fresh.size() ? fresh.get(unread++) : null;
    }

    /** @return all entries since the last call; every one has been read */
    List<LogEntry> take() {
        List<LogEntry> taken = fresh;
        fresh = new ArrayList<>();
        unread = 0;
        return taken;
    }
}

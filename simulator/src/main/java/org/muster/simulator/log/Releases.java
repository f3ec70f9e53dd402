package org.muster.simulator.log;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the director has let go of so far: the evaluators' independence, the scores, the log. One thread reads every entry, in
 * order; any thread asks.
 */
public final class Releases {

    private volatile boolean evaluationClosed;
    private final Map<ReleasedTo, Long> scores = new ConcurrentHashMap<>();
    private final Map<ReleasedTo, Long> log = new ConcurrentHashMap<>();

    public void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.EvaluationClosed closed -> evaluationClosed = true;
            case Event.ScoresReleased released -> scores.merge(released.to(), released.upTo(), Math::max);
            case Event.LogReleased released -> log.merge(released.to(), released.upTo(), Math::max);
            default -> {}
        }
    }

    public boolean isEvaluationClosed() {
        return evaluationClosed;
    }

    /** @return the last entry that counts in the scores that they may see, or null when they may see none */
    public @Nullable Long scoresUpTo(ReleasedTo whom) {
        return scores.get(whom);
    }

    /** @return the last entry that they may read, or null when they may read none */
    public @Nullable Long logUpTo(ReleasedTo whom) {
        return log.get(whom);
    }

    /** @return the last entry that anybody may read, or null when nobody may read any */
    public @Nullable Long logUpToAny() {
        return log.values().stream().max(Long::compare).orElse(null);
    }

    boolean hasLog(long number, ReleasedTo whom) {
        Long upTo = log.get(whom);
        return upTo != null && number <= upTo;
    }

    boolean hasLog(long number) {
        return log.values().stream().anyMatch(upTo -> number <= upTo);
    }
}

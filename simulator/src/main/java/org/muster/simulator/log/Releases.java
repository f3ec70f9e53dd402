package org.muster.simulator.log;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the director has let go of so far: the evaluators' independence, the scores, the log. It reads every entry, in
 * order. One thread at a time.
 */
public final class Releases {

    private boolean evaluationClosed;
    private final Map<ReleasedTo, Long> scores = new EnumMap<>(ReleasedTo.class);
    private final Map<ReleasedTo, Long> log = new EnumMap<>(ReleasedTo.class);

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

    boolean hasLog(long number, ReleasedTo whom) {
        Long upTo = log.get(whom);
        return upTo != null && number <= upTo;
    }

    boolean hasLog(long number) {
        return log.values().stream().anyMatch(upTo -> number <= upTo);
    }
}

package org.muster.web.control;

import java.nio.charset.StandardCharsets;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.LogEntry;
import org.muster.web.access.Viewer;
import org.muster.web.live.Feed;
import org.muster.web.live.Published;

/**
 * What of the log somebody is shown who sees the whole exercise. Evaluators rate alone: what others rated is withheld from them
 * until the evaluation is closed, and what controllers note is never theirs. An entry keeps its place, so that none seems lost.
 */
final class Shown {

    private final Viewer viewer;
    private boolean closed;

    /** @param closed whether the evaluation has been closed */
    Shown(Viewer viewer, boolean closed) {
        this.viewer = viewer;
        this.closed = closed;
    }

    static Shown to(Viewer viewer, Feed<Published> log) {
        return new Shown(viewer, viewer instanceof Viewer.Evaluator && isClosed(log));
    }

    private static boolean isClosed(Feed<Published> log) {
        for (int i = log.size() - 1; i >= 0; i--) {
            switch (log.get(i).entry().event()) {
                case Event.EvaluationClosed event -> {
                    return true;
                }
                // Nothing is closed while it is played.
                case Event.ExerciseEnded event -> {
                    return false;
                }
                default -> {}
            }
        }
        return false;
    }

    /** The entry as JSON. To be asked in the order of the log. */
    byte[] json(Published each) {
        LogEntry entry = each.entry();
        if (entry.event() instanceof Event.EvaluationClosed) {
            closed = true;
        }
        if (!(viewer instanceof Viewer.Evaluator evaluator)) {
            return each.canonical();
        }
        return switch (entry.event()) {
            case Event.TaskRated rated
            when isKeptFrom(evaluator, entry) ->
                withheld(entry, ",\"agency\":\"%s\",\"what\":\"%s\"".formatted(rated.agency(), rated.task()));
            case Event.TargetRated rated
            when isKeptFrom(evaluator, entry) ->
                withheld(entry, ",\"agency\":\"%s\",\"what\":\"%s\"".formatted(rated.agency(), rated.target()));
            case Event.ControllerNoted noted -> withheld(entry, "");
            default -> each.canonical();
        };
    }

    private boolean isKeptFrom(Viewer.Evaluator evaluator, LogEntry entry) {
        Input input = entry.input();
        return !closed && !evaluator.lead() && (input == null || !input.by().equals(evaluator.key()));
    }

    private static byte[] withheld(LogEntry entry, String about) {
        Input input = entry.input();
        String by = input == null
                ? ""
                : "\"input\":{\"by\":\"%s\",\"id\":\"withheld-%d\"},".formatted(input.by(), entry.number());
        return "{\"number\":%d,\"time\":%d,\"source\":\"in\",%s\"event\":{\"kind\":\"withheld\"%s}}"
                .formatted(entry.number(), entry.time().millis(), by, about)
                .getBytes(StandardCharsets.UTF_8);
    }
}

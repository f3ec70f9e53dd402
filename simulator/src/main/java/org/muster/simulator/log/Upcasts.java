package org.muster.simulator.log;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Tree;

/**
 * Lifts entries of older log versions to the newest, step by step, so that readers know only that one. Stored bytes
 * stay as they are.
 */
final class Upcasts {

    /** No version but the first has been released. The n-th step lifts what changed from version n to the next. */
    static final Upcasts RELEASED = new Upcasts(List.of());

    private final List<Map<String, UnaryOperator<Tree.Branch>>> steps;

    /** @param steps from an event of one version to the same event of the next, by kind */
    Upcasts(List<Map<String, UnaryOperator<Tree.Branch>>> steps) {
        this.steps = List.copyOf(steps);
    }

    int newest() {
        return steps.size() + 1;
    }

    /**
     * Finds the version in an entry 0 of any version.
     *
     * @throws IllegalArgumentException when it says none, or one that is not known yet
     */
    int version(byte[] first) {
        if (!(event(CanonicalLog.tree(first)) instanceof Tree.Branch event)
                || !(event.get("kind") instanceof Tree.Scalar kind)
                || !kind.written().equals("exercise-created")) {
            throw new IllegalArgumentException("A log begins with (exercise-created).");
        }
        if (!(event.get("log") instanceof Tree.Scalar log) || !log.written().matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("Key (log) says no version.");
        }
        int version = Integer.parseInt(log.written());
        if (version > newest()) {
            throw new IllegalArgumentException(
                    "Its log version is (%d), and this program reads up to (%d). Maybe it needs a newer Muster."
                            .formatted(version, newest()));
        }
        return version;
    }

    /** @return the entry's bytes in the newest version */
    byte[] lift(int version, byte[] entry) {
        if (version == newest()) {
            return entry;
        }
        Tree.Branch tree = CanonicalLog.tree(entry);
        if (!(event(tree) instanceof Tree.Branch event) || !(event.get("kind") instanceof Tree.Scalar written)) {
            return entry;
        }
        String kind = written.written();
        for (Map<String, UnaryOperator<Tree.Branch>> step : steps.subList(version - 1, steps.size())) {
            event = step.getOrDefault(kind, UnaryOperator.identity()).apply(event);
            kind = String.valueOf(event.get("kind"));
        }
        return CanonicalLog.bytes(tree.with("event", event));
    }

    private static @Nullable Tree event(Tree.Branch entry) {
        return entry.get("event");
    }
}

package org.muster.scenarios.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Mark;
import org.muster.scenarios.Tree;

/**
 * Cuts what is faulty out of a tree, and what only stood on it, so that the rest can still be looked at and an author
 * learns of all faults at once.
 */
final class Pruning {

    /**
     * What is left of a script.
     *
     * @param touched where the entries begin out of which something was cut
     */
    record Rest(Tree.Branch tree, Set<Mark> touched) {

        /** Whether the place lies in an entry of which something is missing now. */
        boolean isTouched(Mark place) {
            Mark entry = tree.mark();
            for (Tree.Entry key : tree.entries()) {
                if (key.value() instanceof Tree.Row row) {
                    for (Tree value : row.values()) {
                        entry = isBefore(entry, value.mark()) && !isBefore(place, value.mark()) ? value.mark() : entry;
                    }
                }
            }
            return touched.contains(entry);
        }

        private static boolean isBefore(Mark one, Mark other) {
            return one.line() < other.line() || (one.line() == other.line() && one.column() < other.column());
        }
    }

    private static final int MOST_ROUNDS = 12;
    private static final int MOST_FAULTS = 500;

    private static final Map<String, Tree> STAND_INS = Map.of(
            "muster", Tree.Scalar.of(Language.VERSION),
            "id", Tree.Scalar.of("scenario"),
            "title", Tree.Scalar.of("Scenario"),
            "fictional", Tree.Scalar.of(true),
            "exerciseType", Tree.Scalar.of("functional"));

    private Pruning() {}

    /** @return a tree without faults, or null when too little is left */
    static @Nullable Rest of(Tree.Branch tree, List<Where> faults) {
        Tree.Branch rest = tree;
        Set<Mark> touched = new HashSet<>();
        List<Where> wrong = faults;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (wrong.isEmpty()) {
                return new Rest(rest, touched);
            }
            if (wrong.size() > MOST_FAULTS) {
                return null;
            }
            Set<List<String>> cuts = wrong.stream().map(Pruning::cut).collect(Collectors.toSet());
            for (List<String> cut : cuts) {
                touched.add(entry(rest, cut));
            }
            rest = standIns((Tree.Branch) without(rest, cuts, List.of()));
            if (!rest.has("agencies") || !rest.has("positions")) {
                return null;
            }
            wrong = new Structure(rest, new Ids(rest), new Problems("")).faults();
        }
        return null;
    }

    /** Where the entry of a list begins into which the way leads, or the script where it leads into none. */
    private static Mark entry(Tree.Branch root, List<String> path) {
        return path.size() >= 2
                        && root.get(path.getFirst()) instanceof Tree.Row row
                        && Integer.parseInt(path.get(1)) < row.values().size()
                ? row.values().get(Integer.parseInt(path.get(1))).mark()
                : root.mark();
    }

    /** The smallest thing around a fault that an object can do without. */
    private static List<String> cut(Where fault) {
        Where at = fault;
        while (at.keys() != null
                && at.keys().isRequired(at.step())
                && at.above() != null
                && at.above().above() != null) {
            at = at.above();
        }
        return at.path();
    }

    private static Tree.Branch standIns(Tree.Branch root) {
        Tree.Branch whole = root;
        for (String key : new TreeSet<>(STAND_INS.keySet())) {
            Tree standIn = STAND_INS.get(key);
            if (!whole.has(key) && standIn != null) {
                whole = whole.with(key, standIn);
            }
        }
        boolean inTurns = whole.get("clock") instanceof Tree.Branch clock
                && clock.get("mode") instanceof Tree.Scalar mode
                && mode.written().equals("turns");
        return inTurns || whole.has("duration") ? whole : whole.with("duration", Tree.Scalar.of("14d"));
    }

    private static Tree without(Tree tree, Set<List<String>> cuts, List<String> path) {
        return switch (tree) {
            case Tree.Branch branch -> {
                List<Tree.Entry> kept = new ArrayList<>();
                for (Tree.Entry entry : branch.entries()) {
                    List<String> there = step(path, entry.key());
                    if (!cuts.contains(there)) {
                        kept.add(new Tree.Entry(entry.key(), entry.mark(), without(entry.value(), cuts, there)));
                    }
                }
                yield new Tree.Branch(branch.mark(), kept);
            }
            case Tree.Row row -> {
                List<Tree> kept = new ArrayList<>();
                for (int i = 0; i < row.values().size(); i++) {
                    List<String> there = step(path, Integer.toString(i));
                    if (!cuts.contains(there)) {
                        kept.add(without(row.values().get(i), cuts, there));
                    }
                }
                yield new Tree.Row(row.mark(), kept);
            }
            case Tree.Scalar scalar -> scalar;
        };
    }

    private static List<String> step(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }
}

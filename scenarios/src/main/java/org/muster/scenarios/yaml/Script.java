package org.muster.scenarios.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Identifier;
import org.muster.scenarios.Mark;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Tree;

/** A scenario, the places of its objects in the file, and the list to which findings go. */
record Script(Scenario scenario, Ids ids, Problems problems) {

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be the only use of its library
    void add(Problem problem, Mark mark, String message, Object... values) {
        problems.add(problem, mark, message.formatted(values));
    }

    /** Where the object of that id begins. */
    Mark mark(Identifier id) {
        Tree.Branch object = ids.object(id.value());
        return object == null ? scenario.tree().mark() : object.mark();
    }

    /** Where the key of the object stands, or the object when it has no such key. */
    Mark mark(Identifier id, String key) {
        Tree.Branch object = ids.object(id.value());
        return object == null ? scenario.tree().mark() : object.mark(key);
    }

    /** The entries of a list of the object, in the order of the file. */
    List<Tree> entries(Identifier id, String key) {
        Tree.Branch object = ids.object(id.value());
        return object != null && object.get(key) instanceof Tree.Row row ? row.values() : List.of();
    }

    /** Where the n-th entry of a list of the object stands. */
    Mark mark(Identifier id, String key, int n) {
        List<Tree> entries = entries(id, key);
        return n < entries.size() ? entries.get(n).mark() : mark(id, key);
    }

    boolean has(Identifier id, String key) {
        Tree.Branch object = ids.object(id.value());
        return object != null && object.has(key);
    }

    boolean hasSeat(Agency.Id agency) {
        return !scenario.positions(agency).isEmpty();
    }

    static @Nullable String written(@Nullable Tree tree) {
        return tree instanceof Tree.Scalar scalar ? scalar.written() : null;
    }
}

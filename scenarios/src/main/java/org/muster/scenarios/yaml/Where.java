package org.muster.scenarios.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Tree;

/**
 * A place in the tree: the way from the root, and how a message calls it.
 *
 * @param step the key or, as text, the index in a list that leads here; empty at the root
 * @param keys the description of the object whose key the step is, or null when the step is an index
 * @param object what the nearest object around it is called: "line (m-02)"
 * @param key the nearest key around it, empty at the root
 * @param reasoned whether the nearest object that may bear {@code because} does
 */
record Where(
        @Nullable Where above, String step, Shape.@Nullable Keys keys, String object, String key, boolean reasoned) {

    static final Where ROOT = new Where(null, "", null, "scenario", "", false);

    Where key(String name, Shape.Keys of) {
        return new Where(this, name, of, object, Faults.shorten(name), reasoned);
    }

    Where index(int index) {
        return new Where(this, Integer.toString(index), null, object, key, reasoned);
    }

    /** The same place, now known to be an object of that description. */
    Where object(Shape.Keys of, Tree.Branch branch) {
        Tree id = branch.get("id");
        String name = id instanceof Tree.Scalar scalar
                ? "%s (%s)".formatted(of.name(), Faults.shorten(scalar.written()))
                : above == null ? of.name() : "%s of %s".formatted(of.name(), withoutPart());
        boolean reason = of.common() ? branch.has("because") : reasoned;
        return new Where(above, step, keys, name, key, reason);
    }

    /** "line (m-02)", also from inside a part of it. */
    private String withoutPart() {
        int of = object.lastIndexOf(" of ");
        return of < 0 ? object : object.substring(of + 4);
    }

    /** "Key (loss) of link (south-net)". */
    String asKey() {
        return key.isEmpty() ? capital(object) : "Key (%s) of %s".formatted(key, object);
    }

    /** "Link (south-net)". */
    String asObject() {
        return capital(object);
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** The steps from the root. */
    List<String> path() {
        Deque<String> steps = new ArrayDeque<>();
        for (Where at = this; at.above != null; at = at.above) {
            steps.addFirst(at.step);
        }
        return List.copyOf(steps);
    }
}

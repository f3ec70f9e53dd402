package org.muster.scenarios.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.DataCategory;
import org.muster.scenarios.Identifier;
import org.muster.scenarios.Tree;

/** All ids of one script: written, built in, and those that the engine derives from written ones. */
final class Ids {

    static final Pattern WRITTEN = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** Words that are taken for a flag by other tools, or that mean something in the language. */
    static final Set<String> RESERVED = new TreeSet<>(Set.of(
            "y",
            "n",
            "yes",
            "no",
            "on",
            "off",
            "true",
            "false",
            "null",
            "all",
            "direct",
            "best",
            "participants",
            "other"));

    private static final Pattern MADE_IN_PLAY = Pattern.compile("msg-[0-9]+-ack|adhoc-[0-9]+");

    private static final int MOST_GUESSES = 500;

    private record Declared(IdKind kind, Tree.@Nullable Branch object) {}

    private final Map<String, Declared> declared = new LinkedHashMap<>();
    private final Map<String, String> implicit = new LinkedHashMap<>();
    private final Map<String, IdKind> repeats = new LinkedHashMap<>();
    private int guesses;

    /** Gathers the ids of a tree that may still be full of faults. */
    Ids(Tree.Branch root) {
        collect(Language.SCENARIO, root);
        DataCategory.BUILT_IN.forEach(
                category -> declared.putIfAbsent(category.id().value(), new Declared(IdKind.DATA_CATEGORY, null)));
        each(root, "msel", this::derive);
        each(
                root,
                "information",
                item -> each(item, "needs", need -> {
                    String recipient = word(need, "agency") != null ? word(need, "agency") : word(need, "position");
                    addImplicit(
                            word(item, "id") + "-to-" + recipient, "a need of item (%s)".formatted(word(item, "id")));
                }));
    }

    private void collect(Shape.Keys keys, Tree.Branch branch) {
        for (Tree.Entry entry : branch.entries()) {
            Shape.Key key = meant(keys, entry.key());
            if (key != null) {
                collect(key.shape(), entry.value(), branch);
            }
        }
    }

    /** A misspelt key is told once; what stands under it is known nevertheless. */
    private Shape.@Nullable Key meant(Shape.Keys keys, String written) {
        Shape.Key key = keys.key(written);
        String nearest = key == null && guesses++ < MOST_GUESSES
                ? Nearest.to(written, keys.keys().keySet())
                : null;
        return nearest == null ? key : keys.key(nearest);
    }

    private void collect(Shape shape, Tree tree, Tree.Branch around) {
        if (shape instanceof Shape.NewId made
                && !made.kind().isUniqueInParentOnly()
                && tree instanceof Tree.Scalar scalar
                && WRITTEN.matcher(scalar.written()).matches()) {
            declared.putIfAbsent(scalar.written(), new Declared(made.kind(), around));
        } else if (shape instanceof Shape.Of of && tree instanceof Tree.Branch branch) {
            collect(of.keys().get(), branch);
        } else if (shape instanceof Shape.ListOf list && tree instanceof Tree.Row row) {
            row.values().forEach(value -> collect(list.item(), value, around));
        }
    }

    private void derive(Tree.Branch line) {
        String id = word(line, "id");
        if (id == null) {
            return;
        }
        if (line.has("acknowledgeWithin")) {
            addImplicit(id + "-ack", "the acknowledgement of line (%s)".formatted(id));
        }
        int times = times(line);
        for (int n = 1; n <= times; n++) {
            repeats.put(Identifier.withRepeat(id, n), IdKind.LINE);
            if (line.has("acknowledgeWithin")) {
                repeats.put(Identifier.withRepeat(id, n) + "-ack", IdKind.EXPECTATION);
            }
            repeat(line.get("decision"), n, IdKind.DECISION);
            if (line.get("expects") instanceof Tree.Row expects) {
                for (Tree expectation : expects.values()) {
                    repeat(expectation, n, IdKind.EXPECTATION);
                }
            }
        }
    }

    private void repeat(@Nullable Tree object, int n, IdKind kind) {
        if (object instanceof Tree.Branch branch && word(branch, "id") != null) {
            repeats.put(Identifier.withRepeat(String.valueOf(word(branch, "id")), n), kind);
        }
    }

    private static int times(Tree.Branch line) {
        String times = word(line, "times");
        return line.has("every") && times != null && times.matches("[0-9]{1,3}")
                ? Math.min(100, Integer.parseInt(times))
                : 0;
    }

    private void addImplicit(String id, String meaning) {
        implicit.putIfAbsent(id, meaning);
    }

    private static void each(Tree.Branch branch, String key, java.util.function.Consumer<Tree.Branch> look) {
        if (branch.get(key) instanceof Tree.Row row) {
            for (Tree value : row.values()) {
                if (value instanceof Tree.Branch object) {
                    look.accept(object);
                }
            }
        }
    }

    private static @Nullable String word(Tree.Branch branch, String key) {
        return branch.get(key) instanceof Tree.Scalar scalar ? scalar.written() : null;
    }

    /** @return the type of what the id names, or null when it names nothing */
    @Nullable
    IdKind kind(String id) {
        Declared written = declared.get(id);
        if (written != null) {
            return written.kind();
        }
        return implicit.containsKey(id) ? IdKind.EXPECTATION : repeats.get(id);
    }

    /** @return the object of a written id, or null when it is built in, derived or unknown */
    Tree.@Nullable Branch object(String id) {
        Declared written = declared.get(id);
        return written == null ? null : written.object();
    }

    /** @return the object of a written id or of a repeat of it, or null when there is none */
    Tree.@Nullable Branch written(String id) {
        return object(Identifier.withoutRepeat(id));
    }

    /** @return what the engine opens under that id, or null */
    @Nullable
    String implicitMeaning(String id) {
        if (MADE_IN_PLAY.matcher(id).matches()) {
            return "something that is made in play";
        }
        return implicit.get(id);
    }

    /** The ids of those types, in the order of the file. */
    List<String> of(Set<IdKind> kinds) {
        List<String> found = new ArrayList<>();
        declared.forEach((id, written) -> {
            if (kinds.contains(written.kind())) {
                found.add(id);
            }
        });
        if (kinds.contains(IdKind.EXPECTATION)) {
            found.addAll(implicit.keySet());
        }
        return found;
    }
}

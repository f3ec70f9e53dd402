package org.muster.scenarios.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Mark;
import org.muster.scenarios.Tree;

/**
 * Holds a tree against the description of the language: keys, types, forms, units, closed lists, ids and references.
 * What
 * passes can be read into records without a further question.
 */
final class Structure {

    private static final int MOST_CONDITIONS_DEEP = 4;

    private final Faults faults;
    private final Ids ids;
    private final Texts texts;
    private final Scalars scalars;
    private final Rules rules;
    private final Map<String, Mark> seenIds = new LinkedHashMap<>();

    Structure(Tree.Branch root, Ids ids, Problems problems) {
        boolean inTurns = root.get("clock") instanceof Tree.Branch clock
                && clock.get("mode") instanceof Tree.Scalar mode
                && mode.written().equals("turns");
        Long duration = root.get("duration") instanceof Tree.Scalar scalar ? Units.duration(scalar.written()) : null;
        this.faults = new Faults(problems);
        this.ids = ids;
        this.texts = new Texts(faults, languages(root));
        this.scalars = new Scalars(faults, inTurns, duration);
        this.rules = new Rules(faults, ids);
        object(Language.SCENARIO, root, Where.ROOT);
        clock(root, inTurns);
    }

    private static List<String> languages(Tree.Branch root) {
        if (root.get("languages") instanceof Tree.Row row) {
            List<String> found = new ArrayList<>();
            for (Tree value : row.values()) {
                if (value instanceof Tree.Scalar scalar) {
                    found.add(scalar.written());
                }
            }
            if (!found.isEmpty()) {
                return List.copyOf(found);
            }
        }
        return List.of("en");
    }

    /** Where the errors are. */
    List<Where> faults() {
        return faults.places();
    }

    Texts texts() {
        return texts;
    }

    private void clock(Tree.Branch root, boolean inTurns) {
        if (inTurns && root.has("duration")) {
            faults.add(
                    Problem.KEY_NOT_FOR_CLOCK,
                    root.mark("duration"),
                    Where.ROOT.key("duration", Language.SCENARIO),
                    "Scenario has a duration, but its clock stands in turns. Maybe leave it out.");
        } else if (!inTurns && !root.has("duration")) {
            faults.add(
                    Problem.MISSING_KEY,
                    root.mark(),
                    Where.ROOT,
                    "Scenario lacks key (duration). Maybe duration: 2h, or clock: {mode: turns}.");
        }
    }

    private void object(Shape.Keys keys, Tree.Branch branch, Where at) {
        Where where = at.object(keys, branch);
        for (Tree.Entry entry : branch.entries()) {
            Shape.Key key = keys.key(entry.key());
            Where there = where.key(entry.key(), keys);
            if (keys.common() && entry.key().startsWith("x-")) {
                texts.free(entry.value(), there);
            } else if (key == null) {
                unknownKey(keys, branch, entry, there);
            } else {
                value(key.shape(), entry.value(), there);
            }
        }
        for (Shape.Key key : keys.keys().values()) {
            if (key.required() && !branch.has(key.name())) {
                missing(branch, where, key.name());
            }
        }
        rules.check(keys, branch, where);
    }

    private void missing(Tree.Branch branch, Where where, String key) {
        if (key.equals("fictional")) {
            faults.add(
                    Problem.NOT_FICTIONAL,
                    branch.mark(),
                    where,
                    "Scenario does not say that it is fictional. Maybe fictional: true, if no real person, case "
                            + "or number"
                            + " is used.");
        } else {
            faults.add(
                    Problem.MISSING_KEY, branch.mark(), where, "%s lacks key (%s).".formatted(where.asObject(), key));
        }
    }

    private void unknownKey(Shape.Keys keys, Tree.Branch branch, Tree.Entry entry, Where there) {
        List<String> free =
                keys.keys().keySet().stream().filter(key -> !branch.has(key)).toList();
        String cure = faults.maybe(entry.key(), free);
        if (cure.isEmpty() && branch.entries().size() > 1 && entry.key().contains(" ")) {
            cure = " Maybe the text before it holds a comma and needs quotes.";
        }
        faults.add(
                Problem.UNKNOWN_KEY,
                entry.mark(),
                there,
                "%s has no key (%s).%s".formatted(there.asObject(), Faults.shorten(entry.key()), cure));
    }

    private void value(Shape shape, Tree tree, Where where) {
        if (tree instanceof Tree.Scalar scalar && scalar.kind() == Tree.Scalar.Kind.NOTHING) {
            faults.noValue(scalar, where);
            return;
        }
        switch (shape) {
            case Shape.Prose prose -> texts.prose(tree, where);
            case Shape.Phrase phrase -> texts.phrase(phrase, tree, where);
            case Shape.Word word -> scalars.word(word, tree, where);
            case Shape.Verbatim verbatim -> texts.verbatim(verbatim, tree, where);
            case Shape.Whole whole -> scalars.whole(whole, tree, where);
            case Shape.Decimal decimal -> scalars.decimal(decimal, tree, where);
            case Shape.Part part -> scalars.share(tree, where);
            case Shape.Flag flag -> scalars.flag(tree, where);
            case Shape.Yes yes -> scalars.yes(tree, where);
            case Shape.Duration wanted -> scalars.duration(wanted, tree, where);
            case Shape.Moment moment -> scalars.moment(tree, where);
            case Shape.RateOf rate -> scalars.rate(tree, where);
            case Shape.FailureShownAs shown -> scalars.failureShown(tree, where);
            case Shape.OneOf(var codes) -> scalars.closed(codes, tree, where);
            case Shape.NewId(var kind) -> newId(kind, tree, where);
            case Shape.Ref ref -> ref(ref, tree, where);
            case Shape.Places places -> places(places, tree, where);
            case Shape.ListOf list -> list(list, tree, where);
            case Shape.OneOrMore(var item) -> {
                if (tree instanceof Tree.Row) {
                    list(new Shape.ListOf(item, 1, Integer.MAX_VALUE, true), tree, where);
                } else {
                    value(item, tree, where);
                }
            }
            case Shape.Either(var scalar, var other) ->
                value(tree instanceof Tree.Scalar ? scalar : other, tree, where);
            case Shape.Of(var keys) -> of(keys.get(), tree, where);
            case Shape.PairOf pair -> pairs(tree, where);
        }
    }

    private void of(Shape.Keys keys, Tree tree, Where where) {
        if (!(tree instanceof Tree.Branch branch)) {
            faults.wrongType(tree, where, "a map of keys");
            return;
        }
        if (keys.name().equals("condition") && conditionsAbove(where) > MOST_CONDITIONS_DEEP) {
            faults.add(
                    Problem.CONDITION_DEPTH,
                    tree.mark(),
                    where,
                    "%s joins conditions more than (%d) deep.".formatted(where.asKey(), MOST_CONDITIONS_DEEP));
            return;
        }
        object(keys, branch, where);
    }

    private static int conditionsAbove(Where where) {
        int depth = 0;
        for (Where at = where; at != null; at = at.above()) {
            if (Set.of("all", "any", "not", "of").contains(at.step()) && at.keys() != null) {
                depth++;
            }
        }
        return depth;
    }

    private void newId(IdKind kind, Tree tree, Where where) {
        if (!(tree instanceof Tree.Scalar scalar)) {
            faults.wrongType(tree, where, "an id");
            return;
        }
        String id = scalar.written();
        if (Ids.RESERVED.contains(id) || scalar.kind() == Tree.Scalar.Kind.FLAG) {
            faults.add(
                    Problem.RESERVED_ID,
                    scalar.mark(),
                    where,
                    "Id (%s) is a word that means something else. Maybe the-%s.".formatted(id, id));
        } else if (!Ids.WRITTEN.matcher(id).matches() || scalar.kind() != Tree.Scalar.Kind.STRING) {
            faults.add(
                    Problem.BAD_ID,
                    scalar.mark(),
                    where,
                    ("Id (%s) must begin with a small letter and hold only small letters, digits and hyphens, 40 "
                                    + "at most.%s")
                            .formatted(Faults.shorten(id), idCure(id)));
        } else if (!kind.isUniqueInParentOnly()) {
            Mark first = seenIds.putIfAbsent(id, scalar.mark());
            String implicit = ids.implicitMeaning(id);
            if (first != null) {
                faults.add(
                        Problem.DUPLICATE_ID,
                        scalar.mark(),
                        where,
                        "Id (%s) stands twice, first in line %d. Ids are unique in the whole file. Maybe %s."
                                .formatted(id, first.line(), unused(id)));
            } else if (implicit != null) {
                faults.add(
                        Problem.IMPLICIT_ID,
                        scalar.mark(),
                        where,
                        "Id (%s) is that of %s. Maybe another word.".formatted(id, implicit));
            }
        }
    }

    private static String idCure(String id) {
        String likely =
                id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
        return likely.isEmpty() || likely.length() > 40 || likely.equals(id) ? "" : " Maybe %s.".formatted(likely);
    }

    private String unused(String id) {
        for (int n = 2; ; n++) {
            if (ids.kind(id + "-" + n) == null) {
                return id + "-" + n;
            }
        }
    }

    private void ref(Shape.Ref ref, Tree tree, Where where) {
        if (!(tree instanceof Tree.Scalar scalar)) {
            faults.wrongType(tree, where, "the id of %s".formatted(Faults.withArticle(names(ref.kinds()))));
            return;
        }
        String id = scalar.written();
        if (ref.words().contains(id)) {
            return;
        }
        IdKind kind = ids.kind(id);
        if (kind == null) {
            List<String> known = new ArrayList<>(ref.words());
            known.addAll(ids.of(ref.kinds()));
            faults.add(
                    Problem.UNKNOWN_REFERENCE,
                    scalar.mark(),
                    where,
                    "%s names unknown %s (%s).%s"
                            .formatted(where.asKey(), names(ref.kinds()), Faults.shorten(id), faults.maybe(id, known)));
        } else if (!ref.kinds().contains(kind)) {
            faults.add(
                    Problem.WRONG_REFERENCE,
                    scalar.mark(),
                    where,
                    "%s names %s (%s), but wants %s.%s"
                            .formatted(
                                    where.asKey(),
                                    kind.words(),
                                    id,
                                    Faults.withArticle(names(ref.kinds())),
                                    faults.maybe(id, ids.of(ref.kinds()))));
        }
    }

    private static String names(Collection<IdKind> kinds) {
        return kinds.stream().map(IdKind::words).collect(Collectors.joining(" or "));
    }

    private void places(Shape.Places places, Tree tree, Where where) {
        Shape items = new Shape.ListOf(new Shape.Ref(places.kinds(), List.of()), 1, Integer.MAX_VALUE, true);
        switch (tree) {
            case Tree.Row row -> list((Shape.ListOf) items, row, where);
            case Tree.Branch branch -> {
                Shape.Keys keys = Shape.object("choice of places")
                        .must("allBut", items, "Everybody but these.")
                        .plain();
                object(keys, branch, where);
            }
            case Tree.Scalar scalar -> {
                if (places.words().contains(scalar.written())) {
                    return;
                }
                IdKind kind = ids.kind(scalar.written());
                String cure = kind != null && places.kinds().contains(kind)
                        ? " Maybe [%s].".formatted(scalar.written())
                        : " Maybe %s, or a list.".formatted(String.join(", ", places.words()));
                faults.add(
                        Problem.WRONG_TYPE,
                        scalar.mark(),
                        where,
                        "%s is (%s), not a list of places.%s"
                                .formatted(where.asKey(), Faults.shorten(scalar.written()), cure));
            }
        }
    }

    private void list(Shape.ListOf list, Tree tree, Where where) {
        if (!(tree instanceof Tree.Row row)) {
            String cure = tree instanceof Tree.Scalar scalar && !(list.item() instanceof Shape.Of)
                    ? " Maybe [%s].".formatted(Faults.shorten(scalar.written()))
                    : list.item() instanceof Shape.Of && tree instanceof Tree.Branch
                            ? " Maybe a hyphen is missing before it."
                            : "";
            String found = tree instanceof Tree.Scalar scalar
                    ? "%s (%s)".formatted(Faults.kind(scalar), Faults.shorten(scalar.written()))
                    : "a map of keys";
            faults.add(
                    Problem.WRONG_TYPE,
                    tree.mark(),
                    where,
                    "%s is %s, not a list.%s".formatted(where.asKey(), found, cure));
            return;
        }
        int size = row.values().size();
        if (size < list.least() || size > list.most()) {
            String wanted = list.most() == Integer.MAX_VALUE
                    ? "at least %d".formatted(list.least())
                    : list.least() == list.most()
                            ? "%d".formatted(list.least())
                            : "%d to %d".formatted(list.least(), list.most());
            faults.add(
                    Problem.OUT_OF_RANGE,
                    row.mark(),
                    where,
                    "%s has (%d) entries, not %s.".formatted(where.asKey(), size, wanted));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < size; i++) {
            Tree value = row.values().get(i);
            Where there = where.index(i);
            value(list.item(), value, there);
            if (list.distinct()) {
                String name = name(list.item(), value);
                if (name != null && !seen.add(name)) {
                    faults.add(
                            Problem.TWICE_IN_LIST,
                            value.mark(),
                            there,
                            "%s names (%s) twice.".formatted(where.asKey(), Faults.shorten(name)));
                }
            }
        }
    }

    /** @return what must stand once in a list, or null when entries may repeat */
    private static @Nullable String name(Shape item, Tree value) {
        if (value instanceof Tree.Scalar scalar) {
            return scalar.written();
        }
        if (item instanceof Shape.Of of && value instanceof Tree.Branch branch) {
            Shape.Key id = of.keys().get().key("id");
            if (id != null
                    && id.shape() instanceof Shape.NewId(var kind)
                    && kind.isUniqueInParentOnly()
                    && branch.get("id") instanceof Tree.Scalar scalar) {
                return scalar.written();
            }
        }
        return null;
    }

    private void pairs(Tree tree, Where where) {
        Shape.ListOf pair = new Shape.ListOf(new Shape.Ref(Set.of(IdKind.AGENCY), List.of()), 2, 2, true);
        boolean several = tree instanceof Tree.Row row && row.values().stream().anyMatch(Tree.Row.class::isInstance);
        list(several ? new Shape.ListOf(pair, 1, Integer.MAX_VALUE, false) : pair, tree, where);
    }
}

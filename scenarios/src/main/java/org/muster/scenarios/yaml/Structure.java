package org.muster.scenarios.yaml;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Mark;
import org.muster.scenarios.Tree;

/**
 * Holds a tree against the description of the language: keys, types, forms, units, closed lists, ids and references. What
 * passes can be read into records without a further question.
 */
final class Structure {

    private static final int MOST_CHARACTERS = 10_000;
    private static final int MOST_WORD = 200;
    private static final int MOST_CONDITIONS_DEEP = 4;
    private static final Pattern HTML = Pattern.compile("<(/?[A-Za-z][A-Za-z0-9]*[\\s/>]|!--|/?[A-Za-z][A-Za-z0-9]*$)");
    private static final Pattern OUTSIDE = Pattern.compile(
            "(?i)\\b(https?://|ftp://|www\\.)(?![\\w.-]+\\.invalid\\b)\\S*|\\]\\((?!https?://[\\w.-]+\\.invalid\\b)[a-z]{1,20}+:[^)]{0,300}\\)");

    /** Words that somebody will read, to be looked through for what looks like real data. */
    record Words(String words, Mark mark, String owner, boolean reasoned) {}

    private final Problems problems;
    private final Ids ids;
    private final boolean inTurns;
    private final @Nullable Long duration;
    private final List<String> languages;

    private final List<Where> faults = new ArrayList<>();
    private final List<Words> words = new ArrayList<>();
    private final Map<String, Mark> seenIds = new LinkedHashMap<>();
    private int untranslated;
    private @Nullable Mark firstUntranslated;

    Structure(Tree.Branch root, Ids ids, Problems problems) {
        this.problems = problems;
        this.ids = ids;
        this.inTurns = root.get("clock") instanceof Tree.Branch clock
                && clock.get("mode") instanceof Tree.Scalar mode
                && mode.written().equals("turns");
        this.duration = root.get("duration") instanceof Tree.Scalar scalar ? Units.duration(scalar.written()) : null;
        this.languages = languages(root);
        object(Language.SCENARIO, root, Where.ROOT);
        clock(root);
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
        return faults;
    }

    List<Words> words() {
        return words;
    }

    /** One note a file for all texts that are in the reference language alone. */
    void tellUntranslated() {
        Mark first = firstUntranslated;
        if (first != null) {
            problems.add(
                    Problem.UNTRANSLATED,
                    first,
                    "Texts (%d) are in (%s) alone, the first of them here. Maybe write them as a map of (%s)."
                            .formatted(untranslated, languages.getFirst(), String.join(", ", languages)));
        }
    }

    private void clock(Tree.Branch root) {
        if (inTurns && root.has("duration")) {
            fault(
                    Problem.KEY_NOT_FOR_CLOCK,
                    root.mark("duration"),
                    Where.ROOT.key("duration", Language.SCENARIO),
                    "Scenario has a duration, but its clock stands in turns. Maybe leave it out.");
        } else if (!inTurns && !root.has("duration")) {
            fault(
                    Problem.MISSING_KEY,
                    root.mark(),
                    Where.ROOT,
                    "Scenario lacks key (duration). Maybe duration: 2h, or clock: {mode: turns}.");
        }
    }

    private void fault(Problem problem, Mark mark, Where where, String message) {
        problems.add(problem, mark, message);
        if (problem.severity() == Finding.Severity.ERROR) {
            faults.add(where);
        }
    }

    private void object(Shape.Keys keys, Tree.Branch branch, Where at) {
        Where where = at.object(keys, branch);
        for (Tree.Entry entry : branch.entries()) {
            Shape.Key key = keys.key(entry.key());
            Where there = where.key(entry.key(), keys);
            if (keys.common() && entry.key().startsWith("x-")) {
                free(entry.value(), there);
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
        for (Shape.Rule rule : keys.rules()) {
            rule(rule, branch, where, keys);
        }
        switch (keys.name()) {
            case "spread" -> spread(branch, where);
            case "task force" -> lead(branch, where);
            case "stretch of time" -> span(branch, where, "from", "to");
            case "agreement" -> span(branch, where, "validFrom", "validTo");
            case "occasion" -> occasion(branch, where);
            case "option" -> option(branch, where);
            case "chosen option" -> part("decision", "options", "option", branch.get("option"), branch, where);
            case "act" -> {
                if (branch.get("steps") instanceof Tree.Row steps) {
                    steps.values().forEach(step -> part("action", "steps", "step", step, branch, where));
                }
            }
            default -> {}
        }
    }

    private void missing(Tree.Branch branch, Where where, String key) {
        if (key.equals("fictional")) {
            fault(
                    Problem.NOT_FICTIONAL,
                    branch.mark(),
                    where,
                    "Scenario does not say that it is fictional. Maybe fictional: true, if no real person, case or number"
                            + " is used.");
        } else {
            fault(Problem.MISSING_KEY, branch.mark(), where, "%s lacks key (%s).".formatted(where.asObject(), key));
        }
    }

    private void unknownKey(Shape.Keys keys, Tree.Branch branch, Tree.Entry entry, Where there) {
        List<String> free =
                keys.keys().keySet().stream().filter(key -> !branch.has(key)).toList();
        String cure = maybe(entry.key(), free);
        if (cure.isEmpty() && branch.entries().size() > 1 && entry.key().contains(" ")) {
            cure = " Maybe the text before it holds a comma and needs quotes.";
        }
        fault(
                Problem.UNKNOWN_KEY,
                entry.mark(),
                there,
                "%s has no key (%s).%s".formatted(there.asObject(), shorten(entry.key()), cure));
    }

    /** What a tool of somebody else keeps here is not read, but looked through. */
    private void free(Tree tree, Where where) {
        switch (tree) {
            case Tree.Scalar scalar -> {
                if (scalar.kind() == Tree.Scalar.Kind.STRING) {
                    unpaired(scalar, where);
                    String text = scalar.written();
                    words.add(new Words(
                            text.substring(0, Math.min(text.length(), MOST_CHARACTERS)),
                            scalar.mark(),
                            where.object(),
                            where.reasoned()));
                }
                if (scalar.kind() == Tree.Scalar.Kind.NUMBER && Plain.number(scalar.written()) == null) {
                    wrongType(scalar, where, "a number");
                }
            }
            case Tree.Row row -> row.values().forEach(value -> free(value, where));
            case Tree.Branch branch -> branch.entries().forEach(entry -> free(entry.value(), where));
        }
    }

    private void rule(Shape.Rule rule, Tree.Branch branch, Where where, Shape.Keys keys) {
        switch (rule) {
            case Shape.Rule.ExactlyOne(var of) -> exactlyOne(of, branch, where);
            case Shape.Rule.AtMostOne(var of) -> atMostOne(of, branch, where);
            case Shape.Rule.Beside(var key, var others) -> {
                if (branch.has(key) && others.stream().noneMatch(branch::has)) {
                    fault(
                            Problem.KEY_NEEDS_KEY,
                            branch.mark(key),
                            where,
                            "%s has key (%s) without (%s)."
                                    .formatted(where.asObject(), key, String.join(" or ", others)));
                }
            }
            case Shape.Rule.With with -> with(with, branch, where);
            case Shape.Rule.OfKind of -> ofKind(of, branch, where, keys);
        }
    }

    private void exactlyOne(List<String> of, Tree.Branch branch, Where where) {
        List<String> found = of.stream().filter(branch::has).toList();
        if (found.isEmpty()) {
            fault(
                    Problem.ONE_OF_KEYS,
                    branch.mark(),
                    where,
                    "%s has none of the keys (%s) and needs one.".formatted(where.asObject(), String.join(", ", of)));
        } else {
            atMostOne(of, branch, where);
        }
    }

    private void atMostOne(List<String> of, Tree.Branch branch, Where where) {
        List<String> found = branch.entries().stream()
                .map(Tree.Entry::key)
                .filter(of::contains)
                .toList();
        for (int i = 1; i < found.size(); i++) {
            Mark first = branch.mark(found.getFirst());
            fault(
                    Problem.KEYS_EXCLUDE,
                    branch.mark(found.get(i)),
                    where,
                    "%s has key (%s) beside (%s) of line %d, and can have only one of them. Maybe drop one."
                            .formatted(where.asObject(), found.get(i), found.getFirst(), first.line()));
        }
    }

    private void with(Shape.Rule.With rule, Tree.Branch branch, Where where) {
        if (!branch.has(rule.key())) {
            return;
        }
        Tree other = branch.get(rule.other());
        String values = String.join(", ", rule.values());
        if (rule.values().isEmpty()) {
            if (other != null) {
                fault(
                        Problem.KEY_NOT_FOR_KIND,
                        branch.mark(rule.other()),
                        where,
                        "%s can't have key (%s) beside (%s).".formatted(where.asObject(), rule.other(), rule.key()));
            }
        } else if (other == null) {
            fault(
                    Problem.MISSING_KEY,
                    branch.mark(),
                    where,
                    "%s lacks key (%s). Maybe one of %s.".formatted(where.asObject(), rule.other(), values));
        } else if (other instanceof Tree.Scalar scalar && !rule.values().contains(scalar.written())) {
            fault(
                    Problem.UNKNOWN_VALUE,
                    scalar.mark(),
                    where,
                    "%s waits for %s (%s), which %s does not have. Maybe one of %s."
                            .formatted(
                                    where.asObject(), rule.other(), scalar.written(), withArticle(rule.key()), values));
        }
    }

    private void ofKind(Shape.Rule.OfKind rule, Tree.Branch branch, Where where, Shape.Keys keys) {
        if (!(branch.get("kind") instanceof Tree.Scalar kind) || !kind.written().equals(rule.code())) {
            return;
        }
        String which = "%s of kind (%s)".formatted(where.asObject(), rule.code());
        for (String key : new TreeSet<>(rule.requires())) {
            if (!branch.has(key)) {
                fault(Problem.MISSING_KEY, branch.mark(), where, "%s lacks key (%s).".formatted(which, key));
            }
        }
        for (Tree.Entry entry : branch.entries()) {
            if (rule.forbids().contains(entry.key())) {
                fault(
                        Problem.KEY_NOT_FOR_KIND,
                        entry.mark(),
                        where.key(entry.key(), keys),
                        "%s can't have key (%s).".formatted(which, entry.key()));
            }
        }
        if (!rule.oneOf().isEmpty()) {
            exactlyOne(rule.oneOf(), branch, where);
        }
        if (!rule.hits().isEmpty() && branch.get("hits") instanceof Tree.Branch hits) {
            for (Tree.Entry entry : hits.entries()) {
                if (!rule.hits().contains(entry.key())) {
                    fault(
                            Problem.HITS,
                            entry.mark(),
                            where,
                            "%s can't hit (%s). Maybe one of %s."
                                    .formatted(which, entry.key(), String.join(", ", new TreeSet<>(rule.hits()))));
                }
            }
        }
    }

    private void spread(Tree.Branch branch, Where where) {
        if (branch.get("median") instanceof Tree.Scalar median && branch.get("p90") instanceof Tree.Scalar p90) {
            Long half = Units.duration(median.written());
            Long most = Units.duration(p90.written());
            if (half != null && most != null && most < half) {
                fault(
                        Problem.OUT_OF_RANGE,
                        p90.mark(),
                        where,
                        "%s has p90 (%s) below median (%s). Maybe they are swapped."
                                .formatted(where.asObject(), p90.written(), median.written()));
            }
        }
    }

    /** An option is one of its decision's, a step one of its action's. */
    private void part(
            String wholeKey, String partsKey, String what, @Nullable Tree part, Tree.Branch branch, Where where) {
        Tree.Branch whole = branch.get(wholeKey) instanceof Tree.Scalar id ? ids.written(id.written()) : null;
        if (whole == null || !(part instanceof Tree.Scalar named)) {
            return;
        }
        List<String> known = new ArrayList<>();
        if (whole.get(partsKey) instanceof Tree.Row parts) {
            for (Tree each : parts.values()) {
                Tree id = each instanceof Tree.Branch object ? object.get("id") : each;
                if (id instanceof Tree.Scalar scalar) {
                    known.add(scalar.written());
                }
            }
        }
        if (!known.contains(named.written())) {
            fault(
                    Problem.UNKNOWN_REFERENCE,
                    named.mark(),
                    where,
                    "%s names unknown %s (%s) of %s (%s).%s"
                            .formatted(
                                    where.asObject(),
                                    what,
                                    named.written(),
                                    wholeKey,
                                    View.written(whole.get("id") == null ? part : whole.get("id")),
                                    maybe(named.written(), known)));
        }
    }

    private void option(Tree.Branch branch, Where where) {
        if (branch.get("verdict") instanceof Tree.Scalar verdict) {
            boolean unlawful = verdict.written().equals("unlawful");
            if (unlawful != branch.has("severity")) {
                fault(
                        Problem.OPTION_SEVERITY,
                        unlawful ? branch.mark() : branch.mark("severity"),
                        where,
                        unlawful
                                ? "%s is unlawful and lacks key (severity). Maybe major.".formatted(where.asObject())
                                : "%s is (%s) and can't have key (severity)."
                                        .formatted(where.asObject(), verdict.written()));
            }
        }
    }

    private void lead(Tree.Branch branch, Where where) {
        if (branch.get("lead") instanceof Tree.Scalar lead
                && branch.get("members") instanceof Tree.Row members
                && members.values().stream()
                        .noneMatch(member -> member instanceof Tree.Scalar seat
                                && seat.written().equals(lead.written()))) {
            fault(
                    Problem.LEAD_NOT_MEMBER,
                    lead.mark(),
                    where,
                    "%s is led by (%s), who is no member. Maybe add it to members."
                            .formatted(where.asObject(), lead.written()));
        }
    }

    private void span(Tree.Branch branch, Where where, String from, String to) {
        if (branch.get(to) instanceof Tree.Scalar last) {
            ExerciseTime begins = branch.get(from) instanceof Tree.Scalar first
                    ? Units.moment(first.written())
                    : ExerciseTime.START_EX;
            ExerciseTime ends = Units.moment(last.written());
            if (begins != null && ends != null && ends.compareTo(begins) <= 0) {
                fault(
                        Problem.SPAN_ORDER,
                        last.mark(),
                        where,
                        "%s ends at (%s), not after it begins (%s). Maybe they are swapped."
                                .formatted(where.asObject(), last.written(), begins));
            }
        }
    }

    private void occasion(Tree.Branch branch, Where where) {
        Tree event = branch.get("event");
        if (branch.has("recipient")
                && !(branch.has("line")
                        && event instanceof Tree.Scalar scalar
                        && Set.of("delivered", "acknowledged").contains(scalar.written()))) {
            fault(
                    Problem.KEY_NEEDS_KEY,
                    branch.mark("recipient"),
                    where,
                    "%s has key (recipient), but waits for no delivery or acknowledgement."
                            .formatted(where.asObject()));
        }
    }

    private void value(Shape shape, Tree tree, Where where) {
        if (tree instanceof Tree.Scalar scalar && scalar.kind() == Tree.Scalar.Kind.NOTHING) {
            fault(
                    Problem.NO_VALUE,
                    scalar.mark(),
                    where,
                    "%s has no value. Maybe leave it out.".formatted(where.asKey()));
            return;
        }
        switch (shape) {
            case Shape.Prose prose -> prose(tree, where);
            case Shape.Phrase phrase -> phrase(phrase, tree, where);
            case Shape.Word word -> word(word, tree, where);
            case Shape.Verbatim verbatim -> verbatim(verbatim, tree, where);
            case Shape.Whole whole -> whole(whole, tree, where);
            case Shape.Decimal decimal -> decimal(decimal, tree, where);
            case Shape.Part part -> share(tree, where);
            case Shape.Flag flag -> flag(tree, where);
            case Shape.Yes yes -> yes(tree, where);
            case Shape.Duration wanted -> duration(wanted, tree, where);
            case Shape.Moment moment -> moment(tree, where);
            case Shape.RateOf rate -> rate(tree, where);
            case Shape.FailureShownAs shown -> failureShown(tree, where);
            case Shape.OneOf(var codes) -> closed(codes, tree, where);
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
            wrongType(tree, where, "a map of keys");
            return;
        }
        if (keys.name().equals("condition") && conditionsAbove(where) > MOST_CONDITIONS_DEEP) {
            fault(
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

    private void wrongType(Tree found, Where where, String wanted) {
        String what = switch (found) {
            case Tree.Scalar scalar -> "%s (%s)".formatted(kind(scalar), shorten(scalar.written()));
            case Tree.Row row -> "a list of %d".formatted(row.values().size());
            case Tree.Branch branch -> "a map of keys";
        };
        fault(Problem.WRONG_TYPE, found.mark(), where, "%s is %s, not %s.".formatted(where.asKey(), what, wanted));
    }

    private static String kind(Tree.Scalar scalar) {
        return switch (scalar.kind()) {
            case STRING -> "a text";
            case NUMBER -> "a number";
            case FLAG -> "a flag";
            case NOTHING -> "nothing";
        };
    }

    static String shorten(String written) {
        String line = written.strip().replaceAll("\\s+", " ");
        int end = Math.min(line.length(), 60);
        if (end < line.length() && Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return end == line.length() ? line : line.substring(0, end) + "…";
    }

    /** @return the scalar when it is of that kind; else the fault is told */
    private Tree.@Nullable Scalar scalar(Tree.Scalar.Kind kind, Tree tree, Where where, String wanted) {
        if (tree instanceof Tree.Scalar scalar && scalar.kind() == kind) {
            return scalar;
        }
        if (kind == Tree.Scalar.Kind.STRING
                && tree instanceof Tree.Scalar scalar
                && scalar.kind() != Tree.Scalar.Kind.NOTHING) {
            fault(
                    Problem.WRONG_TYPE,
                    scalar.mark(),
                    where,
                    "%s is %s (%s), not %s. Maybe put it in quotes."
                            .formatted(where.asKey(), kind(scalar), shorten(scalar.written()), wanted));
            return null;
        }
        wrongType(tree, where, wanted);
        return null;
    }

    private void prose(Tree tree, Where where) {
        if (tree instanceof Tree.Branch branch) {
            languageMap(branch, where);
            return;
        }
        Tree.Scalar scalar = scalar(Tree.Scalar.Kind.STRING, tree, where, "a text");
        if (scalar != null) {
            readable(scalar, where, MOST_CHARACTERS);
            if (languages.size() > 1) {
                untranslated++;
                if (firstUntranslated == null) {
                    firstUntranslated = scalar.mark();
                }
            }
        }
    }

    private void languageMap(Tree.Branch branch, Where where) {
        for (Tree.Entry entry : branch.entries()) {
            Where there = where.key(entry.key(), Language.NO_KEYS);
            if (!languages.contains(entry.key())) {
                fault(
                        Problem.UNKNOWN_TEXT_LANGUAGE,
                        entry.mark(),
                        there,
                        "%s is in language (%s), which is not among the scenario's (%s)."
                                .formatted(where.asKey(), shorten(entry.key()), String.join(", ", languages)));
                continue;
            }
            if (entry.value() instanceof Tree.Scalar nothing && nothing.kind() == Tree.Scalar.Kind.NOTHING) {
                value(new Shape.Prose(), nothing, there);
                continue;
            }
            Tree.Scalar scalar = scalar(Tree.Scalar.Kind.STRING, entry.value(), there, "a text");
            if (scalar != null) {
                readable(scalar, there, MOST_CHARACTERS);
            }
        }
        if (!branch.has(languages.getFirst())) {
            fault(
                    Problem.MISSING_REFERENCE_LANGUAGE,
                    branch.mark(),
                    where,
                    "%s lacks the reference language (%s).".formatted(where.asKey(), languages.getFirst()));
        }
        for (String language : languages.subList(1, languages.size())) {
            if (!branch.has(language)) {
                fault(
                        Problem.MISSING_TRANSLATION,
                        branch.mark(),
                        where,
                        "%s lacks a translation into (%s).".formatted(where.asKey(), language));
            }
        }
    }

    private void phrase(Shape.Phrase phrase, Tree tree, Where where) {
        Tree.Scalar scalar = scalar(Tree.Scalar.Kind.STRING, tree, where, "a text");
        if (scalar != null) {
            readable(scalar, where, phrase.most());
        }
    }

    private void readable(Tree.Scalar scalar, Where where, int most) {
        String text = scalar.written();
        int length = text.codePointCount(0, text.length());
        if (text.isBlank()) {
            fault(Problem.NO_VALUE, scalar.mark(), where, "%s is empty. Maybe leave it out.".formatted(where.asKey()));
        } else if (length > most) {
            fault(
                    Problem.OUT_OF_RANGE,
                    scalar.mark(),
                    where,
                    "%s has (%d) characters, more than (%d).".formatted(where.asKey(), length, most));
            return;
        }
        unpaired(scalar, where);
        if (HTML.matcher(text).find()) {
            fault(
                    Problem.HTML_IN_TEXT,
                    scalar.mark(),
                    where,
                    "%s holds HTML (%s). Maybe use Markdown.".formatted(where.asKey(), shorten(text)));
        }
        if (OUTSIDE.matcher(text).find()) {
            fault(
                    Problem.OUTSIDE_LINK,
                    scalar.mark(),
                    where,
                    "%s links outside the exercise (%s). Maybe use a host that ends in .invalid."
                            .formatted(where.asKey(), shorten(text)));
        }
        words.add(new Words(text, scalar.mark(), where.object(), where.reasoned()));
    }

    /** Half a character can't be written in UTF-8. */
    private void unpaired(Tree.Scalar scalar, Where where) {
        if (scalar.written().codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF)) {
            fault(
                    Problem.BAD_FORM,
                    scalar.mark(),
                    where,
                    "%s holds half a character (a lone surrogate). Maybe an escape (\\u) is cut off."
                            .formatted(where.asKey()));
        }
    }

    private void word(Shape.Word word, Tree tree, Where where) {
        Tree.Scalar scalar = scalar(Tree.Scalar.Kind.STRING, tree, where, "a text");
        if (scalar == null) {
            return;
        }
        String written = scalar.written();
        if (written.length() > MOST_WORD
                || !Pattern.matches(word.pattern(), written)
                || !isReal(word.name(), written)) {
            fault(
                    Problem.BAD_FORM,
                    scalar.mark(),
                    where,
                    "%s (%s) is not %s. Maybe like %s."
                            .formatted(where.asKey(), shorten(written), withArticle(word.name()), word.example()));
        }
    }

    private static boolean isReal(String name, String written) {
        try {
            switch (name) {
                case "time zone" -> ZoneId.of(written);
                case "local date and time" -> LocalDateTime.parse(written);
                default -> {}
            }
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }

    private void verbatim(Shape.Verbatim verbatim, Tree tree, Where where) {
        if (!(tree instanceof Tree.Scalar scalar)) {
            wrongType(tree, where, "a number or a text");
        } else {
            readable(scalar, where, verbatim.most());
        }
    }

    private @Nullable BigDecimal number(Tree tree, Where where, String wanted) {
        if (tree instanceof Tree.Scalar scalar) {
            BigDecimal number = scalar.kind() == Tree.Scalar.Kind.NUMBER ? Plain.number(scalar.written()) : null;
            if (number != null) {
                return number;
            }
            if (scalar.kind() == Tree.Scalar.Kind.STRING && Plain.number(scalar.written()) != null) {
                fault(
                        Problem.WRONG_TYPE,
                        scalar.mark(),
                        where,
                        "%s is a text (%s), not %s. Maybe take the quotes away."
                                .formatted(where.asKey(), scalar.written(), wanted));
                return null;
            }
        }
        wrongType(tree, where, wanted);
        return null;
    }

    private void whole(Shape.Whole whole, Tree tree, Where where) {
        BigDecimal number = number(tree, where, "a whole number");
        if (number == null) {
            return;
        }
        if (where.above() != null
                && where.above().above() == null
                && where.step().equals("muster")) {
            version(number, tree, where);
            return;
        }
        String written = ((Tree.Scalar) tree).written();
        if (number.stripTrailingZeros().scale() > 0) {
            fault(
                    Problem.WRONG_TYPE,
                    tree.mark(),
                    where,
                    "%s is (%s), not a whole number.".formatted(where.asKey(), written));
        } else if (number.compareTo(BigDecimal.valueOf(whole.least())) < 0
                || number.compareTo(BigDecimal.valueOf(whole.most())) > 0) {
            fault(
                    Problem.OUT_OF_RANGE,
                    tree.mark(),
                    where,
                    "%s is (%s), outside %d to %d.".formatted(where.asKey(), written, whole.least(), whole.most()));
        }
    }

    private void version(BigDecimal number, Tree tree, Where where) {
        int compared = number.compareTo(BigDecimal.valueOf(Language.VERSION));
        if (compared > 0) {
            fault(
                    Problem.NEWER_LANGUAGE,
                    tree.mark(),
                    where,
                    "This file needs a newer Muster: it is of language version (%s), and this one reads (%d)."
                            .formatted(((Tree.Scalar) tree).written(), Language.VERSION));
        } else if (compared < 0) {
            fault(
                    Problem.OUT_OF_RANGE,
                    tree.mark(),
                    where,
                    "Key (muster) is (%s). Maybe 1.".formatted(((Tree.Scalar) tree).written()));
        }
    }

    private void decimal(Shape.Decimal decimal, Tree tree, Where where) {
        BigDecimal number = number(tree, where, "a number");
        if (number == null) {
            return;
        }
        int compared = number.compareTo(BigDecimal.valueOf(decimal.bound()));
        if (compared < 0 || (compared == 0 && !decimal.orEqual()) || number.compareTo(new BigDecimal("1e9")) > 0) {
            fault(
                    Problem.OUT_OF_RANGE,
                    tree.mark(),
                    where,
                    "%s is (%s) and must be %s %d."
                            .formatted(
                                    where.asKey(),
                                    ((Tree.Scalar) tree).written(),
                                    compared > 0 ? "at most" : decimal.orEqual() ? "at least" : "greater than",
                                    compared > 0 ? 1_000_000_000 : decimal.bound()));
        }
    }

    private void share(Tree tree, Where where) {
        if (tree instanceof Tree.Scalar scalar && scalar.written().matches("[0-9.]+ ?%")) {
            BigDecimal percent = Plain.number(scalar.written().replaceAll(" ?%", ""));
            String cure = percent == null
                    ? ""
                    : " Maybe %s."
                            .formatted(percent.movePointLeft(2)
                                    .stripTrailingZeros()
                                    .toPlainString());
            fault(
                    Problem.BAD_FORM,
                    scalar.mark(),
                    where,
                    "%s (%s) is a percentage, not a number 0 to 1.%s".formatted(where.asKey(), scalar.written(), cure));
            return;
        }
        BigDecimal number = number(tree, where, "a number 0 to 1");
        if (number == null) {
            return;
        }
        String written = ((Tree.Scalar) tree).written();
        if (number.signum() < 0 || number.compareTo(BigDecimal.ONE) > 0) {
            fault(
                    Problem.OUT_OF_RANGE,
                    tree.mark(),
                    where,
                    "%s is (%s), outside 0 to 1.".formatted(where.asKey(), written));
        } else if (number.stripTrailingZeros().scale() > 6) {
            fault(
                    Problem.OUT_OF_RANGE,
                    tree.mark(),
                    where,
                    "%s (%s) has more than six decimals.".formatted(where.asKey(), shorten(written)));
        }
    }

    private void flag(Tree tree, Where where) {
        if (!(tree instanceof Tree.Scalar scalar && scalar.kind() == Tree.Scalar.Kind.FLAG)) {
            String cure = tree instanceof Tree.Scalar scalar
                    ? switch (scalar.written()) {
                        case "yes", "y", "on" -> " Maybe true.";
                        case "no", "n", "off" -> " Maybe false.";
                        default -> " Maybe true or false.";
                    }
                    : " Maybe true or false.";
            fault(
                    Problem.WRONG_TYPE,
                    tree.mark(),
                    where,
                    "%s is %s, not a flag.%s"
                            .formatted(
                                    where.asKey(),
                                    tree instanceof Tree.Scalar scalar
                                            ? "%s (%s)".formatted(kind(scalar), shorten(scalar.written()))
                                            : "no scalar",
                                    cure));
        }
    }

    private void yes(Tree tree, Where where) {
        if (tree instanceof Tree.Scalar scalar
                && scalar.kind() == Tree.Scalar.Kind.FLAG
                && scalar.written().equalsIgnoreCase("true")) {
            return;
        }
        if (where.step().equals("fictional")) {
            fault(
                    Problem.NOT_FICTIONAL,
                    tree.mark(),
                    where,
                    "Scenario must be fictional. Maybe fictional: true, once no real person, case or number is used.");
        } else {
            fault(
                    Problem.WRONG_TYPE,
                    tree.mark(),
                    where,
                    "%s can only be true. Maybe leave it out.".formatted(where.asKey()));
        }
    }

    private void duration(Shape.Duration wanted, Tree tree, Where where) {
        if (!(tree instanceof Tree.Scalar scalar)) {
            wrongType(tree, where, "a duration");
            return;
        }
        String written = scalar.written();
        if (scalar.kind() == Tree.Scalar.Kind.NUMBER) {
            String cure =
                    wanted.inTurns() && inTurns ? written.equals("1") ? "1 turn" : written + " turns" : written + "m";
            fault(
                    Problem.NO_UNIT,
                    scalar.mark(),
                    where,
                    "Duration (%s) has no unit. Maybe %s.".formatted(written, cure));
            return;
        }
        Long millis = Units.duration(written);
        if (millis == null || scalar.kind() != Tree.Scalar.Kind.STRING) {
            fault(
                    Problem.BAD_FORM,
                    scalar.mark(),
                    where,
                    "%s (%s) is not a duration.%s"
                            .formatted(where.asKey(), shorten(written), Units.durationCure(written)));
        } else if (Units.isInTurns(written) && !(inTurns && wanted.inTurns())) {
            fault(
                    Problem.WRONG_CLOCK,
                    scalar.mark(),
                    where,
                    "%s (%s) is in turns, but %s. Maybe 5m."
                            .formatted(
                                    where.asKey(),
                                    written,
                                    inTurns ? "this is not told in turns" : "the clock runs in real time"));
        } else if (inTurns && wanted.inTurns() && !Units.isInTurns(written) && millis != 0) {
            fault(
                    Problem.WRONG_CLOCK,
                    scalar.mark(),
                    where,
                    "%s (%s) is in minutes, but the clock stands in turns. Maybe 1 turn."
                            .formatted(where.asKey(), written));
        } else if (millis < wanted.least()) {
            fault(
                    Problem.OUT_OF_RANGE,
                    scalar.mark(),
                    where,
                    "%s (%s) must be %s."
                            .formatted(
                                    where.asKey(),
                                    written,
                                    wanted.least() == 1 ? "greater than nothing" : "0s or more"));
        } else if (millis > wanted.most()) {
            fault(
                    Problem.OUT_OF_RANGE,
                    scalar.mark(),
                    where,
                    "%s (%s) is longer than %dd.".formatted(where.asKey(), written, wanted.most() / 86_400_000L));
        }
    }

    private void moment(Tree tree, Where where) {
        if (!(tree instanceof Tree.Scalar scalar)) {
            wrongType(tree, where, "a moment");
            return;
        }
        String written = scalar.written();
        ExerciseTime moment = scalar.kind() == Tree.Scalar.Kind.STRING ? Units.moment(written) : null;
        if (moment == null) {
            String cure = inTurns ? " Maybe turn 3." : Units.momentCure(written);
            fault(
                    Problem.BAD_FORM,
                    scalar.mark(),
                    where,
                    "%s (%s) is not a moment.%s".formatted(where.asKey(), shorten(written), cure));
        } else if (Units.isTurn(written) && !inTurns) {
            fault(
                    Problem.WRONG_CLOCK,
                    scalar.mark(),
                    where,
                    "%s (%s) is a turn, but the clock runs in real time. Maybe T+00:10."
                            .formatted(where.asKey(), written));
        } else if (!Units.isTurn(written) && inTurns && moment.millis() > 0) {
            fault(
                    Problem.WRONG_CLOCK,
                    scalar.mark(),
                    where,
                    "%s (%s) is a time, but the clock stands in turns. Maybe turn 3."
                            .formatted(where.asKey(), written));
        } else if (!inTurns && duration != null && moment.millis() > duration) {
            fault(
                    Problem.AFTER_END_EX,
                    scalar.mark(),
                    where,
                    "%s (%s) lies after EndEx (%s). Maybe the duration is too short."
                            .formatted(where.asKey(), written, new ExerciseTime(Math.max(0, duration))));
        }
    }

    private void rate(Tree tree, Where where) {
        if (!(tree instanceof Tree.Scalar scalar)) {
            wrongType(tree, where, "a rate");
        } else if (scalar.kind() == Tree.Scalar.Kind.NUMBER) {
            fault(
                    Problem.NO_UNIT,
                    scalar.mark(),
                    where,
                    "Rate (%s) has no unit. Maybe %s/min.".formatted(scalar.written(), scalar.written()));
        } else if (Units.rate(scalar.written()) == null) {
            fault(
                    Problem.BAD_FORM,
                    scalar.mark(),
                    where,
                    "%s (%s) is not a rate. Maybe 12/min or 2/h.".formatted(where.asKey(), shorten(scalar.written())));
        }
    }

    private void failureShown(Tree tree, Where where) {
        if (!(tree instanceof Tree.Scalar scalar) || Units.failureShown(scalar.written()) == null) {
            String written = tree instanceof Tree.Scalar scalar ? shorten(scalar.written()) : "a list or a map";
            fault(
                    Problem.BAD_FORM,
                    tree.mark(),
                    where,
                    "%s (%s) is not known. Maybe at-once, never or after 20s.".formatted(where.asKey(), written));
        }
    }

    private void closed(List<String> codes, Tree tree, Where where) {
        if (!(tree instanceof Tree.Scalar scalar)) {
            wrongType(tree, where, "one of %s".formatted(String.join(", ", codes)));
        } else if (!codes.contains(scalar.written()) || scalar.kind() != Tree.Scalar.Kind.STRING) {
            fault(
                    Problem.UNKNOWN_VALUE,
                    scalar.mark(),
                    where,
                    "%s (%s) is not known.%s"
                            .formatted(where.asKey(), shorten(scalar.written()), maybe(scalar.written(), codes)));
        }
    }

    private void newId(IdKind kind, Tree tree, Where where) {
        if (!(tree instanceof Tree.Scalar scalar)) {
            wrongType(tree, where, "an id");
            return;
        }
        String id = scalar.written();
        if (Ids.RESERVED.contains(id) || scalar.kind() == Tree.Scalar.Kind.FLAG) {
            fault(
                    Problem.RESERVED_ID,
                    scalar.mark(),
                    where,
                    "Id (%s) is a word that means something else. Maybe the-%s.".formatted(id, id));
        } else if (!Ids.WRITTEN.matcher(id).matches() || scalar.kind() != Tree.Scalar.Kind.STRING) {
            fault(
                    Problem.BAD_ID,
                    scalar.mark(),
                    where,
                    "Id (%s) must begin with a small letter and hold only small letters, digits and hyphens, 40 at most.%s"
                            .formatted(shorten(id), idCure(id)));
        } else if (!kind.isUniqueInParentOnly()) {
            Mark first = seenIds.putIfAbsent(id, scalar.mark());
            String implicit = ids.implicitMeaning(id);
            if (first != null) {
                fault(
                        Problem.DUPLICATE_ID,
                        scalar.mark(),
                        where,
                        "Id (%s) stands twice, first in line %d. Ids are unique in the whole file. Maybe %s."
                                .formatted(id, first.line(), unused(id)));
            } else if (implicit != null) {
                fault(
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
            wrongType(tree, where, "the id of %s".formatted(withArticle(names(ref.kinds()))));
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
            fault(
                    Problem.UNKNOWN_REFERENCE,
                    scalar.mark(),
                    where,
                    "%s names unknown %s (%s).%s"
                            .formatted(where.asKey(), names(ref.kinds()), shorten(id), maybe(id, known)));
        } else if (!ref.kinds().contains(kind)) {
            fault(
                    Problem.WRONG_REFERENCE,
                    scalar.mark(),
                    where,
                    "%s names %s (%s), but wants %s.%s"
                            .formatted(
                                    where.asKey(),
                                    kind.words(),
                                    id,
                                    withArticle(names(ref.kinds())),
                                    maybe(id, ids.of(ref.kinds()))));
        }
    }

    /** A guess costs time, so nobody guesses once there is more to tell than is told. */
    private String maybe(String written, Collection<String> known) {
        return problems.isFull() ? "" : Nearest.maybe(written, known);
    }

    private static String withArticle(String word) {
        return ("aeiou".indexOf(word.charAt(0)) >= 0 ? "an " : "a ") + word;
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
                fault(
                        Problem.WRONG_TYPE,
                        scalar.mark(),
                        where,
                        "%s is (%s), not a list of places.%s"
                                .formatted(where.asKey(), shorten(scalar.written()), cure));
            }
        }
    }

    private void list(Shape.ListOf list, Tree tree, Where where) {
        if (!(tree instanceof Tree.Row row)) {
            String cure = tree instanceof Tree.Scalar scalar && !(list.item() instanceof Shape.Of)
                    ? " Maybe [%s].".formatted(shorten(scalar.written()))
                    : list.item() instanceof Shape.Of && tree instanceof Tree.Branch
                            ? " Maybe a hyphen is missing before it."
                            : "";
            String found = tree instanceof Tree.Scalar scalar
                    ? "%s (%s)".formatted(kind(scalar), shorten(scalar.written()))
                    : "a map of keys";
            fault(
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
            fault(
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
                    fault(
                            Problem.TWICE_IN_LIST,
                            value.mark(),
                            there,
                            "%s names (%s) twice.".formatted(where.asKey(), shorten(name)));
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

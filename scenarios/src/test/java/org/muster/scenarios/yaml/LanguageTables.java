package org.muster.scenarios.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Prints the description of the language as the tables of {@code docs/language.md}. */
final class LanguageTables {

    private final Map<String, Shape.Keys> objects = new LinkedHashMap<>();

    private LanguageTables() {}

    static String objects() {
        LanguageTables tables = new LanguageTables();
        tables.collect(Language.SCENARIO);
        return tables.objects.values().stream().map(tables::table).collect(Collectors.joining("\n"));
    }

    static String findings() {
        StringBuilder out = new StringBuilder("| Code | Severity | What it means |\n|---|---|---|\n");
        for (Problem problem : Problem.values()) {
            out.append("| `%s` | %s | %s |\n"
                    .formatted(problem.code(), problem.severity().code().replace('-', ' '), problem.meaning()));
        }
        return out.toString();
    }

    private void collect(Shape.Keys keys) {
        if (objects.putIfAbsent(keys.name(), keys) == null) {
            keys.keys().values().forEach(key -> collect(key.shape()));
        }
    }

    private void collect(Shape shape) {
        switch (shape) {
            case Shape.Of(var keys) -> collect(keys.get());
            case Shape.ListOf list -> collect(list.item());
            case Shape.OneOrMore(var item) -> collect(item);
            case Shape.Either(var scalar, var other) -> {
                collect(scalar);
                collect(other);
            }
            default -> {}
        }
    }

    private String table(Shape.Keys keys) {
        StringBuilder out = new StringBuilder("### %s\n\n| Key | Type | Default | Meaning |\n|---|---|---|---|\n"
                .formatted(keys.name().substring(0, 1).toUpperCase(Locale.ROOT)
                        + keys.name().substring(1)));
        for (Shape.Key key : keys.keys().values()) {
            if (keys.common() && List.of("notes", "because").contains(key.name())) {
                continue;
            }
            String fallback = key.fallback() == null ? "" : "`" + key.fallback() + "`";
            out.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            key.name(), type(key.shape()), key.required() ? "**required**" : fallback, key.meaning()));
        }
        List<String> rules = rules(keys);
        if (!rules.isEmpty()) {
            out.append('\n');
            rules.forEach(rule -> out.append("- ").append(rule).append('\n'));
        }
        return out.toString();
    }

    private static List<String> rules(Shape.Keys keys) {
        List<String> rules = new ArrayList<>();
        for (Shape.Rule rule : keys.rules()) {
            switch (rule) {
                case Shape.Rule.ExactlyOne(var of) -> rules.add("Exactly one of " + codes(of) + ".");
                case Shape.Rule.AtMostOne(var of) -> rules.add("At most one of " + codes(of) + ".");
                case Shape.Rule.Beside(var key, var others) ->
                    rules.add("`%s` stands only beside %s.".formatted(key, codes(others)));
                case Shape.Rule.With(var key, var other, var values) ->
                    rules.add(
                            values.isEmpty()
                                    ? "`%s` has no `%s`.".formatted(key, other)
                                    : "`%s` needs `%s`: %s.".formatted(key, other, codes(values)));
                case Shape.Rule.OfKind of -> rules.add(ofKind(of, keys));
            }
        }
        return rules;
    }

    private static String ofKind(Shape.Rule.OfKind rule, Shape.Keys keys) {
        List<String> parts = new ArrayList<>();
        if (!rule.requires().isEmpty()) {
            parts.add("needs " + codes(inOrder(rule.requires(), keys)));
        }
        if (!rule.oneOf().isEmpty()) {
            parts.add("needs one of " + codes(rule.oneOf()));
        }
        if (!rule.hits().isEmpty()) {
            parts.add("hits " + codes(List.copyOf(new TreeSet<>(rule.hits()))));
        }
        if (keys.name().equals("disruption")) {
            List<String> may = new ArrayList<>(Language.EFFECT_KEYS);
            may.removeAll(rule.forbids());
            may.removeAll(rule.requires());
            may.removeAll(rule.oneOf());
            if (!may.isEmpty()) {
                parts.add("may have " + codes(may));
            }
        } else if (!rule.forbids().isEmpty()) {
            parts.add("has no " + codes(inOrder(rule.forbids(), keys)));
        }
        return "`kind: %s` %s.".formatted(rule.code(), String.join("; ", parts));
    }

    private static List<String> inOrder(Set<String> some, Shape.Keys keys) {
        return keys.keys().keySet().stream().filter(some::contains).toList();
    }

    private static String codes(List<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }

    private static String type(Shape shape) {
        return switch (shape) {
            case Shape.Prose prose -> "Text";
            case Shape.Phrase(var most) -> "string, at most %d characters".formatted(most);
            case Shape.Word word -> "%s, like `%s`".formatted(word.name(), word.example());
            case Shape.Verbatim(var most) -> "number or string, at most %d characters".formatted(most);
            case Shape.Whole(var least, var most) -> "whole number %d to %d".formatted(least, most);
            case Shape.Decimal(var bound, var orEqual) ->
                "number, %s %d".formatted(orEqual ? "at least" : "above", bound);
            case Shape.Part part -> "Share";
            case Shape.Flag flag -> "`true` or `false`";
            case Shape.Yes yes -> "`true`";
            case Shape.Duration duration -> duration(duration);
            case Shape.Moment moment -> "Moment";
            case Shape.RateOf rate -> "Rate";
            case Shape.FailureShownAs shown -> "`at-once`, `never` or `after` and a Duration";
            case Shape.OneOf(var codes) -> codes(codes);
            case Shape.NewId id -> "new id";
            case Shape.Ref(var kinds, var words) -> {
                String ids = "id of " + names(kinds);
                yield words.isEmpty() ? ids : ids + ", or " + codes(words);
            }
            case Shape.Places(var kinds, var words) -> "Places (%s), or %s".formatted(names(kinds), codes(words));
            case Shape.ListOf list -> list(list);
            case Shape.OneOrMore(var item) -> type(item) + ", or a list of such";
            case Shape.Either(var scalar, var other) -> type(scalar) + ", or " + type(other);
            case Shape.Of(var keys) ->
                "[%s](#%s)"
                        .formatted(
                                keys.get().name(),
                                keys.get().name().toLowerCase(Locale.ROOT).replace(' ', '-'));
            case Shape.PairOf pair -> "two agencies, or a list of such";
        };
    }

    private static String list(Shape.ListOf list) {
        String size = list.most() == Integer.MAX_VALUE
                ? list.least() > 0 ? ", at least %d".formatted(list.least()) : ""
                : list.least() == list.most()
                        ? ", exactly %d".formatted(list.least())
                        : ", %d to %d".formatted(list.least(), list.most());
        return "list of (%s)%s".formatted(type(list.item()), size);
    }

    private static String duration(Shape.Duration duration) {
        String sign = duration.least() < 0 ? ", may be negative" : duration.least() == 0 ? ", may be 0s" : "";
        return "Duration%s%s".formatted(sign, duration.inTurns() ? ", in turns `n turns`" : "");
    }

    private static String names(Set<IdKind> kinds) {
        return kinds.stream().map(IdKind::words).collect(Collectors.joining(", "));
    }
}

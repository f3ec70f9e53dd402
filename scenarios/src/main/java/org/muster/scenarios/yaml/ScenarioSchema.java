package org.muster.scenarios.yaml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.muster.scenarios.CanonicalJson;
import org.muster.scenarios.Mark;
import org.muster.scenarios.Tree;

/**
 * The language as a JSON Schema (2020-12), for editors and other programs. It is made of the same description that the
 * reader follows, and says all of it that a schema can say: keys, types, forms, closed lists, and which keys go
 * together.
 */
public final class ScenarioSchema {

    private final Map<String, Tree> definitions = new LinkedHashMap<>();

    private ScenarioSchema() {}

    /** @return canonical JSON */
    public static String json() {
        return new String(CanonicalJson.bytes(new ScenarioSchema().schema()), StandardCharsets.UTF_8);
    }

    private Tree schema() {
        Map<String, Tree> root = new LinkedHashMap<>();
        root.put("$schema", text("https://json-schema.org/draft/2020-12/schema"));
        root.put("title", text("A Muster scenario, language version " + Language.VERSION));
        root.putAll(object(Language.SCENARIO));
        root.put(
                "anyOf",
                row(
                        map("required", texts(List.of("duration"))),
                        map(
                                "properties",
                                map(
                                        "clock",
                                        map(
                                                "properties",
                                                map("mode", map("const", text("turns"))),
                                                "required",
                                                texts(List.of("mode")))),
                                "required",
                                texts(List.of("clock")))));
        root.put("$defs", Tree.Branch.of(definitions));
        return Tree.Branch.of(root);
    }

    private Map<String, Tree> object(Shape.Keys keys) {
        Map<String, Tree> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Shape.Key key : keys.keys().values()) {
            properties.put(key.name(), property(key));
            if (key.required()) {
                required.add(key.name());
            }
        }
        Map<String, Tree> object = new LinkedHashMap<>();
        object.put("type", text("object"));
        object.put("properties", Tree.Branch.of(properties));
        object.put("additionalProperties", Tree.Scalar.of(false));
        if (keys.common()) {
            object.put("patternProperties", map("^x-", Tree.Scalar.of(true)));
        }
        if (!required.isEmpty()) {
            object.put("required", texts(required));
        }
        List<Tree> rules = keys.rules().stream().map(ScenarioSchema::rule).toList();
        if (!rules.isEmpty()) {
            object.put("allOf", Tree.Row.of(rules));
        }
        return object;
    }

    private Tree property(Shape.Key key) {
        Map<String, Tree> described = new LinkedHashMap<>();
        described.put("allOf", row(of(key.shape())));
        described.put("description", text(key.meaning()));
        String fallback = key.fallback();
        if (fallback != null) {
            described.put("default", new Tree.Scalar(Mark.NOWHERE, Plain.kind(fallback), fallback));
        }
        return Tree.Branch.of(described);
    }

    private static Tree rule(Shape.Rule rule) {
        return switch (rule) {
            case Shape.Rule.ExactlyOne(var keys) -> map("oneOf", each(keys));
            case Shape.Rule.AtMostOne(var keys) -> map("not", map("required", texts(keys)));
            case Shape.Rule.Beside(var key, var others) ->
                map("dependentSchemas", map(key, map("anyOf", each(others))));
            case Shape.Rule.With(var key, var other, var values) -> {
                Tree then = values.isEmpty()
                        ? map("not", map("required", texts(List.of(other))))
                        : map("required", texts(List.of(other)), "properties", map(other, map("enum", texts(values))));
                yield map("dependentSchemas", map(key, then));
            }
            case Shape.Rule.OfKind of -> {
                List<Tree> then = new ArrayList<>();
                then.add(map("required", texts(List.copyOf(new TreeSet<>(of.requires())))));
                if (!of.forbids().isEmpty()) {
                    then.add(map("not", map("anyOf", each(List.copyOf(new TreeSet<>(of.forbids()))))));
                }
                if (!of.oneOf().isEmpty()) {
                    then.add(map("oneOf", each(of.oneOf())));
                }
                if (!of.hits().isEmpty()) {
                    Tree names = map("propertyNames", map("enum", texts(List.copyOf(new TreeSet<>(of.hits())))));
                    then.add(map("properties", map("hits", names)));
                }
                yield map(
                        "if",
                        map(
                                "properties",
                                map("kind", map("const", text(of.code()))),
                                "required",
                                texts(List.of("kind"))),
                        "then",
                        map("allOf", Tree.Row.of(then)));
            }
        };
    }

    /** One schema for each key that asks for nothing but the key. */
    private static Tree each(List<String> keys) {
        return Tree.Row.of(
                keys.stream().map(key -> map("required", texts(List.of(key)))).toList());
    }

    private Tree of(Shape shape) {
        return switch (shape) {
            case Shape.Prose prose -> prose();
            case Shape.Phrase(var most) ->
                map("type", text("string"), "minLength", Tree.Scalar.of(1), "maxLength", Tree.Scalar.of(most));
            case Shape.Word word -> pattern(word.pattern());
            case Shape.Verbatim(var most) ->
                map("type", texts(List.of("string", "number", "boolean")), "maxLength", Tree.Scalar.of(most));
            case Shape.Whole(var least, var most) ->
                map("type", text("integer"), "minimum", Tree.Scalar.of(least), "maximum", Tree.Scalar.of(most));
            case Shape.Decimal(var bound, var orEqual) ->
                map(
                        "type",
                        text("number"),
                        orEqual ? "minimum" : "exclusiveMinimum",
                        Tree.Scalar.of(bound),
                        "maximum",
                        Tree.Scalar.of(1_000_000_000));
            case Shape.Part part ->
                map("type", text("number"), "minimum", Tree.Scalar.of(0), "maximum", Tree.Scalar.of(1));
            case Shape.Flag flag -> map("type", text("boolean"));
            case Shape.Yes yes -> map("const", Tree.Scalar.of(true));
            case Shape.Duration duration -> duration(duration);
            case Shape.Moment moment -> pattern(Units.MOMENT + "|" + Units.TURN);
            case Shape.RateOf rate -> pattern(Units.RATE);
            case Shape.FailureShownAs shown -> pattern("at-once|never|after " + Units.DURATION);
            case Shape.OneOf(var codes) -> map("enum", texts(codes));
            case Shape.NewId id -> pattern(Ids.WRITTEN.pattern());
            case Shape.Ref ref -> id();
            case Shape.Places(var kinds, var words) ->
                anyOf(
                        map("enum", texts(words)),
                        array(id(), 1, Integer.MAX_VALUE, true),
                        map(
                                "type",
                                text("object"),
                                "properties",
                                map("allBut", array(id(), 1, Integer.MAX_VALUE, true)),
                                "required",
                                texts(List.of("allBut")),
                                "additionalProperties",
                                Tree.Scalar.of(false)));
            case Shape.ListOf(var item, var least, var most, var distinct) -> array(of(item), least, most, distinct);
            case Shape.OneOrMore(var item) -> anyOf(of(item), array(of(item), 1, Integer.MAX_VALUE, true));
            case Shape.Either(var scalar, var other) -> anyOf(of(scalar), of(other));
            case Shape.Of(var keys) -> reference(keys.get());
            case Shape.PairOf pair ->
                anyOf(array(id(), 2, 2, true), array(array(id(), 2, 2, true), 1, Integer.MAX_VALUE, false));
        };
    }

    private static Tree duration(Shape.Duration duration) {
        String size = duration.inTurns() ? "(%s|%s)".formatted(Units.DURATION, Units.TURNS) : Units.DURATION;
        return pattern(duration.least() < 0 ? "-?" + size : duration.least() == 0 ? size : "(?!0+[a-z]$)" + size);
    }

    private Tree prose() {
        if (!definitions.containsKey("text")) {
            definitions.put(
                    "text",
                    anyOf(
                            map(
                                    "type",
                                    text("string"),
                                    "minLength",
                                    Tree.Scalar.of(1),
                                    "maxLength",
                                    Tree.Scalar.of(10_000)),
                            map(
                                    "type",
                                    text("object"),
                                    "propertyNames",
                                    pattern("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"),
                                    "additionalProperties",
                                    map("type", text("string")),
                                    "minProperties",
                                    Tree.Scalar.of(1))));
        }
        return map("$ref", text("#/$defs/text"));
    }

    private Tree reference(Shape.Keys keys) {
        String name = keys.name().replace(' ', '-');
        if (!definitions.containsKey(name)) {
            definitions.put(name, Tree.Scalar.of(true));
            definitions.put(name, Tree.Branch.of(object(keys)));
        }
        return map("$ref", text("#/$defs/" + name));
    }

    private static Tree id() {
        return pattern("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)?");
    }

    private static Tree pattern(String whole) {
        return map("type", text("string"), "pattern", text("^(" + whole + ")$"));
    }

    private static Tree array(Tree item, int least, int most, boolean distinct) {
        Map<String, Tree> array = new LinkedHashMap<>();
        array.put("type", text("array"));
        array.put("items", item);
        if (least > 0) {
            array.put("minItems", Tree.Scalar.of(least));
        }
        if (most < Integer.MAX_VALUE) {
            array.put("maxItems", Tree.Scalar.of(most));
        }
        if (distinct) {
            array.put("uniqueItems", Tree.Scalar.of(true));
        }
        return Tree.Branch.of(array);
    }

    private static Tree anyOf(Tree... schemas) {
        return map("anyOf", row(schemas));
    }

    private static Tree text(String words) {
        return Tree.Scalar.of(words);
    }

    private static Tree texts(List<String> words) {
        return Tree.Row.of(words.stream().map(ScenarioSchema::text).toList());
    }

    private static Tree row(Tree... values) {
        return Tree.Row.of(Arrays.asList(values));
    }

    /** @param keysAndValues a key, its value, a key, its value … */
    private static Tree map(Object... keysAndValues) {
        Map<String, Tree> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], (Tree) keysAndValues[i + 1]);
        }
        return Tree.Branch.of(map);
    }
}

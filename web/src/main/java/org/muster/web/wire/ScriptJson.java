package org.muster.web.wire;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.muster.scenarios.Tree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A script as JSON: the keys of the language, as they are written. */
public final class ScriptJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

    private ScriptJson() {}

    public static JsonNode of(Tree tree) {
        return switch (tree) {
            case Tree.Branch branch -> {
                var object = NODES.objectNode();
                branch.entries().forEach(entry -> object.set(entry.key(), of(entry.value())));
                yield object;
            }
            case Tree.Row row -> {
                var array = NODES.arrayNode();
                row.values().forEach(value -> array.add(of(value)));
                yield array;
            }
            case Tree.Scalar scalar -> of(scalar);
        };
    }

    private static JsonNode of(Tree.Scalar scalar) {
        return switch (scalar.kind()) {
            case STRING -> NODES.stringNode(scalar.written());
            case NUMBER ->
                NUMBER.matcher(scalar.written()).matches()
                        ? NODES.numberNode(new BigDecimal(scalar.written()))
                        : NODES.stringNode(scalar.written());
            case FLAG -> NODES.booleanNode(Boolean.parseBoolean(scalar.written()));
            case NOTHING -> NODES.nullNode();
        };
    }
}

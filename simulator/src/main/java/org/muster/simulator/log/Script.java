package org.muster.simulator.log;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.muster.scenarios.Mark;
import org.muster.scenarios.Tree;
import tools.jackson.core.JsonToken;

/** A piece of script inside an event. Its numbers keep the text they were written with, since scripts know decimals. */
final class Script implements Codec {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    @Override
    public void write(Object value, Bytes out) {
        writeTree((Tree) value, out);
    }

    private static void writeTree(Tree tree, Bytes out) {
        switch (tree) {
            case Tree.Branch branch -> {
                out.add('{');
                boolean first = true;
                for (Tree.Entry entry : branch.entries()) {
                    if (!first) {
                        out.add(',');
                    }
                    out.addString(entry.key());
                    out.add(':');
                    writeTree(entry.value(), out);
                    first = false;
                }
                out.add('}');
            }
            case Tree.Row row -> {
                out.add('[');
                boolean first = true;
                for (Tree each : row.values()) {
                    if (!first) {
                        out.add(',');
                    }
                    writeTree(each, out);
                    first = false;
                }
                out.add(']');
            }
            case Tree.Scalar scalar -> writeScalar(scalar, out);
        }
    }

    private static void writeScalar(Tree.Scalar scalar, Bytes out) {
        switch (scalar.kind()) {
            case STRING -> out.addString(scalar.written());
            case NUMBER -> {
                if (!NUMBER.matcher(scalar.written()).matches()) {
                    throw new IllegalArgumentException(
                            "Number (%s) of a script can't be written in JSON.".formatted(scalar.written()));
                }
                out.add(Bytes.ascii(scalar.written()));
            }
            case FLAG -> out.add(Bytes.ascii(scalar.written()));
            case NOTHING -> out.add(Bytes.ascii("null"));
        }
    }

    @Override
    public Object read(Reading in) {
        in.expect(JsonToken.START_OBJECT, "an object");
        return readTree(in);
    }

    private static Tree readTree(Reading in) {
        return switch (in.parser().currentToken()) {
            case START_OBJECT -> {
                List<Tree.Entry> entries = new ArrayList<>();
                while (in.parser().nextToken() == JsonToken.PROPERTY_NAME) {
                    String key = in.parser().currentName();
                    in.parser().nextToken();
                    entries.add(new Tree.Entry(key, Mark.NOWHERE, readTree(in)));
                }
                yield new Tree.Branch(Mark.NOWHERE, entries);
            }
            case START_ARRAY -> {
                List<Tree> values = new ArrayList<>();
                while (in.parser().nextToken() != JsonToken.END_ARRAY) {
                    values.add(readTree(in));
                }
                yield Tree.Row.of(values);
            }
            case VALUE_STRING -> Tree.Scalar.of(in.string());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                new Tree.Scalar(
                        Mark.NOWHERE, Tree.Scalar.Kind.NUMBER, in.parser().getString());
            case VALUE_TRUE, VALUE_FALSE -> Tree.Scalar.of(in.flag());
            case VALUE_NULL -> new Tree.Scalar(Mark.NOWHERE, Tree.Scalar.Kind.NOTHING, "null");
            default -> throw in.refused("is no piece of script");
        };
    }
}

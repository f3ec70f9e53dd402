package org.muster.scenarios.yaml;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Tree;

/**
 * Writes a script as YAML that says the same: keys and lists in their order, nothing added, nothing left out. What
 * reads
 * this script back gets an equal one, and writing that gives the same bytes.
 */
public final class ScenarioWriter {

    private static final int LINE = 100;

    private static final Pattern BARE_MOMENT = Pattern.compile("T\\+\\d\\d+:\\d\\d(:\\d\\d)?");
    private static final Pattern BARE_AMOUNT = Pattern.compile("(\\d{1,9}[dhms]){1,4}|\\d+/(min|h)|\\d+ turns?");
    private static final Set<String> FLAGS_ELSEWHERE = Set.of("y", "n", "yes", "no", "on", "off");

    private final StringBuilder out = new StringBuilder();

    private ScenarioWriter() {}

    /** @return UTF-8 */
    public static byte[] write(Scenario scenario) {
        return write(scenario.tree());
    }

    /** @return UTF-8 */
    public static byte[] write(Tree.Branch tree) {
        ScenarioWriter writer = new ScenarioWriter();
        writer.branch(tree, 0);
        return writer.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void indent(int depth) {
        out.append("  ".repeat(depth));
    }

    private void branch(Tree.Branch branch, int depth) {
        boolean first = true;
        for (Tree.Entry entry : branch.entries()) {
            if (!first) {
                indent(depth);
            }
            first = false;
            out.append(scalar(Tree.Scalar.of(entry.key()), true)).append(':');
            below(entry.value(), depth);
        }
    }

    /** The value of a key: beside it when it fits, else below it. */
    private void below(Tree value, int depth) {
        switch (value) {
            case Tree.Scalar scalar -> {
                out.append(' ');
                text(scalar, depth + 1);
            }
            case Tree.Row row -> {
                String flow = flow(row);
                if (fits(row, flow, depth)) {
                    out.append(' ').append(flow).append('\n');
                } else {
                    out.append('\n');
                    row(row, depth + 1);
                }
            }
            case Tree.Branch branch -> {
                String flow = flow(branch);
                if (fits(branch, flow, depth)) {
                    out.append(' ').append(flow).append('\n');
                } else {
                    out.append('\n');
                    indent(depth + 1);
                    branch(branch, depth + 1);
                }
            }
        }
    }

    private void row(Tree.Row row, int depth) {
        for (Tree value : row.values()) {
            indent(depth);
            out.append("- ");
            switch (value) {
                case Tree.Scalar scalar -> text(scalar, depth + 1);
                case Tree.Branch branch when !fits(branch, flow(branch), depth) -> branch(branch, depth + 1);
                default -> out.append(flow(value)).append('\n');
            }
        }
    }

    /** Empty ones always; small ones without objects that have an id of their own. */
    private boolean fits(Tree tree, String flow, int depth) {
        return switch (tree) {
            case Tree.Row row ->
                row.values().isEmpty()
                        || (row.values().stream().allMatch(Tree.Scalar.class::isInstance)
                                && flow.length() + 2 * depth < LINE
                                && !flow.contains("\\n"));
            case Tree.Branch branch ->
                branch.entries().isEmpty()
                        || (!branch.has("id")
                                && branch.entries().stream()
                                        .map(Tree.Entry::value)
                                        .allMatch(ScenarioWriter::isSmall)
                                && flow.length() + 2 * depth < LINE
                                && !flow.contains("\\n"));
            case Tree.Scalar scalar -> true;
        };
    }

    private static boolean isSmall(Tree tree) {
        return switch (tree) {
            case Tree.Scalar scalar -> true;
            case Tree.Row row -> row.values().stream().allMatch(Tree.Scalar.class::isInstance);
            case Tree.Branch branch ->
                branch.entries().stream().map(Tree.Entry::value).allMatch(Tree.Scalar.class::isInstance);
        };
    }

    private static String flow(Tree tree) {
        return switch (tree) {
            case Tree.Scalar scalar -> scalar(scalar, true);
            case Tree.Row row ->
                "["
                        + String.join(
                                ", ",
                                row.values().stream().map(ScenarioWriter::flow).toList()) + "]";
            case Tree.Branch branch -> {
                List<String> entries = branch.entries().stream()
                        .map(entry -> scalar(Tree.Scalar.of(entry.key()), true) + ": " + flow(entry.value()))
                        .toList();
                yield "{" + String.join(", ", entries) + "}";
            }
        };
    }

    /** A scalar in block style; a text of several lines as a block of its own where YAML can say it so. */
    private void text(Tree.Scalar scalar, int depth) {
        String written = scalar.written();
        if (scalar.kind() != Tree.Scalar.Kind.STRING || !isBlock(written)) {
            out.append(scalar(scalar, false)).append('\n');
            return;
        }
        out.append(written.endsWith("\n") ? "|" : "|-").append('\n');
        for (String line : written.stripTrailing().split("\n", -1)) {
            if (!line.isEmpty()) {
                indent(depth);
                out.append(line);
            }
            out.append('\n');
        }
    }

    private static boolean isBlock(String text) {
        String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return body.contains("\n")
                && !body.endsWith("\n")
                && !body.startsWith("\n")
                && body.lines().noneMatch(line -> line.startsWith(" ") || line.endsWith(" ") || line.contains("\t"))
                && body.codePoints().allMatch(point -> point == '\n' || isPrintable(point));
    }

    private static boolean isPrintable(int point) {
        return (point >= 0x20 && point < 0x7F)
                || (point >= 0xA0 && point < 0xD800 && point != 0x2028 && point != 0x2029)
                || (point >= 0xE000 && point <= 0xFFFD && point != 0xFEFF)
                || point >= 0x10000;
    }

    private static String scalar(Tree.Scalar scalar, boolean inFlow) {
        String written = scalar.written();
        return switch (scalar.kind()) {
            case NUMBER, FLAG, NOTHING -> written;
            case STRING -> isBare(written, inFlow) ? written : quoted(written);
        };
    }

    private static boolean isBare(String word, boolean inFlow) {
        if (Plain.kind(word) != Tree.Scalar.Kind.STRING || FLAGS_ELSEWHERE.contains(word.toLowerCase(Locale.ROOT))) {
            return false;
        }
        return BARE_MOMENT.matcher(word).matches()
                || BARE_AMOUNT.matcher(word).matches()
                || (Character.isLetter(word.codePointAt(0)) && isPlain(word, inFlow));
    }

    /** Letters, digits and a few signs that mean nothing anywhere, single spaces between them. */
    private static boolean isPlain(String word, boolean inFlow) {
        boolean space = false;
        for (int i = 0; i < word.length(); i += Character.charCount(word.codePointAt(i))) {
            int point = word.codePointAt(i);
            boolean gap = point == ' ';
            if (gap && (space || i + 1 == word.length())) {
                return false;
            }
            boolean harmless = Character.isLetterOrDigit(point)
                    || "._/+-()'’!?%;".indexOf(point) >= 0
                    || (point == ',' && !inFlow);
            if (!gap && !harmless) {
                return false;
            }
            space = gap;
        }
        return true;
    }

    private static String quoted(String word) {
        StringBuilder quoted = new StringBuilder("\"");
        word.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (isPrintable(point)) {
                        quoted.appendCodePoint(point);
                    } else if (point > 0xFFFF) {
                        quoted.append("\\U%08X".formatted(point));
                    } else {
                        quoted.append("\\u%04X".formatted(point));
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}

package org.muster.scenarios;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/**
 * One way of writing a tree, byte for byte: JSON after RFC 8785. Keys stand in the order of their UTF-16 units,
 * numbers as
 * ECMAScript writes a double, and keys that begin with {@code x-} are left out, since they are no part of the script.
 */
public final class CanonicalJson {

    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    /** @return UTF-8, without spaces */
    public static byte[] bytes(Tree tree) {
        CanonicalJson json = new CanonicalJson();
        json.write(tree);
        return json.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(Tree tree) {
        switch (tree) {
            case Tree.Branch branch -> {
                out.append('{');
                String comma = "";
                for (Tree.Entry entry : branch.entries().stream()
                        .filter(entry -> !entry.key().startsWith("x-"))
                        .sorted(Comparator.comparing(Tree.Entry::key))
                        .toList()) {
                    out.append(comma);
                    string(entry.key());
                    out.append(':');
                    write(entry.value());
                    comma = ",";
                }
                out.append('}');
            }
            case Tree.Row row -> {
                out.append('[');
                String comma = "";
                for (Tree value : row.values()) {
                    out.append(comma);
                    write(value);
                    comma = ",";
                }
                out.append(']');
            }
            case Tree.Scalar scalar -> scalar(scalar);
        }
    }

    private void scalar(Tree.Scalar scalar) {
        switch (scalar.kind()) {
            case STRING -> string(scalar.written());
            case NUMBER -> out.append(number(scalar.written()));
            case FLAG -> out.append(Boolean.parseBoolean(scalar.written()));
            case NOTHING -> out.append("null");
        }
    }

    private void string(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** The shortest digits that give the double back, laid out as ECMAScript does. */
    static String number(String written) {
        double value = value(written);
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        String sign = value < 0 ? "-" : "";
        if (digits.length() <= point && point <= 21) {
            return sign + digits + "0".repeat(point - digits.length());
        }
        if (0 < point && point <= 21) {
            return sign + digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return sign + "0." + "0".repeat(-point) + digits;
        }
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return "%s%se%s%d".formatted(sign, mantissa, point > 0 ? "+" : "-", Math.abs(point - 1));
    }

    /** Java writes two digits where one would do, as in 4.9E-324. */
    private static BigDecimal shortest(double value) {
        BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal one = digits.round(new MathContext(1, RoundingMode.HALF_EVEN));
        return one.doubleValue() == value ? one.stripTrailingZeros() : digits;
    }

    private static double value(String written) {
        if (written.startsWith("0o")) {
            return new BigInteger(written.substring(2), 8).doubleValue();
        }
        if (written.startsWith("0x")) {
            return new BigInteger(written.substring(2), 16).doubleValue();
        }
        return Double.parseDouble(written);
    }
}

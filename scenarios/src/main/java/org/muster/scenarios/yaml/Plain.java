package org.muster.scenarios.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Tree;

/** What a word without quotes is in the YAML 1.2 core schema. */
final class Plain {

    private static final Pattern NOTHING = Pattern.compile("|~|null|Null|NULL");
    private static final Pattern FLAG = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
                    + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private static final int MOST_DIGITS = 400;

    private Plain() {}

    static Tree.Scalar.Kind kind(String word) {
        if (NOTHING.matcher(word).matches()) {
            return Tree.Scalar.Kind.NOTHING;
        }
        if (FLAG.matcher(word).matches()) {
            return Tree.Scalar.Kind.FLAG;
        }
        return NUMBER.matcher(word).matches() ? Tree.Scalar.Kind.NUMBER : Tree.Scalar.Kind.STRING;
    }

    /** @return the number that is written so, or null when it is none, not a finite one or absurdly long */
    static @Nullable BigDecimal number(String word) {
        if (word.length() > MOST_DIGITS) {
            return null;
        }
        try {
            if (word.startsWith("0o")) {
                return new BigDecimal(new BigInteger(word.substring(2), 8));
            }
            if (word.startsWith("0x")) {
                return new BigDecimal(new BigInteger(word.substring(2), 16));
            }
            BigDecimal number = new BigDecimal(word);
            return Double.isInfinite(number.doubleValue()) ? null : number;
        } catch (NumberFormatException none) {
            return null;
        }
    }
}

package org.muster.scenarios;

import java.util.regex.Pattern;

/**
 * Names one object of a scenario. Each kind of object has an id type of its own, so that one can't be passed for
 * another.
 * Written ids match {@code [a-z][a-z0-9-]{0,39}}; derived ones ({@code m-02.2}, {@code m-02-ack}, {@code pace.so.eoc},
 * {@code casualties-to-state-eoc}) are made of written ones and may be longer.
 */
public interface Identifier {

    String value();

    /** @throws IllegalArgumentException when no written or derived id can look like this */
    static void check(String value) {
        if (!Form.isId(value)) {
            throw new IllegalArgumentException(
                    "Id (%s) must begin with a small letter and hold only small letters, digits and hyphens."
                            .formatted(value));
        }
    }

    /** Takes the number of a repeat out of a derived id: {@code m-11.2-ack} was written {@code m-11-ack}. */
    static String withoutRepeat(String value) {
        return value.indexOf('.') < 0 ? value : Form.REPEAT.matcher(value).replaceFirst("$1$2");
    }

    /** Names the n-th repeat of what is written {@code value}, counted from 1. */
    static String withRepeat(String value, int n) {
        return value + "." + n;
    }

    /** Keeps how ids look out of the interface's public face. */
    final class Form {
        private static final Pattern REPEAT = Pattern.compile("^([a-z0-9-]+)\\.[0-9]+(|-ack)$");

        private Form() {}

        /** By hand and not by a pattern, since the engine makes an id for every entry that names one. */
        private static boolean isId(String value) {
            char before = '.';
            for (int i = 0; i < value.length(); i++) {
                char now = value.charAt(i);
                boolean letter = now >= 'a' && now <= 'z';
                boolean digit = now >= '0' && now <= '9';
                boolean fits = before == '.' ? letter || (digit && i > 0) : letter || digit || now == '-' || now == '.';
                if (!fits) {
                    return false;
                }
                before = now;
            }
            return before != '.';
        }
    }
}

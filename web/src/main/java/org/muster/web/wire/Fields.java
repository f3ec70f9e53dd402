package org.muster.web.wire;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks parts of requests, and names the part that is wrong. */
public final class Fields {
    private static final int LONGEST_ID = 36;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,35}");

    private Fields() {}

    /** The value, which must be there. */
    public static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw Problem.missing(field);
        }
        return value;
    }

    /** An id that the client made, by which a second sending is known: 1 to 36 visible ASCII characters. */
    public static String clientId(String field, @Nullable String value) {
        String id = required(field, value);
        boolean fits = !id.isEmpty() && id.length() <= LONGEST_ID;
        for (int i = 0; fits && i < id.length(); i++) {
            fits = id.charAt(i) > ' ' && id.charAt(i) <= '~';
        }
        if (!fits) {
            throw Problem.wrong(
                    field, "(%s) is not 1 to 36 visible ASCII characters. Maybe use a random UUID.".formatted(id));
        }
        return id;
    }

    /** An id by which a new thing is found: 1 to 36 letters, digits, hyphens and underscores. */
    public static String newId(String field, @Nullable String value) {
        String id = required(field, value);
        if (!isId(id)) {
            throw Problem.wrong(
                    field, "(%s) is not 1 to 36 letters, digits and hyphens. Maybe use a random UUID.".formatted(id));
        }
        return id;
    }

    static boolean isId(String id) {
        return NAME.matcher(id).matches();
    }
}

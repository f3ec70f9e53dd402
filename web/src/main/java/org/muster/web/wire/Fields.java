package org.muster.web.wire;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks parts of requests, and names the part that is wrong. */
public final class Fields {
    private static final int LONGEST_ID = 36;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C, ZERO_WIDTH_JOINER = 0x200D;
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

    /**
     * Words that somebody gives a thing, on one line, or null when there are none but spaces. Nothing in them may hide or turn
     * round what stands beside them on a screen.
     */
    public static @Nullable String title(String field, @Nullable String value, int most) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > most) {
            throw Problem.wrong(field, "it has (%d) characters, more than %d.".formatted(value.length(), most));
        }
        value.codePoints().filter(Fields::isUnseen).findFirst().ifPresent(unseen -> {
            throw Problem.wrong(
                    field,
                    "it holds a character that is not seen (U+%04X). Maybe it came with a copy; type it anew."
                            .formatted(unseen));
        });
        return value.strip();
    }

    private static boolean isUnseen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            // Some scripts, and some small pictures, are joined by one of them.
            case Character.FORMAT -> character != ZERO_WIDTH_NON_JOINER && character != ZERO_WIDTH_JOINER;
            default -> false;
        };
    }

    static boolean isId(String id) {
        return NAME.matcher(id).matches();
    }
}

package org.muster.web.wire;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** Checks parts of requests, and names the part that is wrong. */
public final class Fields {
    private static final int LONGEST_ID = 36;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C, ZERO_WIDTH_JOINER = 0x200D;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,35}");

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern VERSION = Pattern.compile("\"(0|[1-9][0-9]{0,8})\"");

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

    /** A UUID: an id that tells nothing of what it names. */
    public static String newUuid(String field, @Nullable String value) {
        String id = required(field, value);
        if (!UUID.matcher(id).matches()) {
            throw Problem.wrong(field, "(%s) is not a UUID in small letters. Maybe draw one at random.".formatted(id));
        }
        return id;
    }

    /** A day, such as 2027-05-11. */
    public static LocalDate day(String field, @Nullable String value) {
        String day = required(field, value);
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException wrong) {
            throw Problem.wrong(field, "(%s) is not a day. Maybe it should be like 2027-05-11.".formatted(day));
        }
    }

    /** The version that a change is one of, as its {@code If-Match} says. */
    public static int version(ServerWebExchange request) {
        List<String> given = request.getRequest().getHeaders().getOrDefault(HttpHeaders.IF_MATCH, List.of());
        if (given.isEmpty()) {
            throw Problem.unconditional();
        }
        Matcher version = VERSION.matcher(given.getFirst());
        if (given.size() > 1 || !version.matches()) {
            throw Problem.wrong(
                    "If-Match", "(%s) is no version. Maybe \"3\", in quotes.".formatted(String.join(", ", given)));
        }
        return Integer.parseInt(version.group(1));
    }

    /** The header that tells a version. */
    public static String etag(int version) {
        return "\"" + version + "\"";
    }

    /** Words that a thing must have, as in {@link #title}. */
    public static String name(String field, @Nullable String value, int most) {
        String name = title(field, required(field, value), most);
        if (name == null) {
            throw Problem.wrong(field, "it is empty.");
        }
        return name;
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

    /** Whether something that is found by its id may be called so. */
    public static boolean isId(String id) {
        return NAME.matcher(id).matches();
    }
}

package org.muster.web.command;

import java.util.Locale;

/** How numbers are said. */
final class Words {
    private Words() {}

    /** {@code 1 entry}, {@code 2 entries}, {@code 1,204 messages}. */
    static String count(long count, String one) {
        String many = one.endsWith("y") ? one.substring(0, one.length() - 1) + "ies" : one + "s";
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
    }

    /** {@code 1 h 30 min}, {@code 45 min}, {@code 20 s}. */
    static String length(long millis) {
        long seconds = millis / 1000;
        StringBuilder words = new StringBuilder();
        add(words, seconds / 3600, "h");
        add(words, seconds / 60 % 60, "min");
        add(words, seconds % 60, "s");
        return words.isEmpty() ? millis + " ms" : words.toString();
    }

    private static void add(StringBuilder words, long count, String unit) {
        if (count > 0) {
            words.append(words.isEmpty() ? "" : " ").append(count).append(' ').append(unit);
        }
    }
}

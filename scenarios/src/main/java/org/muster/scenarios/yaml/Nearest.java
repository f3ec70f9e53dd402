package org.muster.scenarios.yaml;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Guesses which word was meant. */
public final class Nearest {

    private static final int MOST_CANDIDATES = 3000;

    private Nearest() {}

    /** @return " Maybe x." or, where nothing is near and there are few, " Maybe one of a, b, c.", or nothing */
    public static String maybe(String written, Collection<String> known) {
        String nearest = to(written, known);
        if (nearest != null) {
            return " Maybe %s.".formatted(nearest);
        }
        if (known.isEmpty() || known.size() > 24) {
            return "";
        }
        return known.size() == 1
                ? " Maybe %s.".formatted(known.iterator().next())
                : " Maybe one of %s.".formatted(String.join(", ", known));
    }

    /** @return the known word that differs in the fewest letters, or null when none is near */
    public static @Nullable String to(String written, Collection<String> known) {
        if (written.length() > 60) {
            return null;
        }
        String lower = written.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, written.length() / 3);
        int best = limit + 1;
        String nearest = null;
        int looked = 0;
        for (String candidate : known) {
            if (++looked > MOST_CANDIDATES) {
                break;
            }
            if (Math.abs(candidate.length() - written.length()) < best) {
                int distance = distance(lower, candidate.toLowerCase(Locale.ROOT));
                if (distance < best) {
                    best = distance;
                    nearest = candidate;
                }
            }
        }
        return nearest;
    }

    /** Letters changed, added, dropped, or swapped with their neighbour. */
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }
}

package org.muster.simulator.log;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Guesses at what was meant by a word that is not known. */
final class Guess {

    private static final int LONGEST = 60;

    private Guess() {}

    /** @return {@code " Maybe it should be (seat)."}, or nothing when no known word is near */
    static String maybe(String word, Collection<String> known) {
        String nearest = null;
        int least = word.length() / 3 + 2;
        if (word.length() <= LONGEST) {
            for (String each : known) {
                int distance = distance(word, each);
                if (distance < least) {
                    least = distance;
                    nearest = each;
                }
            }
        }
        return nearest == null ? "" : " Maybe it should be (%s).".formatted(nearest);
    }

    /** The text, or its beginning when it is too long for a message. */
    static String shortened(@Nullable String text) {
        if (text == null) {
            return "nothing";
        }
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** How many letters to change, add or drop. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}

package org.muster.simulator.log;

/** Refuses numbers and words that can't be. */
final class Bounds {

    private Bounds() {}

    static void atLeast(long least, String what, long value) {
        if (value < least) {
            throw new IllegalArgumentException("%s (%d) is less than %d.".formatted(what, value, least));
        }
    }

    static void permille(String what, long value) {
        if (value < 0 || value > 1000) {
            throw new IllegalArgumentException("%s (%d) is not 0 to 1000 thousandths.".formatted(what, value));
        }
    }

    /** A word for machines: visible ASCII, since anything else may not be the same in every file. */
    static void word(String what, String word) {
        boolean visible = !word.isEmpty();
        for (int i = 0; visible && i < word.length(); i++) {
            visible = word.charAt(i) > ' ' && word.charAt(i) <= '~';
        }
        if (!visible) {
            throw new IllegalArgumentException("%s (%s) is not a word of visible ASCII.".formatted(what, word));
        }
    }
}

package org.muster.simulator.log;

/** Refuses whole numbers that can't be. */
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
}

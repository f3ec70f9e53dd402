package org.muster.scoring;

import org.muster.scenarios.Code;

/** A value in a word. Each band begins at its bound and ends below the next. */
public enum Band implements Code {
    STRONG(85),
    ADEQUATE(70),
    NEEDS_WORK(50),
    DEFICIENT(0);

    /** A value that is 85 but for the rounding of its last digits is 85. */
    private static final double ROUNDING = 1e-9;

    private final int from;

    Band(int from) {
        this.from = from;
    }

    public static Band of(double value) {
        for (Band band : values()) {
            if (value >= band.from - ROUNDING) {
                return band;
            }
        }
        throw new IllegalArgumentException("Value (%s) must lie in 0..100.".formatted(value));
    }
}

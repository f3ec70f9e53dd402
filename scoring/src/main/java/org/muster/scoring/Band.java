package org.muster.scoring;

import org.muster.scenarios.Code;
import org.muster.scenarios.ScoringProfile;

/** A value in a word. Each band begins at its bound and ends below the next. */
public enum Band implements Code {
    STRONG,
    ADEQUATE,
    NEEDS_WORK,
    DEFICIENT;

    /** A value that is 85 but for the rounding of its last digits is 85. */
    private static final double ROUNDING = 1e-9;

    static Band of(double value, ScoringProfile.Bands bands) {
        double exact = value + ROUNDING;
        if (exact >= bands.strong()) {
            return STRONG;
        }
        if (exact >= bands.adequate()) {
            return ADEQUATE;
        }
        return exact >= bands.needsWork() ? NEEDS_WORK : DEFICIENT;
    }
}

package org.muster.scoring;

import org.muster.scenarios.Code;

/** Why there is no value. Missing is never zero. */
public enum Reason implements Code {
    /** Nothing happened that the measure counts. */
    NO_ITEMS,
    /** There were items, but none was seen long enough to say anything. */
    NONE_OBSERVED,
    /** The measure needs the whole exercise. */
    NOT_ENDED,
    /** Before the disruption nothing was on time, so there was nothing to retain. */
    NO_BASELINE,
    /** Fewer than three expectations were open under disruption. */
    UNDER_THREE,
    /** Nobody's training is on record. */
    NO_CITATION,
    /** The exercise is played in turns, where no clock runs. */
    NOT_TIMED
}

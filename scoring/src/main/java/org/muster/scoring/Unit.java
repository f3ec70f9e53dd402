package org.muster.scoring;

import org.jspecify.annotations.Nullable;

/** One thing that a measure counts. */
interface Unit {

    /** Of no line of the script. */
    int NO_LINE = -1;

    /** The place of its line in the script as played, or {@link #NO_LINE}. */
    int line();

    EvidenceLine evidence();

    default boolean withCrew() {
        return evidence().crew();
    }

    /** What else its part in the value is to be derived from, or null when its evidence says it. */
    default @Nullable Step step() {
        return null;
    }
}

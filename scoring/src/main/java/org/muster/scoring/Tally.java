package org.muster.scoring;

import org.muster.simulator.log.LogEntry;

/** Gathers what one measure is about. It reads every entry once, in order, and counts when asked. */
interface Tally {

    Measure measure();

    /** Looks at what the course of play does not keep already. */
    default void read(LogEntry entry) {}

    /** What there is so far, for everybody at once: nothing is looked at anew for each holder. */
    Sheets sheets();
}

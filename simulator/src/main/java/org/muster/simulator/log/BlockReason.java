package org.muster.simulator.log;

import org.muster.scenarios.Code;

/** Why nobody could have done what was expected. */
public enum BlockReason implements Code {
    /** No link of any level was up and cleared. */
    NO_PATH,
    /** The seat and all its deputies were away. */
    ABSENT,
    AGENCY_DOWN,
    /** No lawful way was there. */
    LEGAL
}

package org.muster.simulator.log;

import org.muster.scenarios.Code;

/** What becomes of the time that a jump leaves out. */
public enum JumpMode implements Code {
    /** What lay between is dropped. */
    SKIP,
    /** What lay between is played at once. */
    PLAY
}

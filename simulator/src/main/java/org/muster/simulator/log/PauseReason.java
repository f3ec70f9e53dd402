package org.muster.simulator.log;

import org.muster.scenarios.Code;

/** Why the clock was stopped or runs again. */
public enum PauseReason implements Code {
    CONTROLLER,
    /** The log could not be stored; nothing is played until it can. */
    STORE,
    /** The program was started anew. */
    RESTART,
    /** A safety stop. */
    SAFETY
}

package org.muster.simulator.log;

import org.muster.scenarios.Code;

/** Why a line is due by hand, was held back or skipped. */
public enum LineReason implements Code {
    /** The script wants a controller to release it. */
    WAITS_FOR_CONTROLLER,
    /** A controller said so. */
    CONTROLLER,
    /** Its last moment had passed. */
    NOT_AFTER,
    /** Its phase was not open. */
    PHASE,
    /** The clock jumped over it. */
    JUMP,
    /** The exercise ended first. */
    ENDED
}

package org.muster.simulator.log;

import org.muster.scenarios.Code;

/** Why an exercise ended. */
public enum EndReason implements Code {
    DIRECTOR,
    /** The scenario's duration was reached. */
    DURATION
}

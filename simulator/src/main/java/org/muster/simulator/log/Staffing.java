package org.muster.simulator.log;

import org.muster.scenarios.Code;

/** How a seat is held. */
public enum Staffing implements Code {
    PERSON,
    /** A simulated crew. */
    CREW,
    EMPTY
}

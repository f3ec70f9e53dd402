package org.muster.simulator.log;

import org.muster.scenarios.Code;

/** Whom scores or a log were released to. */
public enum ReleasedTo implements Code {
    SEATS,
    AGENCIES,
    COMMANDERS
}

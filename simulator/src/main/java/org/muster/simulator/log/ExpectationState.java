package org.muster.simulator.log;

import org.muster.scenarios.Code;

/** How an expectation ended. */
public enum ExpectationState implements Code {
    MET,
    FAILED,
    /** The clock jumped over it, or its line was taken back. */
    WITHDRAWN,
    /** It was blocked when it ended. */
    IMPOSSIBLE,
    /** The exercise ended before its standard had run out. */
    CENSORED
}

package org.muster.simulator.log;

import org.muster.scenarios.Code;

/** What became of a contested score. */
public enum ContestOutcome implements Code {
    STANDS,
    CHANGED
}

package org.muster.simulator.log;

import org.muster.scenarios.Code;

/** When an expectation's clock starts. */
public enum ClockRule implements Code {
    DELIVERED,
    TRIGGER,
    KNOWN
}

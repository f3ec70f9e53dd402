package org.muster.simulator.log;

import org.muster.scenarios.Code;

/** Why a message never left. */
public enum StopReason implements Code {
    /** It was judged unlawful, and the scenario stops such messages. */
    VERDICT,
    /** Its sender took it back after a warning. */
    WITHDRAWN
}

package org.muster.simulator.log;

import org.muster.scenarios.Code;

/** Why a seat passed from one person to another. */
public enum HandoverReason implements Code {
    ROTATION,
    DEPUTY,
    ABSENCE
}

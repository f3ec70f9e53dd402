package org.muster.simulator.log;

import org.muster.scenarios.Code;

/** Why a message waits or will never arrive. */
public enum LossReason implements Code {
    /** The link was full. */
    CAPACITY,
    /** The link was down. */
    OUTAGE,
    /** The link lost it by chance. */
    LOSS,
    PARTITION,
    AGENCY_DOWN,
    POWER_LOSS,
    /** A seat was locked out of the link. */
    ACCESS_LOSS,
    /** The agency has more to do than it can, and gets to it later. */
    OVERLOAD
}

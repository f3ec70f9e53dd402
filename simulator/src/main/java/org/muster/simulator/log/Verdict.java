package org.muster.simulator.log;

import org.muster.scenarios.Code;

/**
 * What the agreements say of a disclosure or a loan, as of the moment it was sent. The word after the first says why.
 */
public enum Verdict implements Code {
    ALLOW,
    /** Sender and recipient are of one agency. */
    ALLOW_INTERNAL,
    ALLOW_OVERSIGHT,
    ALLOW_PUBLIC,
    /** The sender had no notice yet of the change that forbids it. */
    ALLOW_IN_GOOD_FAITH,
    /** Claimed by the sender, and judged by an evaluator later. */
    ALLOW_EMERGENCY,
    DENY_STATUTE,
    DENY_CATEGORY,
    DENY_CHANNEL,
    DENY_NO_AGREEMENT,
    DENY_EXPIRED,
    DENY_SUSPENDED,
    DENY_REVOKED,
    DENY_PURPOSE,
    DENY_TLP,
    DENY_REDISTRIBUTION,
    DENY_NEED_TO_KNOW,
    DENY_BASIS,
    DENY_CLEARANCE,
    DENY_NOT_YET;

    public boolean allows() {
        return compareTo(DENY_STATUTE) < 0;
    }
}

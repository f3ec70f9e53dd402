package org.muster.scenarios;

/** What happens at send time to a message that no agreement permits. It is recorded in any case. */
public enum ForbiddenMessages implements Code {
    STOPPED,
    WARNED,
    MARKED
}

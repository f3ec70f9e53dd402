package org.muster.scenarios;

/** What a message is for. An order, alert or request between seats must be acknowledged. */
public enum MessageKind implements Code {
    NOTIFY,
    REPORT,
    REQUEST,
    REPLY,
    ORDER,
    ALERT,
    SITUATION_REPORT,
    QUERY,
    CORRECT,
    RETRACT,
    PUBLIC_INFORMATION,
    DISCLOSURE_LOG,
    COMPLAINT
}

package org.muster.scenarios;

/** What something is shared or lent for. */
public enum Purpose implements Code {
    LIFE_SAFETY,
    EMERGENCY_MANAGEMENT,
    CRIMINAL_INVESTIGATION,
    BORDER_OPERATIONS,
    PUBLIC_INFORMATION,
    OVERSIGHT,
    TRAINING,
    /** Stands in denials and in requests that must be declined, never in a permission. */
    DETENTION
}

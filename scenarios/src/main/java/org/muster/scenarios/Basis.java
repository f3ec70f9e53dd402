package org.muster.scenarios;

/** What a message must cite before an agreement's condition opens a category. */
public enum Basis implements Code {
    NEED_TO_KNOW,
    TREATMENT,
    CONSENT,
    WARRANT_CITED,
    SUPERVISOR_APPROVAL
}

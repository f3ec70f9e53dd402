package org.muster.scenarios;

/** How grave a wrong act or an unlawful option is. */
public enum Severity implements Code {
    MINOR,
    MAJOR,
    CRITICAL
}

package org.muster.simulator;

/** What goes first at one millisecond; the order of the constants is the order of play. */
enum Precedence {
    /** The clock and the phases. */
    CLOCK,
    /** A link, seat, agreement or resource comes back. */
    RETURN,
    /** Something goes away. */
    LOSS,
    /** Expectations are looked at once: blocked or not. */
    RECHECK,
    /** Messages arrive, failures are noticed, messages are opened. */
    ARRIVAL,
    /** Lines of the MSEL and conditions. */
    LINE,
    /** Simulated crews act. */
    CREW,
    /** Expectations are missed and closed. */
    DEADLINE,
    /** EndEx. */
    END
}

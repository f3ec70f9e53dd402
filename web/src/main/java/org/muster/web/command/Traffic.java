package org.muster.web.command;

import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;

/** Counts what became of the messages of a log. */
final class Traffic {
    private long entries;
    private long sent;
    private long delivered;
    private long lost;
    private long inFlight;

    void read(LogEntry entry) {
        entries++;
        switch (entry.event()) {
            case Event.MessageSent sending -> sent++;
            case Event.MessageDelivered delivery -> delivered++;
            case Event.MessageLost loss -> lost++;
            case Event.MessageInFlight flying -> inFlight++;
            default -> {}
        }
    }

    /** Entries of the log. */
    long entries() {
        return entries;
    }

    /** Messages, whoever they went to. */
    long sent() {
        return sent;
    }

    /** Deliveries, one a recipient. */
    long delivered() {
        return delivered;
    }

    /** Losses, one a recipient. */
    long lost() {
        return lost;
    }

    /** Messages that were still on their way at EndEx. */
    long inFlight() {
        return inFlight;
    }
}

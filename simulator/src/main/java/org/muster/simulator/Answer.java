package org.muster.simulator;

import java.util.List;
import org.muster.simulator.log.LogEntry;

/** What the engine answers to an input. It never throws for what a person did. */
public sealed interface Answer {

    /**
     * The input stands in the log.
     *
     * @param number of its entry; for an input that came a second time the number of the first
     * @param entries what was written: the input and all that followed from it at once; empty for a repeated input
     */
    record Accepted(long number, List<LogEntry> entries) implements Answer {
        public Accepted {
            entries = List.copyOf(entries);
        }
    }

    /**
     * The input changed nothing and stands in no log.
     *
     * @param values what the reason is about, such as an id or a moment, in the order that the reason names
     */
    record Refused(Refusal reason, List<String> values) implements Answer {
        public Refused {
            values = List.copyOf(values);
        }
    }
}

package org.muster.web.live;

import java.util.List;
import org.muster.scenarios.Code;
import org.muster.simulator.Refusal;

/** What became of an input. It is told only when nothing can take it back. */
public sealed interface Outcome {

    /**
     * It stands in the log.
     *
     * @param number of its entry; an input that came again has the number of the first
     */
    record Accepted(long number) implements Outcome {}

    /** The exercise as it stands does not permit it. */
    record Refused(Refusal reason, List<String> values) implements Outcome {
        public Refused {
            values = List.copyOf(values);
        }
    }

    /** It was not looked at. */
    record Untaken(Why why) implements Outcome {}

    /** Why an input was not looked at. */
    enum Why implements Code {
        /** The exercise can be looked at, and nothing else. */
        READ_ONLY,
        /** Another server plays the exercise now. */
        MOVED,
        /** Too many inputs wait for the store. */
        BUSY,
        /** This server stops. */
        CLOSING,
        /** The engine failed; a restart plays the exercise from its log. */
        FAILED
    }
}

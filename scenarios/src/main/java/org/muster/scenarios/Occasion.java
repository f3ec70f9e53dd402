package org.muster.scenarios;

import org.jspecify.annotations.Nullable;

/** Something that happens in play and that a trigger can wait for. The first one counts. */
public sealed interface Occasion {

    /**
     * A line got so far.
     *
     * @param recipient with whom it got so far, or null for any
     */
    record OfLine(Line.Id line, Stage stage, @Nullable Place recipient) implements Occasion {
        public enum Stage implements Code {
            RELEASED,
            DELIVERED,
            ACKNOWLEDGED
        }
    }

    /** An expectation, written or implicit, came to this. */
    record OfExpectation(Expectation.Id expectation, Outcome outcome) implements Occasion {
        public enum Outcome implements Code {
            MET,
            MISSED,
            FAILED
        }
    }

    /** Somebody chose. */
    record OfDecision(Decision.Id decision) implements Occasion {}

    /** A phase opened or closed. */
    record OfPhase(Phase.Id phase, Step step) implements Occasion {
        public enum Step implements Code {
            OPENED,
            CLOSED
        }
    }

    /** A disruption started or ended. */
    record OfDisruption(Disruption.Id disruption, Edge edge) implements Occasion {
        public enum Edge implements Code {
            STARTED,
            ENDED
        }
    }
}

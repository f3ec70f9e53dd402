package org.muster.scenarios;

/** Questions to participants after play, kept apart from scores. */
public record FeedbackForm(Id id) {

    /** Names one FeedbackForm of a scenario. */
    public record Id(String value) implements Identifier {
        public Id {
            Identifier.check(value);
        }

        @Override
        public String toString() {
            return value;
        }
    }
}

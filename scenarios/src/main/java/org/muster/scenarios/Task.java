package org.muster.scenarios;

/** A critical task of the evaluation guide. */
public record Task(Id id) {

    /** Names one Task of a scenario. */
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

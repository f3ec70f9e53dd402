package org.muster.scenarios;

/** One of those who deliver lines by hand. */
public record Controller(Id id, Text title) {

    /** Names one Controller of a scenario. */
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

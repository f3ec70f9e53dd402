package org.muster.scenarios;

/** What planners hope a seat or agency does, and by when. */
public record Expectation(Id id) {

    /** Names one Expectation of a scenario. */
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

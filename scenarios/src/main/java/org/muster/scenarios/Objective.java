package org.muster.scenarios;

/** What the exercise is for. */
public record Objective(Id id) {

    /** Names one Objective of a scenario. */
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

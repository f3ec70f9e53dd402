package org.muster.scenarios;

/** A group of seats that is formed in play. */
public record TaskForce(Id id) {

    /** Names one TaskForce of a scenario. */
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

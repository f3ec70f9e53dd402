package org.muster.scenarios;

/** A stretch of play with a trigger of its own. */
public record Phase(Id id) {

    /** Names one Phase of a scenario. */
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

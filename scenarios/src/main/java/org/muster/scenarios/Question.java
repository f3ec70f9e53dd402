package org.muster.scenarios;

/** Something asked of seats in a phase. */
public record Question(Id id) {

    /** Names one Question of a scenario. */
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

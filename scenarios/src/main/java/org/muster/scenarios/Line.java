package org.muster.scenarios;

/** One line of the MSEL: contextual, inject, expected action or contingency. */
public record Line(Id id) {

    /** Names one Line of a scenario. */
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

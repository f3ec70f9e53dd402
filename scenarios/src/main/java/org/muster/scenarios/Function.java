package org.muster.scenarios;

/** What people are trained for, and how many the exercise wants. */
public record Function(Id id) {

    /** Names one Function of a scenario. */
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

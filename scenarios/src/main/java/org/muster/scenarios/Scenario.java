package org.muster.scenarios;

/** The script of an exercise. */
public record Scenario(Id id) {

    /** Names a scenario, also in the library. */
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

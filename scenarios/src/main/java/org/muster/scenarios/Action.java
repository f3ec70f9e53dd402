package org.muster.scenarios;

/** Something a seat can do besides messages, from the scenario's menu. */
public record Action(Id id) {

    /** Names one Action of a scenario. */
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

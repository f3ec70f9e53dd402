package org.muster.scenarios;

/** Primary, alternate, contingency and emergency link for one pair of agencies and a purpose. */
public record PacePlan(Id id) {

    /** Names one PacePlan of a scenario. */
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

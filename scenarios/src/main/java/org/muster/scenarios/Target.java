package org.muster.scenarios;

/** A capability target: what good looks like, with its critical tasks. */
public record Target(Id id) {

    /** Names one Target of a scenario. */
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

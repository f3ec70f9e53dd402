package org.muster.scenarios;

/** A communication channel between agencies. One with three or more members is a net that all members hear. */
public record Link(Id id) {

    /** Names one Link of a scenario. */
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

package org.muster.scenarios;

/** A kind of information that agreements open or close. */
public record DataCategory(Id id) {

    /** Names one DataCategory of a scenario. */
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

package org.muster.scenarios;

/** One party of the exercise: it has seats, and links to others. */
public record Agency(Id id) {

    /** Names one Agency of a scenario. */
    public record Id(String value) implements Place {
        public Id {
            Identifier.check(value);
        }

        @Override
        public String toString() {
            return value;
        }
    }
}

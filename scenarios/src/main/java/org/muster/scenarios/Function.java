package org.muster.scenarios;

/**
 * What people are trained for, and how many the exercise wants.
 *
 * @param depth how many trained people are wanted
 */
public record Function(Id id, Text title, int depth, double weight) {

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

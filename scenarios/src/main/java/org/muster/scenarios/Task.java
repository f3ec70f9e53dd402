package org.muster.scenarios;

import org.jspecify.annotations.Nullable;

/**
 * A critical task of the evaluation guide.
 *
 * @param source the plan or law it is taken from
 * @param critical whether the exercise stands or falls with it
 * @param rights whether it guards people's rights
 * @param lookFor what an evaluator should watch, or null
 */
public record Task(
        Id id,
        Text text,
        String source,
        double weight,
        boolean critical,
        boolean rights,
        @Nullable Text lookFor) {

    /** Names one Task of a scenario. */
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

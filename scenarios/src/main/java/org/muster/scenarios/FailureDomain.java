package org.muster.scenarios;

/** What links share that can fail at once, such as a tower. */
public record FailureDomain(Id id) {

    /** Names one FailureDomain of a scenario. */
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

package org.muster.scenarios;

/** A piece of information: who holds it, who needs it, whether it is true. */
public record Item(Id id) {

    /** Names one Item of a scenario. */
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

package org.muster.scenarios;

/** Something that can be asked for, granted, sent and returned. */
public record Resource(Id id) {

    /** Names one Resource of a scenario. */
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

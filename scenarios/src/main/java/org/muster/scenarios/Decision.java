package org.muster.scenarios;

/** A choice that a line puts before its recipients. */
public record Decision(Id id) {

    /** Names one Decision of a scenario. */
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

package org.muster.scenarios;

/** A named place in the fiction, without address or coordinates. */
public record Site(Id id, Text title) {

    /** Names one Site of a scenario. */
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

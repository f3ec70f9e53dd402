package org.muster.scenarios;

/** A file that a line shows. */
public record Attachment(Id id) {

    /** Names one Attachment of a scenario. */
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

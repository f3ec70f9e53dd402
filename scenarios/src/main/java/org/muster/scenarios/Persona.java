package org.muster.scenarios;

/** A voice of SimCell: a role name, never attributes of a person. */
public record Persona(Id id, Text title) {

    /** Names one Persona of a scenario. */
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

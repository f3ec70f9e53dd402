package org.muster.scenarios;

/** A place of play, a seat: the only actor in the log. Staffing says who holds it. */
public record Position(Id id) {

    /** Names one Position of a scenario. */
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

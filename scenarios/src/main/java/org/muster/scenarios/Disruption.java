package org.muster.scenarios;

/** A scripted loss or trouble: a link cut, a seat absent, a rumor, an agreement suspended. */
public record Disruption(Id id) {

    /** Names one Disruption of a scenario. */
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

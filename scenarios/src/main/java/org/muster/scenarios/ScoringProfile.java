package org.muster.scenarios;

/** Names a set of constants that scores are made with. */
public record ScoringProfile(Id id) {

    /** Names one scoring profile. */
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

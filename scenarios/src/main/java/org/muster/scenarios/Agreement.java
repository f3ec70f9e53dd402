package org.muster.scenarios;

/** What parties may share and lend, judged when a message is sent or a resource is asked for. */
public record Agreement(Id id) {

    /** Names one Agreement of a scenario. */
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

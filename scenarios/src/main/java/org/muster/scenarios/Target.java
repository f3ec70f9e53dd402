package org.muster.scenarios;

import java.util.List;

/** A capability target: what good looks like, with its critical tasks. */
public record Target(Id id, Text text, List<Task> tasks) {

    public Target {
        tasks = List.copyOf(tasks);
    }

    /** Names one Target of a scenario. */
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

package org.muster.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something asked of seats in a phase.
 *
 * @param discussMillis how long they may talk about it, or null
 * @param notes what the facilitator should look for, or null
 */
public record Question(
        Id id,
        Text text,
        List<Position.Id> to,
        @Nullable Long discussMillis,
        @Nullable Text notes) {

    public Question {
        to = List.copyOf(to);
    }

    /** Names one Question of a scenario. */
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

package org.muster.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of seats that is formed in play.
 *
 * @param lead one of the members
 * @param link the channel it shares, or null
 */
public record TaskForce(Id id, Text title, Position.Id lead, List<Position.Id> members, Link.@Nullable Id link) {

    public TaskForce {
        members = List.copyOf(members);
        if (!members.contains(lead)) {
            throw new IllegalArgumentException("Task force (%s) is led by (%s), who is no member.".formatted(id, lead));
        }
    }

    /** Names one TaskForce of a scenario. */
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

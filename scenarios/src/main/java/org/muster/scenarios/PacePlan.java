package org.muster.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Primary, alternate, contingency and emergency link for one pair of agencies and a purpose.
 *
 * @param levels one to four links, the primary first
 * @param purpose what it is for, or null when for anything
 * @param mustExchange whether the pair's exchange is looked for when connectivity is scored
 */
public record PacePlan(
        Id id,
        Text title,
        Agency.Id one,
        Agency.Id other,
        List<Link.Id> levels,
        @Nullable Purpose purpose,
        long failoverWithinMillis,
        boolean mustExchange) {

    /** How far down the plan a link stands. */
    public enum Level implements Code {
        PRIMARY(0),
        ALTERNATE(1),
        CONTINGENCY(2),
        EMERGENCY(3);

        private final int place;

        Level(int place) {
            this.place = place;
        }
    }

    public PacePlan {
        levels = List.copyOf(levels);
        if (levels.isEmpty() || levels.size() > Level.values().length) {
            throw new IllegalArgumentException("PACE plan (%s) has %d levels.".formatted(id, levels.size()));
        }
    }

    public boolean isBetween(Agency.Id some, Agency.Id another) {
        return (one.equals(some) && other.equals(another)) || (one.equals(another) && other.equals(some));
    }

    /** @return the link of that level, or null when the plan ends before it */
    public Link.@Nullable Id link(Level level) {
        return level.place < levels.size() ? levels.get(level.place) : null;
    }

    /** @return the first level at which the link stands, or null when it is not of this plan */
    public @Nullable Level level(Link.Id link) {
        int at = levels.indexOf(link);
        return at < 0 ? null : Level.values()[at];
    }

    /** Names one PacePlan of a scenario. */
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

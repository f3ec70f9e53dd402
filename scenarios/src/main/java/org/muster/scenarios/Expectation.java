package org.muster.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What planners hope a seat or agency does, and by when.
 *
 * @param who a seat or an agency; every agency, each for itself, where the script says {@code all}
 * @param withinMillis the standard, or null for {@code never} and where time stands in turns
 * @param until when a {@code never} is kept, or null when its phase closes or the exercise ends
 * @param weight of a task that is this expectation alone
 * @param task what it counts for, or null when it is a task of its own
 * @param partial a weaker pattern worth half, or null
 */
public record Expectation(
        Id id,
        List<Place> who,
        Pattern pattern,
        @Nullable Long withinMillis,
        @Nullable Until until,
        double weight,
        Task.@Nullable Id task,
        @Nullable Pattern partial,
        ClockStarts clockStarts) {

    /** What starts its clock. {@code auto}: the delivery to that seat, or the trigger where nothing is delivered. */
    public enum ClockStarts implements Code {
        AUTO,
        DELIVERED,
        TRIGGER,
        KNOWN
    }

    public Expectation {
        who = List.copyOf(who);
    }

    /** Names one Expectation of a scenario. */
    public record Id(String value) implements Identifier {
        public Id {
            Identifier.check(value);
        }

        /**
         * The id as the script writes it: without the number of a repeat, so {@code m-11.2} was written {@code m-11}.
         */
        public Id written() {
            String written = Identifier.withoutRepeat(value);
            return written.equals(value) ? this : new Id(written);
        }

        /** The id of the n-th repeat, counted from 1. */
        public Id repeat(int n) {
            return new Id(Identifier.withRepeat(value, n));
        }

        @Override
        public String toString() {
            return value;
        }
    }
}

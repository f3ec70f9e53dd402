package org.muster.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place of play, a seat: the only actor in the log. Staffing says who holds it.
 *
 * @param deputies who step in, in this order; seats of the same agency
 * @param function what its holder is trained for, or null when the exercise does not ask
 * @param languages those it understands
 * @param clearedFor the categories it may receive
 * @param icsRole its place in the incident command system, or null
 * @param onDuty when it is there; empty means always
 */
public record Position(
        Id id,
        Agency.Id agency,
        Text title,
        List<Id> deputies,
        Function.@Nullable Id function,
        boolean pointOfContact,
        List<String> languages,
        List<DataCategory.Id> clearedFor,
        @Nullable Id reportsTo,
        @Nullable String icsRole,
        List<Span> onDuty) {

    public Position {
        deputies = List.copyOf(deputies);
        languages = List.copyOf(languages);
        clearedFor = List.copyOf(clearedFor);
        onDuty = List.copyOf(onDuty);
    }

    public boolean isOnDuty(ExerciseTime time) {
        return onDuty.isEmpty() || onDuty.stream().anyMatch(span -> span.holds(time));
    }

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

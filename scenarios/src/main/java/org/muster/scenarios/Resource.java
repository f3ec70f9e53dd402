package org.muster.scenarios;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be asked for, granted, sent and returned.
 *
 * @param unit what one of it is called, or null
 * @param usedUp whether it is gone once used
 * @param arrives how long it travels, or null when it is there at once
 * @param languages those an interpreter speaks
 * @param costPerHour in the scenario's currency, or null
 */
public record Resource(
        Id id,
        Text title,
        Kind kind,
        Agency.Id owner,
        int count,
        @Nullable String unit,
        boolean usedUp,
        @Nullable Spread arrives,
        List<String> languages,
        @Nullable BigDecimal costPerHour) {

    /** What sort of thing it is. Lending is judged by it. */
    public enum Kind implements Code {
        PERSONNEL,
        VEHICLE,
        AIRCRAFT,
        BOAT,
        FACILITY,
        EQUIPMENT,
        SUPPLY,
        INTERPRETER,
        FUNDING
    }

    public Resource {
        languages = List.copyOf(languages);
        if (count < 1) {
            throw new IllegalArgumentException("Resource (%s) has count (%d), less than 1.".formatted(id, count));
        }
    }

    /** Names one Resource of a scenario. */
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

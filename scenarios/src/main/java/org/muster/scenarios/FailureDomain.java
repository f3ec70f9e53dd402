package org.muster.scenarios;

import org.jspecify.annotations.Nullable;

/**
 * What links share that can fail at once, such as a tower.
 *
 * @param batteryLastsMillis how long it goes on after a loss of power, or null when it has no battery
 */
public record FailureDomain(Id id, Text title, @Nullable Long batteryLastsMillis) {

    /** Names one FailureDomain of a scenario. */
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

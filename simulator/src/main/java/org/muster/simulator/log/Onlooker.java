package org.muster.simulator.log;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who watches the exercise without sitting in a seat.
 *
 * @param by what his inputs are {@code by}, such as {@code evaluator:2}, or null when he sends none
 */
public record Onlooker(Role role, @Nullable String by) {

    boolean sent(LogEntry entry) {
        Input input = entry.input();
        return input != null && input.by().equals(by);
    }
}

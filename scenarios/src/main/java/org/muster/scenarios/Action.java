package org.muster.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a seat can do besides messages, from the scenario's menu. Distractors stand among them.
 *
 * @param seats who has it on the menu
 * @param unwanted how wrong it is to do it, or null when it is right or neutral
 * @param task the task it bears on, or null
 */
public record Action(
        Id id,
        Text title,
        List<Position.Id> seats,
        List<Step> steps,
        @Nullable Severity unwanted,
        Task.@Nullable Id task) {

    /** Names a step of one action. */
    public record Step(String value) implements Identifier {
        public Step {
            Identifier.check(value);
        }

        @Override
        public String toString() {
            return value;
        }
    }

    public Action {
        seats = List.copyOf(seats);
        steps = List.copyOf(steps);
    }

    /** Names one Action of a scenario. */
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

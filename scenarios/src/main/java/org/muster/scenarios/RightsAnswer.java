package org.muster.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the author says to one of the questions about people's rights.
 *
 * @param note why, or null
 * @param task the task that sees to it, or null
 */
public record RightsAnswer(Id id, Answer answer, @Nullable Text note, Task.@Nullable Id task) {

    /** Only when none is {@code not-met} can a scenario be published. */
    public enum Answer implements Code {
        MET,
        NOT_MET,
        NOT_APPLICABLE
    }

    /** The questions that every scenario answers before it is published. */
    public static final List<Id> BUILT_IN = List.of(
            new Id("rights-no-real-data"),
            new Id("rights-no-status-reward"),
            new Id("rights-lawful-basis"),
            new Id("rights-oversight-seat"),
            new Id("rights-community-voice"),
            new Id("rights-dignity"),
            new Id("rights-redress"));

    /** Names one question about rights of a scenario. */
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

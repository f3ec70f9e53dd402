package org.muster.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of play with a trigger of its own. One is open at a time; the next one closes it.
 *
 * @param text what participants read when it opens, or null
 * @param repeat how many rounds it is played
 * @param product what it makes, or null
 */
public record Phase(
        Id id,
        Text title,
        Kind kind,
        Timing timing,
        @Nullable Text text,
        List<Question> questions,
        int repeat,
        @Nullable Product product,
        List<Expectation> expects) {

    /** The six phases of a joint operation. */
    public enum Kind implements Code {
        PLANNING,
        INTELLIGENCE_SHARING,
        TASK_FORCE_FORMATION,
        TRAINING,
        EXECUTION,
        DEBRIEF
    }

    /** A document that the phase makes, and the seats that sign it off. */
    public record Product(Text title, List<Position.Id> signOff) {
        public Product {
            signOff = List.copyOf(signOff);
        }
    }

    public Phase {
        questions = List.copyOf(questions);
        expects = List.copyOf(expects);
    }

    /** Names one Phase of a scenario. */
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

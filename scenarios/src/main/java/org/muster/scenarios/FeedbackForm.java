package org.muster.scenarios;

import java.util.List;

/**
 * Questions to participants after play, kept apart from scores.
 *
 * @param seats whose holders are asked
 */
public record FeedbackForm(
        Id id, Text title, List<Position.Id> seats, boolean anonymous, List<FormQuestion> questions) {

    /** How a question is answered. */
    public enum Answer implements Code {
        SCALE_1_5,
        TEXT,
        CHOICE
    }

    /**
     * One question of the form.
     *
     * @param choices those offered; empty unless the answer is a choice
     */
    public record FormQuestion(Question.Id id, Text text, Answer answer, List<Text> choices) {
        public FormQuestion {
            choices = List.copyOf(choices);
        }
    }

    public FeedbackForm {
        seats = List.copyOf(seats);
        questions = List.copyOf(questions);
    }

    /** Names one FeedbackForm of a scenario. */
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

package org.muster.web.store;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one person answered on one form. It stands apart from the log, and of an anonymous form nothing says whose it is: no seat, no
 * person, no time but the day.
 *
 * @param id made by the client, so that an answer sent twice is one; random, and kept nowhere else
 * @param seat who answered, or null when the form is anonymous
 * @param answers by question
 */
public record Feedback(
        String id,
        String exercise,
        String form,
        LocalDate day,
        @Nullable String seat,
        Map<String, String> answers) {

    public Feedback {
        Objects.requireNonNull(day);
        answers = Map.copyOf(answers);
    }

    /** Nothing of what it says: this may end up in a program's log. */
    @Override
    public String toString() {
        return "Feedback[%s/%s]".formatted(exercise, form);
    }
}

package org.muster.web.store;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Function;

/**
 * Somebody who takes part in exercises.
 *
 * @param office where he works, in the office's own words, or null
 * @param training one a function
 */
public record StoredPerson(String name, @Nullable String office, List<Training> training) {

    /**
     * What somebody is trained for.
     *
     * @param on when that was true
     * @param permille of what the function asks, on that day
     */
    public record Training(Function.Id function, LocalDate on, int permille) {}

    public StoredPerson {
        training = List.copyOf(training);
    }
}

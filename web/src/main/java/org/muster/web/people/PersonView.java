package org.muster.web.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.web.store.Edition;
import org.muster.web.store.StoredPerson;

/**
 * Somebody who takes part.
 *
 * @param version with which a change says what it changes
 * @param office where he works; absent when that is not said
 */
record PersonView(
        String id, int version, String name, @Nullable String office, List<Training> training) {

    /**
     * @param on the day on which it was true
     * @param permille of what the function asks, on that day
     */
    record Training(String function, String on, int permille) {}

    static PersonView of(Edition<StoredPerson> person) {
        return new PersonView(
                person.id(),
                person.version(),
                person.content().name(),
                person.content().office(),
                person.content().training().stream()
                        .map(each ->
                                new Training(each.function().value(), each.on().toString(), each.permille()))
                        .toList());
    }
}

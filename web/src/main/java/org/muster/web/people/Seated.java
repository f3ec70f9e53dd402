package org.muster.web.people;

import org.jspecify.annotations.Nullable;
import org.muster.web.store.Edition;
import org.muster.web.store.StoredPerson;

/**
 * A seat that a person holds.
 *
 * @param person absent when nobody said who it is
 */
record Seated(String seat, @Nullable Named person) {

    /** @param office absent when that is not said */
    record Named(String id, String name, @Nullable String office) {

        static Named of(Edition<StoredPerson> person) {
            return new Named(
                    person.id(), person.content().name(), person.content().office());
        }
    }
}

package org.muster.web.store;

import java.util.List;

/**
 * People who train together.
 *
 * @param people their ids; somebody who was erased since may still be among them
 */
public record StoredCohort(String name, List<String> people) {

    public StoredCohort {
        people = List.copyOf(people);
    }
}

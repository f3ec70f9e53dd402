package org.muster.web.store;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an exercise beside its log. It never changes.
 *
 * @param id names the exercise in this store
 * @param name what its trainer calls it
 * @param scenario canonical bytes of the script's tree, as it was when the exercise was made; shared, so nobody changes them
 * @param created when it was made, in milliseconds since 1970
 * @param cohort the id of those who play it together, or null
 * @param solo whether who plays it may also see behind it, so that it says nothing about how ready he is
 */
@SuppressWarnings("ArrayRecordComponent") // a script is bytes here, and equality is by content
public record StoredExercise(
        String id,
        String name,
        byte[] scenario,
        long seed,
        long created,
        @Nullable String cohort,
        boolean solo) {

    /** One of no cohort. */
    public StoredExercise(String id, String name, byte[] scenario, long seed, long created) {
        this(id, name, scenario, seed, created, null, false);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredExercise exercise
                && id.equals(exercise.id)
                && name.equals(exercise.name)
                && seed == exercise.seed
                && created == exercise.created
                && Objects.equals(cohort, exercise.cohort)
                && solo == exercise.solo
                && Arrays.equals(scenario, exercise.scenario);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "StoredExercise[%s, %s, %d bytes, seed %d, created %d]"
                .formatted(id, name, scenario.length, seed, created);
    }
}

package org.muster.web.live;

import org.muster.scenarios.Scenario;

/**
 * An exercise in a list.
 *
 * @param isReadOnly whether it can only be looked at
 */
public record Listed(Exercise.About about, Scenario scenario, Situation situation, boolean isReadOnly) {

    public static Listed of(Exercise exercise) {
        return new Listed(exercise.about(), exercise.scenario(), exercise.log().situation(), exercise.isReadOnly());
    }
}

package org.muster.scenarios;

import org.jspecify.annotations.Nullable;

/**
 * When something is due.
 *
 * @param notAfter the last moment at which it is still played, or null
 * @param phase the only phase in which it is played, or null
 * @param waitForController whether it waits for a hand once it is due
 */
public record Timing(
        Trigger trigger, @Nullable ExerciseTime notAfter, Phase.@Nullable Id phase, boolean waitForController) {}

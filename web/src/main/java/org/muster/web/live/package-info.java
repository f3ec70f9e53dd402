/**
 * Exercises while they are played. A {@link org.muster.web.live.RunningExercise} moves one simulation along: it is the only
 * place that knows both clocks, and it shows nothing before the store has it. {@link org.muster.web.live.Exercises} finds,
 * makes and recovers them. It knows no HTTP.
 *
 * <p>What is stored stands in a {@link org.muster.web.live.PublishedLog}; every screen reads that, whether the exercise
 * still runs or not.
 */
@NullMarked
package org.muster.web.live;

import org.jspecify.annotations.NullMarked;

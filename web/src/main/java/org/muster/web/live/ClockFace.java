package org.muster.web.live;

import org.jspecify.annotations.Nullable;

/**
 * What a feed tells of the clock.
 *
 * @param now exercise time in ms
 * @param permille 1000 is real time; 0 where the clock stands in turns
 * @param pause why the clock stands, or absent
 */
public record ClockFace(
        long now,
        int permille,
        boolean running,
        String state,
        @Nullable String pause) {

    public static ClockFace of(Situation situation, long wall) {
        return new ClockFace(
                situation.clock().now(wall).millis(),
                situation.clock().permille(),
                situation.clock().running(),
                situation.state().code(),
                situation.pause() == null ? null : situation.pause().code());
    }
}

package org.muster.scoring;

import org.jspecify.annotations.Nullable;

/**
 * What else a curve of waiting times tells.
 *
 * @param censored items whose outcome was not seen
 * @param onTime percent done within the standard
 * @param median in multiples of the standard, or null when more than half were never done
 * @param atMost what the value could be at best, or null when the curve is known to its end
 */
public record Timeliness(
        int censored,
        double onTime,
        @Nullable Double median,
        @Nullable Double atMost) {}

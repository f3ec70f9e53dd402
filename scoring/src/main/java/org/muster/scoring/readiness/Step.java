package org.muster.scoring.readiness;

import java.time.LocalDate;

/**
 * What a drill, or several of few items together, did to an estimate.
 *
 * @param on the day of the last of them
 * @param value what they showed, 0..100
 * @param n of how many items
 * @param noise the variance with which that was believed
 * @param seenBefore whether the script of any was known
 * @param before the estimate of that day, without it
 * @param after the estimate with it
 */
public record Step(
        LocalDate on,
        double value,
        int n,
        double noise,
        boolean seenBefore,
        double before,
        double varianceBefore,
        double after,
        double varianceAfter) {}

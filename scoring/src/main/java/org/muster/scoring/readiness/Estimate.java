package org.muster.scoring.readiness;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muster.scoring.Interval;

/**
 * How ready somebody is.
 *
 * @param value 0..100, never rounded
 * @param interval with 95 % confidence
 * @param n items that it stands on
 * @param refreshDue the day from which it is too likely that practice has faded under the target, or null when that never comes
 */
public record Estimate(
        double value,
        double variance,
        Interval interval,
        int n,
        @Nullable LocalDate refreshDue) {}

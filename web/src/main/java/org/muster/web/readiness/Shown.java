package org.muster.web.readiness;

import org.jspecify.annotations.Nullable;
import org.muster.scoring.Interval;

/**
 * What a drill showed of one measure.
 *
 * @param value 0..100
 * @param n items whose outcome is known
 * @param interval with 95 % confidence, or null where there is none
 * @param few whether they are so few that it waits for the next drill
 */
record Shown(double value, int n, @Nullable Interval interval, boolean few) {}

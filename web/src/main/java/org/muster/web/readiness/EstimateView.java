package org.muster.web.readiness;

import org.jspecify.annotations.Nullable;
import org.muster.scoring.readiness.Estimate;

/**
 * How ready somebody is.
 *
 * @param value 0..100, never rounded
 * @param low with {@code high} the interval of 95 %
 * @param n items that it stands on
 * @param due the day from which it is too likely that practice has faded under the target; absent when that never comes
 * @param adjusted what it would be had all faced lines of the same difficulty; absent when there is nobody to compare with
 */
record EstimateView(
        double value,
        double low,
        double high,
        int n,
        @Nullable String due,
        @Nullable Double adjusted) {

    static EstimateView of(Estimate raw, @Nullable Estimate adjusted) {
        return new EstimateView(
                raw.value(),
                raw.interval().low(),
                raw.interval().high(),
                raw.n(),
                raw.refreshDue() == null ? null : raw.refreshDue().toString(),
                adjusted == null ? null : adjusted.value());
    }
}

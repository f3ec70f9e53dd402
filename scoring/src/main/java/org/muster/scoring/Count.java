package org.muster.scoring;

import org.jspecify.annotations.Nullable;

/** What a list of units comes to, before anybody asks how sure that is. */
sealed interface Count {

    record None(Reason why) implements Count {}

    /** @param n units whose outcome is known */
    record Some(double value, int n, @Nullable Timeliness timeliness) implements Count {

        public Some {
            // The last digits of a sum of shares may stand a hair outside the scale.
            value = Math.clamp(value, 0, 100);
        }

        public Some(double value, int n) {
            this(value, n, null);
        }
    }
}

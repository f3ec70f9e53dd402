package org.muster.web.store;

import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody looked at or changed.
 *
 * @param wall when, in milliseconds since 1970
 * @param who the account, or the place in an exercise
 * @param what was looked at or changed, in the words of the API
 * @param exercise or null when it was about none
 */
public record AuditLine(
        long wall,
        String who,
        Access access,
        String what,
        @Nullable String exercise) {

    /** What was done with it. */
    public enum Access {
        VIEW,
        CHANGE
    }
}

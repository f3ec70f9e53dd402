package org.muster.web.store;

import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Position;

/**
 * Lets whoever has it take a seat.
 *
 * @param seat the one it is for, or null for any that is free
 * @param until when it is over, in milliseconds since 1970
 * @param by the login of whoever made it
 */
public record JoinCode(String code, String exercise, Position.@Nullable Id seat, long until, String by) {

    /** Without the code, so that no log can hold it. */
    @Override
    public String toString() {
        return "JoinCode[%s, %s]".formatted(exercise, seat);
    }
}

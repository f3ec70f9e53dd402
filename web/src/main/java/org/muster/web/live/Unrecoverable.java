package org.muster.web.live;

import org.jspecify.annotations.Nullable;

/** An exercise can't be played on from what is stored of it, or not by this program. */
final class Unrecoverable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unrecoverable(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}

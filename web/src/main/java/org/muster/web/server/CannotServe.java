package org.muster.web.server;

/** The server can't start, for a reason outside of the program; the message says which and what may help. */
public final class CannotServe extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotServe(String message, Throwable cause) {
        super(message, cause);
    }
}

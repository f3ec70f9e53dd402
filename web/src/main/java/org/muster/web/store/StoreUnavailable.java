package org.muster.web.store;

/**
 * The store gave no answer, or an error of its own. What was to be written may be stored or not; to write it again is safe.
 */
public final class StoreUnavailable extends RuntimeException {

    StoreUnavailable(Throwable cause) {
        super("The store does not answer as it should: " + cause.getMessage(), cause);
    }
}

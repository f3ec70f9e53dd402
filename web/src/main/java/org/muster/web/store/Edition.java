package org.muster.web.store;

/**
 * One version of something that people edit.
 *
 * @param version counted from 1
 */
public record Edition<T>(String id, int version, T content) {

    public Edition {
        if (version < 1) {
            throw new IllegalArgumentException("Version (%d) of (%s) must be 1 or more.".formatted(version, id));
        }
    }
}

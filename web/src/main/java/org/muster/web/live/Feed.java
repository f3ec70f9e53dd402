package org.muster.web.live;

import java.util.List;

/**
 * A growing row of values that any number of readers read, each from where it likes and as fast as it can. A reader holds
 * nothing but its place in the row, so a slow one costs no memory, misses nothing and gets nothing twice.
 */
public final class Feed<T> {

    private final GrowingList<T> values = new GrowingList<>();

    /** Adds a value. To be called by the one thread that writes. */
    void append(T value) {
        values.append(value);
    }

    public int size() {
        return values.size();
    }

    /** The values from the first index up to and without the second; they must be there. */
    public List<T> slice(int from, int to) {
        return values.slice(from, to);
    }

    public T get(int index) {
        return values.get(index);
    }
}

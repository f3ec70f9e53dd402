package org.muster.web.live;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * A list that one thread appends to and any thread reads. What a reader has seen stays where it is. Only
 * {@link #append} changes it.
 */
final class GrowingList<T> {

    private volatile Object[] values = new Object[16];
    private volatile int size;

    /** Called by the one writing thread only. */
    void append(T value) {
        int next = size;
        Object[] room = values;
        if (next == room.length) {
            room = Arrays.copyOf(room, next * 2);
            values = room;
        }
        room[next] = value;
        size = next + 1; // readers look at the size first, so they find the value
    }

    int size() {
        return size;
    }

    T get(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException("Index (%d) is not below size (%d).".formatted(index, size));
        }
        @SuppressWarnings("unchecked")
        T value = (T) values[index];
        return value;
    }

    /** A view of what stands there now, from the first index up to and without the second. */
    List<T> slice(int from, int to) {
        if (from < 0 || from > to || to > size) {
            throw new IndexOutOfBoundsException(
                    "Slice (%d to %d) does not lie within size (%d).".formatted(from, to, size));
        }
        return new Slice(from, to);
    }

    private final class Slice extends AbstractList<T> implements RandomAccess {
        private final int from;
        private final int to;

        Slice(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public T get(int index) {
            if (index < 0 || index >= size()) {
                throw new IndexOutOfBoundsException("Index (%d) is not below size (%d).".formatted(index, size()));
            }
            return GrowingList.this.get(from + index);
        }

        @Override
        public int size() {
            return to - from;
        }
    }
}

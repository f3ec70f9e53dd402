package org.muster.scenarios;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A script as it is written: maps, lists and scalars in their order, without defaults. Two trees are equal when they
 * say
 * the same; where it stands in a file does not matter.
 */
public sealed interface Tree {

    /** Where it begins. */
    Mark mark();

    /** The same tree standing elsewhere. */
    Tree at(Mark mark);

    /** One key of a map, and where the key stands. */
    record Entry(String key, Mark mark, Tree value) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Entry that && key.equals(that.key) && value.equals(that.value);
        }

        @Override
        public int hashCode() {
            return Objects.hash(key, value);
        }
    }

    /** Keys and values in the order of the file; each key once. */
    final class Branch implements Tree {
        private final Mark mark;
        private final List<Entry> entries;
        private final Map<String, Tree> byKey = new LinkedHashMap<>();

        public Branch(Mark mark, List<Entry> entries) {
            this.mark = mark;
            this.entries = List.copyOf(entries);
            for (Entry entry : entries) {
                if (byKey.put(entry.key(), entry.value()) != null) {
                    throw new IllegalArgumentException("Key (%s) stands twice.".formatted(entry.key()));
                }
            }
        }

        public static Branch of(Map<String, ? extends Tree> values) {
            List<Entry> entries = new ArrayList<>();
            values.forEach((key, value) -> entries.add(new Entry(key, Mark.NOWHERE, value)));
            return new Branch(Mark.NOWHERE, entries);
        }

        @Override
        public Mark mark() {
            return mark;
        }

        @Override
        public Branch at(Mark elsewhere) {
            return new Branch(elsewhere, entries);
        }

        public List<Entry> entries() {
            return entries;
        }

        public @Nullable Tree get(String key) {
            return byKey.get(key);
        }

        public boolean has(String key) {
            return byKey.containsKey(key);
        }

        /** Where the key stands, or where the map begins when it has no such key. */
        public Mark mark(String key) {
            for (Entry entry : entries) {
                if (entry.key().equals(key)) {
                    return entry.mark();
                }
            }
            return mark;
        }

        /** The same map with the key set, in its old place or at the end. */
        public Branch with(String key, Tree value) {
            List<Entry> changed = new ArrayList<>();
            boolean found = false;
            for (Entry entry : entries) {
                boolean same = entry.key().equals(key);
                changed.add(same ? new Entry(key, entry.mark(), value) : entry);
                found |= same;
            }
            if (!found) {
                changed.add(new Entry(key, Mark.NOWHERE, value));
            }
            return new Branch(mark, changed);
        }

        /** The same map without the key. */
        public Branch without(String key) {
            return new Branch(
                    mark,
                    entries.stream().filter(entry -> !entry.key().equals(key)).toList());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Branch that && entries.equals(that.entries);
        }

        @Override
        public int hashCode() {
            return entries.hashCode();
        }

        @Override
        public String toString() {
            return byKey.toString();
        }
    }

    /** Values in the order of the file. */
    final class Row implements Tree {
        private final Mark mark;
        private final List<Tree> values;

        public Row(Mark mark, List<? extends Tree> values) {
            this.mark = mark;
            this.values = List.copyOf(values);
        }

        public static Row of(List<? extends Tree> values) {
            return new Row(Mark.NOWHERE, values);
        }

        @Override
        public Mark mark() {
            return mark;
        }

        @Override
        public Row at(Mark elsewhere) {
            return new Row(elsewhere, values);
        }

        public List<Tree> values() {
            return values;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Row that && values.equals(that.values);
        }

        @Override
        public int hashCode() {
            return values.hashCode();
        }

        @Override
        public String toString() {
            return values.toString();
        }
    }

    /**
     * One value.
     *
     * @param written its own text: {@code 0.70} stays {@code 0.70}; of nothing always {@code null}
     */
    record Scalar(Mark mark, Kind kind, String written) implements Tree {

        /** What YAML and JSON tell apart. */
        public enum Kind {
            STRING,
            NUMBER,
            FLAG,
            NOTHING
        }

        public static Scalar of(String value) {
            return new Scalar(Mark.NOWHERE, Kind.STRING, value);
        }

        public static Scalar of(long value) {
            return new Scalar(Mark.NOWHERE, Kind.NUMBER, Long.toString(value));
        }

        public static Scalar of(boolean value) {
            return new Scalar(Mark.NOWHERE, Kind.FLAG, Boolean.toString(value));
        }

        @Override
        public Scalar at(Mark elsewhere) {
            return new Scalar(elsewhere, kind, written);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Scalar that && kind == that.kind && written.equals(that.written);
        }

        @Override
        public int hashCode() {
            return Objects.hash(kind, written);
        }

        @Override
        public String toString() {
            return written;
        }
    }
}

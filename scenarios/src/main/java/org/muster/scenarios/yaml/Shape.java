package org.muster.scenarios.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Code;

/** What a value of the script may look like. The reader, the JSON Schema and the documentation all follow it. */
sealed interface Shape {

    /** Words for readers: a string, or a map of language to string. */
    record Prose() implements Shape {}

    /** One string for readers, the same in every language. */
    record Phrase(int most) implements Shape {}

    /** A string of a certain form. */
    record Word(String name, String pattern, String example) implements Shape {}

    /** The text of any scalar, kept as written. */
    record Verbatim(int most) implements Shape {}

    record Whole(long least, long most) implements Shape {}

    /** A number above (or, when {@code orEqual}, not below) a bound. */
    record Decimal(long bound, boolean orEqual) implements Shape {}

    /** A number 0 to 1 with at most six decimals. */
    record Part() implements Shape {}

    record Flag() implements Shape {}

    /** The value {@code true} and no other. */
    record Yes() implements Shape {}

    /**
     * A stretch of time.
     *
     * @param least in milliseconds
     * @param inTurns whether it is written in turns where the clock stands in turns
     */
    record Duration(long least, long most, boolean inTurns) implements Shape {}

    record Moment() implements Shape {}

    record RateOf() implements Shape {}

    record FailureShownAs() implements Shape {}

    /** One of a closed list. */
    record OneOf(List<String> codes) implements Shape {}

    /** The id that the object is given. */
    record NewId(IdKind kind) implements Shape {}

    /** The id of an object that exists, or one of the words given (such as {@code direct}). */
    record Ref(Set<IdKind> kinds, List<String> words) implements Shape {}

    /** A list of places, one of the words given (such as {@code all}), or {@code allBut} with a list. */
    record Places(Set<IdKind> kinds, List<String> words) implements Shape {}

    record ListOf(Shape item, int least, int most, boolean distinct) implements Shape {}

    /** One value, or a list of such. */
    record OneOrMore(Shape item) implements Shape {}

    /** A scalar, or something else: a map or a list. */
    record Either(Shape scalar, Shape other) implements Shape {}

    /** A map with known keys. */
    record Of(Supplier<Keys> keys) implements Shape {}

    /** Two agencies. */
    record PairOf() implements Shape {}

    static Shape closed(Class<? extends Enum<?>> list) {
        return new OneOf(Arrays.stream(list.getEnumConstants())
                .map(value -> ((Code) value).code())
                .toList());
    }

    static Shape words(String... codes) {
        return new OneOf(List.of(codes));
    }

    static Ref ref(IdKind... kinds) {
        return new Ref(new LinkedHashSet<>(Arrays.asList(kinds)), List.of());
    }

    static Shape list(Shape item) {
        return new ListOf(item, 0, Integer.MAX_VALUE, true);
    }

    static Shape list(Shape item, int least) {
        return new ListOf(item, least, Integer.MAX_VALUE, true);
    }

    /**
     * One key of an object.
     *
     * @param fallback what holds when the key is absent, written as in a script; null when then nothing holds
     * @param meaning one sentence for authors
     */
    record Key(
            String name,
            Shape shape,
            boolean required,
            @Nullable String fallback,
            String meaning) {}

    /** What holds between the keys of one object. */
    sealed interface Rule {

        /** Exactly one of them stands. */
        record ExactlyOne(List<String> keys) implements Rule {}

        /** No two of them stand. */
        record AtMostOne(List<String> keys) implements Rule {}

        /** The key stands only beside one of the others. */
        record Beside(String key, List<String> others) implements Rule {}

        /**
         * Where the key stands, the other one stands too and has one of the values; with none of them it must not
         * stand.
         */
        record With(String key, String other, List<String> values) implements Rule {}

        /**
         * What a value of {@code kind} asks for.
         *
         * @param code the value of {@code kind}
         * @param oneOf exactly one of these must stand; empty when the rule asks for none
         * @param hits the keys that its {@code hits} may have; empty when the rule says nothing of them
         */
        record OfKind(String code, Set<String> requires, Set<String> forbids, List<String> oneOf, Set<String> hits)
                implements Rule {}
    }

    /**
     * The keys of one type of object.
     *
     * @param name what messages and documentation call it
     * @param common whether it may bear {@code title}, {@code notes}, {@code because} and {@code x-…} beside its own
     * keys
     */
    record Keys(String name, Map<String, Key> keys, List<Rule> rules, boolean common) {

        @Nullable
        Key key(String key) {
            return keys.get(key);
        }

        boolean isRequired(String key) {
            Key known = keys.get(key);
            return known != null && known.required();
        }
    }

    static Builder object(String name) {
        return new Builder(name);
    }

    /** Puts the keys of an object together, in the order in which authors should read them. */
    final class Builder {
        private final String name;
        private final Map<String, Key> keys = new LinkedHashMap<>();
        private final List<Rule> rules = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        Builder must(String key, Shape shape, String meaning) {
            return put(new Key(key, shape, true, null, meaning));
        }

        Builder may(String key, Shape shape, String meaning) {
            return put(new Key(key, shape, false, null, meaning));
        }

        Builder may(String key, Shape shape, String fallback, String meaning) {
            return put(new Key(key, shape, false, fallback, meaning));
        }

        private Builder put(Key key) {
            if (keys.put(key.name(), key) != null) {
                throw new IllegalStateException("Key (%s) of (%s) is described twice.".formatted(key.name(), name));
            }
            return this;
        }

        Builder all(Keys others) {
            others.keys().values().forEach(this::put);
            rules.addAll(others.rules());
            return this;
        }

        Builder exactlyOne(String... of) {
            rules.add(new Rule.ExactlyOne(List.of(of)));
            return this;
        }

        Builder atMostOne(String... of) {
            rules.add(new Rule.AtMostOne(List.of(of)));
            return this;
        }

        Builder beside(String key, String... others) {
            rules.add(new Rule.Beside(key, List.of(others)));
            return this;
        }

        Builder rule(Rule rule) {
            rules.add(rule);
            return this;
        }

        /**
         * With the keys that most objects may bear: {@code title} (unless described), {@code notes}, {@code because}.
         */
        Keys common() {
            if (!keys.containsKey("title")) {
                may("title", new Prose(), "What people call it.");
            }
            may("notes", new Prose(), "The author's remark, never shown to participants.");
            may("because", new Prose(), "Why a text of this object that looks like real data is none.");
            return new Keys(name, keys, List.copyOf(rules), true);
        }

        Keys plain() {
            return new Keys(name, keys, List.copyOf(rules), false);
        }
    }
}

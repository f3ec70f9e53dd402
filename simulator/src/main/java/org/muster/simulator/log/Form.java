package org.muster.simulator.log;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * The JSON of one record: its components are the keys, in their order, and what may be null may be missing. Made once
 * for each record from the record itself, so that no kind of event has code of its own.
 */
final class Form {

    private static final class Field {
        final String key;
        /** Comma, key and colon. */
        final byte[] lead;

        final MethodHandle getter;
        final Codec codec;
        final boolean mayMiss;
        final boolean withheld;

        Field(RecordComponent component) {
            key = component.getName();
            lead = Bytes.ascii(",\"" + key + "\":");
            getter = getter(component);
            codec = Codecs.of(component.getGenericType());
            mayMiss = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            withheld = component.isAnnotationPresent(Withheld.class);
        }
    }

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private final List<String> keys;
    private final Field[] fields;
    private final MethodHandle constructor;

    private Form(Field[] fields, MethodHandle constructor) {
        this.fields = fields;
        this.constructor = constructor;
        this.keys = Arrays.stream(fields).map(field -> field.key).toList();
    }

    static Form of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Field[] fields = new Field[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = new Field(components[i]);
            types[i] = components[i].getType();
        }
        return new Form(fields, constructor(type, types));
    }

    static MethodHandle getter(RecordComponent component) {
        try {
            return LOOKUP.unreflect(component.getAccessor()).asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException("Component (%s) can't be read.".formatted(component), hidden);
        }
    }

    /** @return takes all components in one array */
    static MethodHandle constructor(Class<?> type, Class<?>[] components) {
        try {
            return LOOKUP.findConstructor(type, MethodType.methodType(void.class, components))
                    .asSpreader(Object[].class, components.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException("Record (%s) can't be made.".formatted(type), hidden);
        }
    }

    List<String> keys() {
        return keys;
    }

    /** The same form without what seats never get, for writing only. */
    Form forSeats() {
        Field[] shown = Arrays.stream(fields).filter(field -> !field.withheld).toArray(Field[]::new);
        return shown.length == fields.length ? this : new Form(shown, constructor);
    }

    /** Writes a whole object, whose first key is never missing. */
    void write(Object value, Bytes out) {
        out.add('{');
        write(value, out, true);
        out.add('}');
    }

    /** Writes the keys that follow another. */
    void writeRest(Object value, Bytes out) {
        write(value, out, false);
    }

    private void write(Object value, Bytes out, boolean first) {
        boolean bare = first;
        for (Field field : fields) {
            Object each = get(field.getter, value);
            if (each != null) {
                out.add(field.lead, bare ? 1 : 0);
                field.codec.write(each, out);
                bare = false;
            }
        }
    }

    static @Nullable Object get(MethodHandle getter, Object value) {
        try {
            return (Object) getter.invokeExact(value);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable never) {
            throw new IllegalStateException(never);
        }
    }

    static Object make(MethodHandle constructor, @Nullable Object... components) {
        try {
            return (Object) constructor.invokeExact(components);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable never) {
            throw new IllegalStateException(never);
        }
    }

    /** Reads a whole object. */
    Object read(Reading in) {
        in.expect(JsonToken.START_OBJECT, "an object");
        return readRest(in);
    }

    /** Reads the keys that are left, to the end of the object. */
    Object readRest(Reading in) {
        @Nullable Object[] values = new @Nullable Object[fields.length];
        int likely = 0;
        while (in.parser().nextToken() == JsonToken.PROPERTY_NAME) {
            int at = find(in.parser().currentName(), likely);
            if (values[at] != null) {
                throw new IllegalArgumentException("Key (%s) stands twice.".formatted(fields[at].key));
            }
            in.parser().nextToken();
            values[at] = fields[at].codec.read(in);
            likely = at + 1;
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null && !fields[i].mayMiss) {
                throw new IllegalArgumentException("Key (%s) is missing.".formatted(fields[i].key));
            }
        }
        return make(constructor, values);
    }

    private int find(String key, int likely) {
        for (int i = likely; i < fields.length; i++) {
            if (fields[i].key.equals(key)) {
                return i;
            }
        }
        int at = keys.indexOf(key);
        if (at < 0) {
            throw new IllegalArgumentException(
                    "Key (%s) is not known.%s".formatted(Guess.shortened(key), Guess.maybe(key, keys)));
        }
        return at;
    }
}

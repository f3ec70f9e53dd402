package org.muster.simulator.log;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.muster.scenarios.Code;
import org.muster.scenarios.Link;
import org.muster.scenarios.Place;
import org.muster.scenarios.Tree;
import org.muster.scenarios.Via;
import tools.jackson.core.JsonToken;

/** Finds how a component's type is written. A record of one component is written as that component. */
final class Codecs {

    private Codecs() {}

    static Codec of(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return new Listed(of(list.getActualTypeArguments()[0]));
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalStateException("Nothing says how a (%s) is written in the log.".formatted(type));
        }
        return of(plain);
    }

    private static Codec of(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return Codec.INT;
        }
        if (type == long.class || type == Long.class) {
            return Codec.LONG;
        }
        if (type == boolean.class || type == Boolean.class) {
            return Codec.FLAG;
        }
        if (type == String.class) {
            return Codec.STRING;
        }
        if (type == Place.class) {
            return Codec.PLACE;
        }
        if (type == Via.class) {
            return new Way();
        }
        if (type == LocalDate.class) {
            return new Day();
        }
        if (type == Tree.Branch.class) {
            return new Script();
        }
        if (type == Answers.class) {
            return new Four();
        }
        if (type == Event.class) {
            return new Happening();
        }
        if (type.isEnum() && Code.class.isAssignableFrom(type)) {
            return new Closed(type);
        }
        if (type.isRecord()) {
            return type.getRecordComponents().length == 1 ? new Wrapped(type) : new Whole(Form.of(type));
        }
        throw new IllegalStateException("Nothing says how a (%s) is written in the log.".formatted(type));
    }

    /** An event: its kind, then its own keys. */
    private record Happening() implements Codec {
        @Override
        public void write(Object value, Bytes out) {
            Kind.of(value.getClass()).write((Event) value, out);
        }

        @Override
        public Object read(Reading in) {
            return Kind.read(in);
        }
    }

    private record Whole(Form form) implements Codec {
        @Override
        public void write(Object value, Bytes out) {
            form.write(value, out);
        }

        @Override
        public Object read(Reading in) {
            return form.read(in);
        }
    }

    /** An id, a key, a moment: the record only gives its one component a name. */
    private record Wrapped(MethodHandle getter, MethodHandle constructor, Codec codec) implements Codec {

        Wrapped(Class<?> type) {
            this(type, type.getRecordComponents()[0]);
        }

        private Wrapped(Class<?> type, RecordComponent only) {
            this(
                    Form.getter(only),
                    Form.constructor(type, new Class<?>[] {only.getType()}),
                    Codecs.of(only.getGenericType()));
        }

        @Override
        public void write(Object value, Bytes out) {
            Object only = Form.get(getter, value);
            if (only == null) {
                throw new IllegalStateException("Record (%s) holds nothing.".formatted(value));
            }
            codec.write(only, out);
        }

        @Override
        public Object read(Reading in) {
            Object only = codec.read(in);
            try {
                return Form.make(constructor, only);
            } catch (IllegalArgumentException nonsense) {
                throw in.refused("is wrong: %s".formatted(nonsense.getMessage()));
            }
        }
    }

    /** One value of a closed list, as its code. */
    private record Closed(Map<Object, byte[]> written, Map<String, Object> byCode) implements Codec {

        Closed(Class<?> type) {
            this(new HashMap<>(), new LinkedHashMap<>());
            for (Object value : type.getEnumConstants()) {
                String code = ((Code) value).code();
                written.put(value, Bytes.ascii("\"" + code + "\""));
                byCode.put(code, value);
            }
        }

        @Override
        public void write(Object value, Bytes out) {
            out.add(Objects.requireNonNull(written.get(value)));
        }

        @Override
        public Object read(Reading in) {
            String code = in.string();
            Object value = byCode.get(code);
            if (value == null) {
                throw in.refused("is (%s), none of %s".formatted(Guess.shortened(code), byCode.keySet()));
            }
            return value;
        }
    }

    private record Listed(Codec each) implements Codec {
        @Override
        public void write(Object value, Bytes out) {
            out.add('[');
            boolean first = true;
            for (Object one : (List<?>) value) {
                if (!first) {
                    out.add(',');
                }
                each.write(one, out);
                first = false;
            }
            out.add(']');
        }

        @Override
        public Object read(Reading in) {
            in.expect(JsonToken.START_ARRAY, "a list");
            List<Object> all = new ArrayList<>();
            while (in.parser().nextToken() != JsonToken.END_ARRAY) {
                all.add(each.read(in));
            }
            return all;
        }
    }

    private record Way() implements Codec {
        @Override
        public void write(Object value, Bytes out) {
            out.addString(
                    switch ((Via) value) {
                        case Via.Direct direct -> "direct";
                        case Via.Best best -> "best";
                        case Via.Over over -> over.link().value();
                    });
        }

        @Override
        public Object read(Reading in) {
            String way = in.string();
            return switch (way) {
                case "direct" -> new Via.Direct();
                case "best" -> new Via.Best();
                default -> new Via.Over(new Link.Id(way));
            };
        }
    }

    /** A day, as {@code 2027-05-11}. */
    private record Day() implements Codec {
        @Override
        public void write(Object value, Bytes out) {
            out.addString(value.toString());
        }

        @Override
        public Object read(Reading in) {
            String day = in.string();
            try {
                return LocalDate.parse(day);
            } catch (DateTimeParseException nonsense) {
                throw in.refused("is (%s), no day of the form 2027-05-11".formatted(Guess.shortened(day)));
            }
        }
    }

    /** An evaluator's four answers, as a list. */
    private record Four() implements Codec {
        private static final Listed LIST = new Listed(FLAG);

        @Override
        public void write(Object value, Bytes out) {
            Answers answers = (Answers) value;
            LIST.write(
                    List.of(answers.achieved(), answers.harm(), answers.unlawfulOrRisk(), answers.improvable()), out);
        }

        @Override
        public Object read(Reading in) {
            if (LIST.read(in) instanceof List<?> list && list.size() == 4) {
                return new Answers(
                        (boolean) list.get(0), (boolean) list.get(1), (boolean) list.get(2), (boolean) list.get(3));
            }
            throw in.refused("is no list of four");
        }
    }
}

package org.muster.simulator.log;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonToken;

/** A kind of event: its record, the word for it in the log, and its JSON. */
final class Kind {

    private static final Map<String, Kind> BY_CODE = new LinkedHashMap<>();
    private static final ClassValue<Kind> OF = new ClassValue<>() {
        @Override
        protected Kind computeValue(Class<?> type) {
            return new Kind(type);
        }
    };

    static {
        for (Class<?> type : Event.class.getPermittedSubclasses()) {
            Kind kind = of(type);
            BY_CODE.put(kind.code, kind);
        }
    }

    private final Class<?> type;
    private final String code;
    private final byte[] lead;
    private final Form form;
    private final Form formForSeats;

    private Kind(Class<?> type) {
        this.type = type;
        this.code = type.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        this.lead = Bytes.ascii("{\"kind\":\"" + code + "\"");
        this.form = Form.of(type);
        this.formForSeats = form.forSeats();
    }

    Class<?> type() {
        return type;
    }

    static Kind of(Class<?> type) {
        return OF.get(type);
    }

    /** All kinds by their words, in the order of {@link Event}. */
    static Map<String, Kind> all() {
        return Collections.unmodifiableMap(BY_CODE);
    }

    String code() {
        return code;
    }

    void write(Event event, Bytes out) {
        write(form, event, out);
    }

    /** Leaves out what seats never get. */
    void writeForSeats(Event event, Bytes out) {
        write(formForSeats, event, out);
    }

    private void write(Form form, Event event, Bytes out) {
        out.add(lead);
        form.writeRest(event, out);
        out.add('}');
    }

    static Object read(Reading in) {
        in.expect(JsonToken.START_OBJECT, "an object");
        if (in.parser().nextToken() != JsonToken.PROPERTY_NAME
                || !"kind".equals(in.parser().currentName())) {
            throw new IllegalArgumentException("An event does not begin with its kind.");
        }
        in.parser().nextToken();
        String code = in.string();
        Kind kind = BY_CODE.get(code);
        if (kind == null) {
            throw in.refused("is (%s), which no event is.%s"
                    .formatted(Guess.shortened(code), Guess.maybe(code, BY_CODE.keySet())));
        }
        return kind.form.readRest(in);
    }
}

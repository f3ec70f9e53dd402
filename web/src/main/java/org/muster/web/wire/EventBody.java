package org.muster.web.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.muster.simulator.log.CanonicalLog;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.TextRef;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The {@code event} of a request: an object with a {@code kind} and the keys that this kind has in the log. The log's own
 * reader reads it, so events are described once.
 */
public final class EventBody {
    /** The most characters that somebody may write at once. */
    private static final int LONGEST_TEXT = 10_000;

    private final String kind;
    private final ObjectNode event;

    private EventBody(String kind, ObjectNode event) {
        this.kind = kind;
        this.event = event;
    }

    /** @param kinds those that may stand in this request */
    public static EventBody of(@Nullable JsonNode body, Set<String> kinds) {
        if (!(Fields.required("event", body) instanceof ObjectNode given)) {
            throw Problem.wrong("event", "it is not an object. Maybe {\"kind\": …} was meant.");
        }
        JsonNode kind = given.get("kind");
        if (kind == null) {
            throw Problem.missing("event.kind");
        }
        if (!kind.isString()) {
            throw Problem.wrong("event.kind", "(%s) is not a text.".formatted(kind));
        }
        if (!kinds.contains(kind.stringValue())) {
            throw Problem.noneOf("event.kind", kind.stringValue(), new TreeSet<>(kinds));
        }
        ObjectNode event = given.objectNode();
        event.set("kind", kind);
        given.properties().forEach(property -> event.set(property.getKey(), property.getValue()));
        return new EventBody(kind.stringValue(), event);
    }

    public String kind() {
        return kind;
    }

    public @Nullable JsonNode get(String key) {
        return event.get(key);
    }

    /** The whole number that must stand there. */
    public int whole(String key) {
        JsonNode value = event.get(key);
        if (value == null) {
            throw Problem.missing("event." + key);
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw Problem.wrong("event." + key, "(%s) is not a whole number.".formatted(value));
        }
        return value.intValue();
    }

    /** The words that stand there, or null when there are none but spaces. */
    public @Nullable String words(String key) {
        JsonNode value = event.get(key);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw Problem.wrong("event." + key, "(%s) is not a text.".formatted(value));
        }
        String words = value.stringValue();
        if (words.length() > LONGEST_TEXT) {
            throw Problem.wrong(
                    "event." + key, "it has %d characters, more than %d.".formatted(words.length(), LONGEST_TEXT));
        }
        if (!UTF_8.newEncoder().canEncode(words)) {
            throw Problem.wrong("event." + key, "it holds half a character.");
        }
        return words.isBlank() ? null : words;
    }

    /** The word that stands there, one of those given; null when there is none. */
    public @Nullable String word(String key, Collection<String> allowed) {
        JsonNode value = event.get(key);
        if (value == null) {
            return null;
        }
        if (!value.isString() || !allowed.contains(value.stringValue())) {
            throw Problem.noneOf("event." + key, value.isString() ? value.stringValue() : value.toString(), allowed);
        }
        return value.stringValue();
    }

    /** The ids that stand there: one, or those of a list. */
    public List<String> ids(String key) {
        JsonNode value = event.get(key);
        List<String> ids = new ArrayList<>();
        if (value != null) {
            (value.isArray() ? value : List.of(value)).forEach(each -> {
                if (!each.isString()) {
                    throw Problem.wrong("event." + key, "(%s) is not an id.".formatted(each));
                }
                ids.add(each.stringValue());
            });
        }
        return ids;
    }

    /** Adds what stands for a key that was left out. */
    public EventBody orElse(String key, JsonNode value) {
        return event.has(key) ? this : replace(key, value);
    }

    public EventBody remove(String key) {
        event.remove(key);
        return this;
    }

    /** Adds what the server knows and the client can't say. */
    public EventBody add(String key, JsonNode value) {
        if (event.has(key)) {
            throw Problem.wrong("event." + key, "the server gives it. Maybe leave it out.");
        }
        return replace(key, value);
    }

    public EventBody replace(String key, JsonNode value) {
        event.set(key, value);
        return this;
    }

    /** Puts what the log says of a text where its words stood. */
    public EventBody refer(String key, TextRef text) {
        ObjectNode reference = event.objectNode();
        reference.put("ref", text.ref());
        reference.put("commit", text.commit());
        return replace(key, reference);
    }

    public Event read(CanonicalLog log) {
        try {
            return log.readEvent(event.toString().getBytes(UTF_8));
        } catch (IllegalArgumentException wrong) {
            throw Problem.wrong("event", String.valueOf(wrong.getMessage()));
        }
    }
}

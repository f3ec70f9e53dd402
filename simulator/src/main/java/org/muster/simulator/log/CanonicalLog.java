package org.muster.simulator.log;

import org.muster.scenarios.Scenario;
import org.muster.scenarios.Tree;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The one form of an entry in bytes: UTF-8 JSON without spaces, keys in the order of the records' components, absent
 * left out, whole numbers only. What is stored, chained and compared at replay is these bytes. Reading takes spaces and
 * keys in any order too ({@code kind} comes first), and nothing else that writing would not have made. May be used by
 * many threads.
 */
public final class CanonicalLog {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Codec ENTRY = Codecs.of(LogEntry.class);
    private static final Codec EVENT = Codecs.of(Event.class);
    private static final Codec TREE = new Script();

    private final Places places;

    public CanonicalLog(Places places) {
        this.places = places;
    }

    public CanonicalLog(Scenario scenario) {
        this(Places.of(scenario));
    }

    /** @throws IllegalArgumentException when a text holds half a character */
    public static byte[] bytes(LogEntry entry) {
        Bytes out = new Bytes();
        ENTRY.write(entry, out);
        return out.toArray();
    }

    /** The object that an entry has as its {@code event}. */
    public static byte[] bytes(Event event) {
        Bytes out = new Bytes();
        EVENT.write(event, out);
        return out.toArray();
    }

    /** The same without what seats never get. */
    static byte[] bytesForSeats(Event event) {
        Bytes out = new Bytes();
        Kind.of(event.getClass()).writeForSeats(event, out);
        return out.toArray();
    }

    /** What an older version wrote, lifted to the newest. */
    static byte[] bytes(Tree.Branch tree) {
        Bytes out = new Bytes();
        TREE.write(tree, out);
        return out.toArray();
    }

    /** Any JSON object, whatever it says. */
    static Tree.Branch tree(byte[] bytes) {
        return (Tree.Branch) read(TREE, bytes, id -> null);
    }

    /**
     * @param number the one that the entry should have
     * @throws LogProblem when these bytes are no such entry
     */
    public LogEntry read(long number, byte[] bytes) {
        LogEntry entry;
        try {
            entry = (LogEntry) read(ENTRY, bytes, places);
        } catch (IllegalArgumentException refused) {
            throw new LogProblem(number, String.valueOf(refused.getMessage()));
        }
        if (entry.number() != number) {
            throw new LogProblem(number, "Its number is (%d).".formatted(entry.number()));
        }
        return entry;
    }

    /**
     * Reads what an entry has as its {@code event}.
     *
     * @throws IllegalArgumentException when these bytes are no event
     */
    public Event readEvent(byte[] bytes) {
        return (Event) read(EVENT, bytes, places);
    }

    private static Object read(Codec codec, byte[] bytes, Places places) {
        if (bytes.length < 2 || bytes[0] != '{' || bytes[1] == 0) {
            throw new IllegalArgumentException("It is no JSON object in UTF-8.");
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            parser.nextToken();
            Object value = codec.read(new Reading(parser, places));
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("Something follows its end.");
            }
            return value;
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException(
                    "It is not JSON: %s".formatted(malformed.getOriginalMessage()), malformed);
        }
    }
}

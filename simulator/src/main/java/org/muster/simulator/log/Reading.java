package org.muster.simulator.log;

import org.muster.scenarios.Place;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;

/** A strict look at JSON, token by token. What it refuses it names by its key. */
final class Reading {

    private final JsonParser parser;
    private final Places places;

    Reading(JsonParser parser, Places places) {
        this.parser = parser;
        this.places = places;
    }

    JsonParser parser() {
        return parser;
    }

    /** @return the text at hand, in which every character is whole */
    String string() {
        expect(JsonToken.VALUE_STRING, "a text");
        String text = parser.getString();
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && !Character.isSupplementaryCodePoint(text.codePointAt(i++))) {
                throw refused("holds half a character");
            }
        }
        return text;
    }

    long whole() {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        try {
            return parser.getLongValue();
        } catch (InputCoercionException tooGreat) {
            throw refused("is (%s), which is too great".formatted(parser.getString()));
        }
    }

    boolean flag() {
        if (parser.currentToken() != JsonToken.VALUE_TRUE) {
            expect(JsonToken.VALUE_FALSE, "true or false");
        }
        return parser.getBooleanValue();
    }

    Place place() {
        String id = string();
        Place place = places.place(id);
        if (place == null) {
            throw refused("names (%s), which is no seat, agency or persona of the scenario".formatted(id));
        }
        return place;
    }

    void expect(JsonToken token, String what) {
        JsonToken found = parser.currentToken();
        if (found == token) {
            return;
        }
        if (found == JsonToken.VALUE_NULL) {
            throw refused("is null. Maybe leave the key out");
        }
        throw refused("is %s, not %s".formatted(shown(found), what));
    }

    private String shown(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "the text (%s)".formatted(Guess.shortened(parser.getString()));
            default -> "(%s)".formatted(Guess.shortened(parser.getString()));
        };
    }

    /** @return what to throw for the value at hand */
    IllegalArgumentException refused(String why) {
        String key = parser.currentName();
        String what = key == null ? "What stands in a list" : "Key (%s)".formatted(Guess.shortened(key));
        return new IllegalArgumentException("%s %s%s".formatted(what, why, why.endsWith(".") ? "" : "."));
    }
}

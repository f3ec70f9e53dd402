package org.muster.simulator.log;

import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Identifier;
import org.muster.scenarios.Position;

/**
 * Who sent an entry into the exercise, and how a second sending is known. Two inputs with the same {@code by} and
 * {@code id} are one: the second is answered with the first one's entry.
 *
 * @param by {@code seat:so-dispatch}, {@code control:1}, {@code evaluator:2} or {@code driver}
 * @param id made by the client, at most 36 visible ASCII characters
 * @param seen the number of the last entry that the actor's screen showed, or null when it does not matter
 */
public record Input(String by, String id, @Nullable Long seen) {

    private static final String SEAT = "seat:";

    public Input {
        if (by.startsWith(SEAT)) {
            Identifier.check(by.substring(SEAT.length()));
        } else if (!by.equals("driver") && !isNumbered(by, "control:") && !isNumbered(by, "evaluator:")) {
            throw new IllegalArgumentException(
                    "Input is by (%s). Maybe it should be seat:…, control:1, evaluator:1 or driver.".formatted(by));
        }
        Bounds.word("Input id", id);
        if (id.length() > 36) {
            throw new IllegalArgumentException("Input id (%s) is longer than 36 characters.".formatted(id));
        }
        if (seen != null && seen < 0) {
            throw new IllegalArgumentException("Input has seen entry (%d), before the first.".formatted(seen));
        }
    }

    /** What a seat does. */
    public static Input of(Position.Id seat, String id) {
        return new Input(SEAT + seat, id, null);
    }

    /** @return the seat that acts, or null when a controller, an evaluator or the driver does */
    public Position.@Nullable Id seat() {
        return by.startsWith(SEAT) ? new Position.Id(by.substring(SEAT.length())) : null;
    }

    private static boolean isNumbered(String by, String who) {
        if (!by.startsWith(who) || by.length() == who.length() || by.charAt(who.length()) == '0') {
            return false;
        }
        for (int i = who.length(); i < by.length(); i++) {
            if (by.charAt(i) < '0' || by.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}

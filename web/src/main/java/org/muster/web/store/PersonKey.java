package org.muster.web.store;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * By what the log of an exercise knows a person. The key is drawn, so nothing can be read from it, and this is the only place
 * that says whose it is.
 */
public record PersonKey(String exercise, String person, String key) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    /** A key that nobody has had before. */
    public static String draw() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    /** By what it is kept: a person has one key in an exercise. */
    String id() {
        Keys.checkExercise(exercise);
        return exercise + "/" + person;
    }

    /** Nothing of whose it is: this may end up in a program's log. */
    @Override
    public String toString() {
        return "PersonKey[%s]".formatted(exercise);
    }
}

package org.muster.web.live;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Keys by which a log tells persons apart. They are drawn, so nothing can be read from them. */
public final class PersonKeys {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    private PersonKeys() {}

    /** A key that nobody has had before. */
    public static String draw() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return HexFormat.of().formatHex(key);
    }
}

package org.muster.web.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** What passwords must be, and how they are kept: as BCrypt's hashes, which are slow to try. */
final class Passwords {

    static final int SHORTEST = 12;

    /** BCrypt reads no further, so a longer one is refused rather than cut. */
    static final int MOST_BYTES = 72;

    private static final int LEAST_DIFFERENT = 5;
    private static final int COST = 10;
    private static final int GROUPS = 4, GROUP = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder(COST, RANDOM);

    /** Of a password that nobody has: whoever tries an unknown login waits as long as for a known one. */
    private final String nobodys = encoder.encode(draw());

    String hash(String password) {
        return encoder.encode(password);
    }

    /** @param hash null when there is no such account, or it has none */
    boolean matches(String password, @Nullable String hash) {
        boolean fits = password.getBytes(UTF_8).length <= MOST_BYTES;
        boolean matches = encoder.matches(fits ? password : "", hash == null ? nobodys : hash);
        return matches && fits && hash != null;
    }

    /** A password that is handed over once, easy to read out. */
    static String draw() {
        StringBuilder password = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            password.append(group == 0 ? "" : "-").append(Codes.draw(RANDOM, GROUP));
        }
        return password.toString();
    }

    /** @return what is wrong with it as a new password, or null when nothing is */
    static @Nullable String fault(String login, String password) {
        int characters = password.codePointCount(0, password.length());
        if (characters < SHORTEST) {
            return "it has (%d) characters, and %d are needed. Maybe three words that don't belong together."
                    .formatted(characters, SHORTEST);
        }
        int bytes = password.getBytes(UTF_8).length;
        if (bytes > MOST_BYTES) {
            return "it is (%d) bytes long, more than %d. Maybe leave a word out.".formatted(bytes, MOST_BYTES);
        }
        String small = password.toLowerCase(Locale.ROOT);
        if (small.contains(login) || small.contains("muster")) {
            return "it holds what anybody would try first. Maybe leave your login and the program's name out.";
        }
        if (password.codePoints().distinct().count() < LEAST_DIFFERENT) {
            return "it repeats a few characters. Maybe three words that don't belong together.";
        }
        return null;
    }
}

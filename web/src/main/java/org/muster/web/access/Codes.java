package org.muster.web.access;

import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Characters that people read out and type. No two look alike, and what looks like one of them is taken for it. */
final class Codes {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Codes() {}

    static String draw(RandomGenerator random, int length) {
        return random.ints(length, 0, ALPHABET.length())
                .mapToObj(each -> String.valueOf(ALPHABET.charAt(each)))
                .collect(Collectors.joining());
    }

    /** The code that was meant: without spaces and hyphens, in capitals, O for 0, I and L for 1. */
    static String understood(String typed) {
        StringBuilder code = new StringBuilder();
        typed.toUpperCase(Locale.ROOT).codePoints().forEach(each -> {
            switch (each) {
                case ' ', '\u00A0', '-', '\t', '\n', '\r' -> {}
                case 'O' -> code.append('0');
                case 'I', 'L' -> code.append('1');
                default -> code.appendCodePoint(each);
            }
        });
        return code.toString();
    }
}

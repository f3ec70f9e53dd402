package org.muster.simulator.log;

import java.util.Arrays;

/** Bytes that grow as JSON is written to them. */
final class Bytes {

    private static final byte[] HEX = ascii("0123456789abcdef");
    private static final byte[] LEAST = ascii(Long.toString(Long.MIN_VALUE));

    private byte[] bytes = new byte[320];
    private int length;

    byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** Characters below U+0080 only, each of them a byte. */
    static byte[] ascii(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) text.charAt(i);
        }
        return bytes;
    }

    void add(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
    }

    void add(byte[] more) {
        add(more, 0);
    }

    void add(byte[] more, int from) {
        int count = more.length - from;
        room(count);
        System.arraycopy(more, from, bytes, length, count);
        length += count;
    }

    void add(long number) {
        if (number == Long.MIN_VALUE) {
            add(LEAST);
            return;
        }
        room(20);
        long rest = number;
        if (rest < 0) {
            bytes[length++] = '-';
            rest = -rest;
        }
        int digits = 1;
        for (long more = rest; more >= 10; more /= 10) {
            digits++;
        }
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    /**
     * A JSON string: the shortest escape there is, and only where JSON wants one.
     *
     * @throws IllegalArgumentException when half a surrogate pair stands alone, which no UTF-8 can say
     */
    void addString(String text) {
        room(text.length() * 6 + 2);
        bytes[length++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                addAscii(c);
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xc0 | c >> 6);
                addRest(c);
            } else if (!Character.isSurrogate(c)) {
                bytes[length++] = (byte) (0xe0 | c >> 12);
                addRest(c >> 6);
                addRest(c);
            } else {
                int whole = text.codePointAt(i++);
                if (!Character.isSupplementaryCodePoint(whole)) {
                    throw new IllegalArgumentException("Text holds half a character at %d.".formatted(i - 1));
                }
                bytes[length++] = (byte) (0xf0 | whole >> 18);
                addRest(whole >> 12);
                addRest(whole >> 6);
                addRest(whole);
            }
        }
        bytes[length++] = '"';
    }

    /** The last six bits, as UTF-8 writes what follows a first byte. */
    private void addRest(int bits) {
        bytes[length++] = (byte) (0x80 | (bits & 0x3f));
    }

    private void addAscii(char c) {
        if (c >= ' ' && c != '"' && c != '\\') {
            bytes[length++] = (byte) c;
            return;
        }
        bytes[length++] = '\\';
        switch (c) {
            case '"', '\\' -> bytes[length++] = (byte) c;
            case '\b' -> bytes[length++] = 'b';
            case '\f' -> bytes[length++] = 'f';
            case '\n' -> bytes[length++] = 'n';
            case '\r' -> bytes[length++] = 'r';
            case '\t' -> bytes[length++] = 't';
            default -> {
                bytes[length++] = 'u';
                bytes[length++] = '0';
                bytes[length++] = '0';
                bytes[length++] = HEX[c >> 4];
                bytes[length++] = HEX[c & 0xf];
            }
        }
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}

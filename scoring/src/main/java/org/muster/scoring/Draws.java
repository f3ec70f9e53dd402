package org.muster.scoring;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Repeatable chance for the bootstrap: SplitMix64. Its seed is made from what is scored, so that a screen, the command
 * line and a statistician with the same log draw the same.
 */
final class Draws {

    private long state;

    Draws(long seed) {
        this.state = seed;
    }

    /** Seeds with the first eight bytes, big-endian, of the words' SHA-256. */
    static Draws seededBy(String words) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return new Draws(ByteBuffer.wrap(hash).getLong());
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("Every Java platform has SHA-256.", every);
        }
    }

    long next() {
        state += 0x9E3779B97F4A7C15L;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** @return a whole number from 0 to below {@code bound} */
    int below(int bound) {
        return (int) Math.unsignedMultiplyHigh(next(), bound);
    }
}

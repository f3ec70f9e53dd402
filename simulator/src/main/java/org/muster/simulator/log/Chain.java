package org.muster.simulator.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The chain of hashes over an exercise's entries and the wall times at which they were stored. Each hash covers the one
 * before it, so no entry can be changed, dropped or moved without changing the last. One thread at a time.
 */
public final class Chain {

    /** Characters of a hash: SHA-256 in base64url without padding. */
    static final int HASH_LENGTH = 43;

    private final MessageDigest sha256;
    private byte[] head;

    private Chain(MessageDigest sha256, byte[] head) {
        this.sha256 = sha256;
        this.head = head;
    }

    /** The chain of an exercise that has no entries yet. */
    public static Chain of(String exercise) {
        Bounds.word("Exercise", exercise);
        MessageDigest sha256 = sha256();
        byte[] start = sha256.digest(("muster-log/1\n" + exercise + "\n").getBytes(StandardCharsets.UTF_8));
        return new Chain(sha256, start);
    }

    /**
     * The chain after the entry that has this hash.
     *
     * @throws IllegalArgumentException when it is no hash of a chain
     */
    public static Chain after(String head) {
        byte[] bytes = Base64.getUrlDecoder().decode(head);
        if (bytes.length != 32 || !show(bytes).equals(head)) {
            throw new IllegalArgumentException("Hash (%s) is no SHA-256 in base64url.".formatted(head));
        }
        return new Chain(sha256(), bytes);
    }

    /**
     * Adds an entry.
     *
     * @param wall when it was stored, in milliseconds since 1970
     * @param canonical the bytes of {@link CanonicalLog#bytes(LogEntry)}
     * @return the hash of this entry
     */
    public String add(long wall, byte[] canonical) {
        sha256.update(head);
        sha256.update(ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(wall)
                .putInt(canonical.length)
                .flip());
        head = sha256.digest(canonical);
        return head();
    }

    /** The hash of the last entry. */
    public String head() {
        return show(head);
    }

    private static String show(byte[] hash) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }
}

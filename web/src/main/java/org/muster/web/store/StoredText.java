package org.muster.web.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Code;
import org.muster.simulator.log.TextRef;

/**
 * What somebody wrote in an exercise. The log holds nothing of it but a {@link TextRef}, so that it can be erased while the
 * log still verifies.
 *
 * @param ref names it among the texts of its exercise
 * @param salt makes the commitment tell nothing of the text; it is kept and erased with it
 * @param text normalised (NFC), as it is committed to
 * @param lang the language it is in, or null for the scenario's first
 * @param author the key of the person who wrote it, or null when nobody is known to hold the seat
 * @param written when, in milliseconds since 1970
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content
public record StoredText(
        String exercise,
        String ref,
        byte[] salt,
        String text,
        @Nullable String lang,
        @Nullable String author,
        Kind kind,
        long written) {

    /** What a text is, as rules of retention tell texts apart. */
    public enum Kind implements Code {
        MESSAGE,
        NOTE,
        ANSWER,
        RATING
    }

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int REF_BYTES = 16, SALT_BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    /** A new text, under a ref and a salt that are drawn. */
    public static StoredText of(
            String exercise, String text, @Nullable String lang, @Nullable String author, Kind kind, long written) {
        return new StoredText(
                exercise,
                encoded(drawn(REF_BYTES)),
                drawn(SALT_BYTES),
                Normalizer.normalize(text, Normalizer.Form.NFC),
                lang,
                author,
                kind,
                written);
    }

    /** What the log says of it. */
    public TextRef commitment() {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(salt, HMAC));
            return new TextRef(ref, encoded(mac.doFinal(text.getBytes(UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has (%s).".formatted(HMAC), e);
        }
    }

    private static byte[] drawn(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredText that
                && exercise.equals(that.exercise)
                && ref.equals(that.ref)
                && Arrays.equals(salt, that.salt)
                && text.equals(that.text)
                && Objects.equals(lang, that.lang)
                && Objects.equals(author, that.author)
                && kind == that.kind
                && written == that.written;
    }

    @Override
    public int hashCode() {
        return ref.hashCode();
    }

    /** Nothing of what it says: this may end up in a program's log. */
    @Override
    public String toString() {
        return "StoredText[%s/%s]".formatted(exercise, ref);
    }
}

package org.muster.scenarios;

import org.jspecify.annotations.Nullable;

/**
 * A file that a line shows.
 *
 * @param file its path inside the scenario's folder
 * @param sha256 of its bytes, in hex, or null until the scenario is saved
 * @param alt what it shows, in words
 */
public record Attachment(
        Id id,
        Text title,
        String file,
        MediaType mediaType,
        @Nullable String sha256,
        Text alt) {

    /** The kinds of file that can be shown. */
    public enum MediaType implements Code {
        PNG("image/png"),
        JPEG("image/jpeg"),
        SVG("image/svg+xml"),
        PDF("application/pdf"),
        MP3("audio/mpeg"),
        MP4("video/mp4");

        private final String code;

        MediaType(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /** Names one Attachment of a scenario. */
    public record Id(String value) implements Identifier {
        public Id {
            Identifier.check(value);
        }

        @Override
        public String toString() {
            return value;
        }
    }
}

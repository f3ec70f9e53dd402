package org.muster.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A choice that a line puts before its recipients.
 *
 * @param options two to eight, at least one of them right
 */
public record Decision(Decision.Id id, Text question, List<Option> options) {

    /** How good an option is. */
    public enum Verdict implements Code {
        RIGHT,
        PARTIAL,
        WRONG,
        UNLAWFUL
    }

    /**
     * One answer that can be chosen.
     *
     * @param severity how grave it is, exactly when it is unlawful
     */
    public record Option(
            Id id, Text text, Verdict verdict, @Nullable Severity severity) {

        /** Names an option of one decision. */
        public record Id(String value) implements Identifier {
            public Id {
                Identifier.check(value);
            }

            @Override
            public String toString() {
                return value;
            }
        }

        public Option {
            if ((verdict == Verdict.UNLAWFUL) != (severity != null)) {
                throw new IllegalArgumentException(
                        "Option (%s) is (%s) with severity (%s).".formatted(id, verdict.code(), severity));
            }
        }
    }

    public Decision {
        options = List.copyOf(options);
    }

    /** @return the option of that id, or null when there is none */
    public @Nullable Option option(Option.Id option) {
        for (Option each : options) {
            if (each.id().equals(option)) {
                return each;
            }
        }
        return null;
    }

    /** Names one Decision of a scenario. */
    public record Id(String value) implements Identifier {
        public Id {
            Identifier.check(value);
        }

        /**
         * The id as the script writes it: without the number of a repeat, so {@code m-11.2} was written {@code m-11}.
         */
        public Id written() {
            String written = Identifier.withoutRepeat(value);
            return written.equals(value) ? this : new Id(written);
        }

        /** The id of the n-th repeat, counted from 1. */
        public Id repeat(int n) {
            return new Id(Identifier.withRepeat(value, n));
        }

        @Override
        public String toString() {
            return value;
        }
    }
}

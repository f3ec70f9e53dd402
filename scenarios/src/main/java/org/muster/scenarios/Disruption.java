package org.muster.scenarios;

import org.jspecify.annotations.Nullable;

/**
 * A scripted loss or trouble: a link cut, a seat absent, a rumor, an agreement suspended.
 *
 * @param timing what sets it off, or null when chance does
 * @param random how chance turns it on and off, or null when a trigger does
 * @param until when it ends, or null when it lasts to the end of the exercise
 */
public record Disruption(
        Id id,
        Text title,
        Effect effect,
        @Nullable Timing timing,
        @Nullable Alternation random,
        @Nullable Until until) {

    /** On and off by chance, each stretch exponential with its mean. */
    public record Alternation(long meanUpMillis, long meanDownMillis) {}

    public Disruption {
        if ((timing == null) == (random == null)) {
            throw new IllegalArgumentException("Disruption (%s) needs a trigger or chance, not both.".formatted(id));
        }
    }

    public Effect.Kind kind() {
        return effect.kind();
    }

    /** Names one Disruption of a scenario. */
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

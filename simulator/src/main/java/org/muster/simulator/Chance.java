package org.muster.simulator;

import java.nio.charset.StandardCharsets;

/**
 * All chance of an exercise, as a pure function of whole numbers: seed, replication, purpose, entity, subject, attempt.
 * There is no stream and no state. A draw made elsewhere never shifts another, so two variants of a script differ only
 * where they differ.
 */
final class Chance {

    /** What a draw is for. The number is part of the function and never changes. */
    enum Purpose {
        DELAY(0),
        LOSS(1),
        CREW_ACKNOWLEDGES(2),
        BURST(3),
        DISRUPTION_STARTS(4),
        DISRUPTION_ENDS(5),
        RESOURCE_ARRIVES(6),
        CALL_COMES(7),
        CALL_TAKES(8),
        MISUNDERSTOOD(9),
        FORGERY_NOTICED(10),
        REVIEW(11),
        CREW_DECIDES(12),
        CREW_IS_RIGHT(13),
        CREW_CHOOSES(14),
        CREW_SHARES(15),
        CREW_COMPLIES(16),
        CREW_FALLS_BACK(17),
        CREW_VERIFIES(18),
        CREW_BELIEVES(19);

        private final int number;

        Purpose(int number) {
            this.number = number;
        }
    }

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final long[] bases = new long[Purpose.values().length];
    private final boolean inTurns;

    /** @param replication 0 for an exercise that people play, 1, 2 … for the runs of a rehearsal */
    Chance(long seed, long replication) {
        this(seed, replication, false);
    }

    /** @param inTurns whether the clock stands in turns: within a turn nothing takes time */
    Chance(long seed, long replication, boolean inTurns) {
        this.inTurns = inTurns;
        for (Purpose purpose : Purpose.values()) {
            bases[purpose.number] = mix(mix(mix(0, seed), replication), purpose.number);
        }
    }

    /** @return a number above 0 and below 1 */
    double draw(Purpose purpose, long entity, long subject, long attempt) {
        long bits = mix(mix(mix(bases[purpose.number], entity), subject), attempt);
        return ((bits >>> 11) + 0.5) * 0x1.0p-53;
    }

    /** @return a duration in whole milliseconds; none where the clock stands in turns */
    long draw(Lognormal spread, Purpose purpose, long entity, long subject, long attempt) {
        return inTurns ? 0 : spread.quantile(draw(purpose, entity, subject, attempt));
    }

    /** @return a duration without memory, in whole milliseconds, at least one */
    long exponential(long mean, Purpose purpose, long entity, long subject, long attempt) {
        double draw = draw(purpose, entity, subject, attempt);
        return Math.max(1, (long) StrictMath.floor(-StrictMath.log(1 - draw) * mean + 0.5));
    }

    /**
     * @return a number that stands for a name in {@link #draw}. It depends on the name alone and not on its place in the
     *     script, so that a link added to a script leaves the draws of all others as they were.
     */
    static long key(String name) {
        long key = 0;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            key = (key ^ (b & 0xff)) * 0x100000001B3L;
        }
        return mix(key, name.length());
    }

    /** @return a number that stands for two together */
    static long key(long one, long other) {
        return mix(one, other);
    }

    private static long mix(long state, long value) {
        long z = state + GOLDEN_GAMMA + value * 0xD1342543DE82EF95L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}

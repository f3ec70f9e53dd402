package org.muster.simulator;

import java.util.Arrays;
import org.muster.scenarios.ExerciseTime;

/**
 * What is still to come, soonest first. Steps of one moment go by {@link Precedence}, and steps of one precedence in the
 * order in which they were added, so that the order of play is a rule and never an accident.
 *
 * <p>A four-way heap over two flat arrays. Moment, precedence and order share one whole number, so that a comparison is
 * one comparison; that bounds an exercise to 24 days and 268 million steps.
 */
final class Schedule {

    /** Something that will be done at its moment. */
    @FunctionalInterface
    interface Step {
        void play();
    }

    private static final int PRECEDENCE_BITS = 4;
    private static final int ORDER_BITS = 28;
    private static final int TIME_SHIFT = PRECEDENCE_BITS + ORDER_BITS;
    private static final long MOST_MILLIS = (1L << (63 - TIME_SHIFT)) - 1;
    private static final long MOST_STEPS = 1L << ORDER_BITS;

    private long[] keys = new long[64];
    private Step[] steps = new Step[64];
    private int size;
    private long order;

    /** Adds a step, unless its moment is so far away that no exercise lasts until then. */
    @SuppressWarnings("EnumOrdinal") // the order of the constants of Precedence is the order of play
    void add(long millis, Precedence precedence, Step step) {
        if (millis > MOST_MILLIS) {
            return;
        }
        if (order == MOST_STEPS) {
            throw new IllegalStateException("An exercise has at most (%d) steps.".formatted(MOST_STEPS));
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            steps = Arrays.copyOf(steps, size * 2);
        }
        long key = millis << TIME_SHIFT | (long) precedence.ordinal() << ORDER_BITS | order++;
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >>> 2;
            if (keys[parent] < key) {
                break;
            }
            keys[hole] = keys[parent];
            steps[hole] = steps[parent];
            hole = parent;
        }
        keys[hole] = key;
        steps[hole] = step;
    }

    void add(ExerciseTime time, Precedence precedence, Step step) {
        add(time.millis(), precedence, step);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** @return the moment of the next step in milliseconds, or {@code Long.MAX_VALUE} when nothing is to come */
    long nextMillis() {
        return size == 0 ? Long.MAX_VALUE : keys[0] >>> TIME_SHIFT;
    }

    /** Takes the next step out. */
    Step take() {
        if (size == 0) {
            throw new IllegalStateException("Nothing is to come.");
        }
        Step first = steps[0];
        int last = --size;
        long key = keys[last];
        Step step = steps[last];
        steps[last] = NOTHING;
        int hole = 0;
        while (true) {
            int child = (hole << 2) + 1;
            if (child >= last) {
                break;
            }
            int least = child;
            long leastKey = keys[child];
            for (int other = child + 1, end = Math.min(child + 4, last); other < end; other++) {
                if (keys[other] < leastKey) {
                    least = other;
                    leastKey = keys[other];
                }
            }
            if (key < leastKey) {
                break;
            }
            keys[hole] = leastKey;
            steps[hole] = steps[least];
            hole = least;
        }
        if (last > 0) {
            keys[hole] = key;
            steps[hole] = step;
        }
        return first;
    }

    /** Fills places that were left, so that a played step can be collected. */
    private static final Step NOTHING = () -> {};
}

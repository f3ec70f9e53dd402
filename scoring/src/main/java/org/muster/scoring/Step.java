package org.muster.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Code;
import org.muster.simulator.log.Letter;

/** One step from the items to their value, in numbers. The words are made by whoever shows it. */
public sealed interface Step {

    /**
     * The curve of waiting falls.
     *
     * @param x where, in multiples of the standard
     * @param done items done there, of those that were still watched
     * @param share still waited for from there on
     */
    record Fell(double x, int done, int watched, double share) implements Step {}

    /**
     * The value is 100 · (1 − lost ÷ of): credit that was lost, of all there was.
     *
     * @param lost area under the curve of waiting between the standard and the end of credit
     */
    record Lost(double lost, double of) implements Step {}

    /**
     * A task.
     *
     * @param worth its weight
     * @param credit 0..1, mean of its items by their weight
     */
    record Tasked(String task, double worth, double credit) implements Step {}

    /** The value is 100 · over ÷ under. */
    record Divided(double over, double under) implements Step {}

    /** Choices and acts: the value is 100 · 2 right ÷ (2 right + (wrong + falseActs) + (wrong + omitted)). */
    record Chosen(int right, int wrong, int omitted, int falseActs) implements Step {}

    /**
     * What evaluators made of a task of an agency.
     *
     * @param letters the last of each evaluator
     * @param points 0..100, their mean
     * @param rescued whether a contingency had to help, which limits the points
     */
    record Rated(String agency, String task, List<Letter> letters, double points, boolean rescued) implements Step {}

    /** Units that the rules allow, against the severities of those that they don't: 100 · allowed ÷ (allowed + weight). */
    record Shared(int allowed, double weight) implements Step {}

    /**
     * A message that asks to be closed.
     *
     * @param acknowledged by how many of its recipients
     * @param share 0..1 of the loop
     */
    record Looped(int message, int recipients, int acknowledged, boolean closed, double share) implements Step {}

    /**
     * A pair that must exchange.
     *
     * @param planned fewest links between them
     * @param realised fewest messages in a chain, or null when there was none
     */
    record Paired(
            String one, String other, int planned, @Nullable Integer realised, double share) implements Step {}

    /** The share, 0..1, that was on time before anything was disrupted. */
    record Before(double baseline) implements Step {}

    /**
     * From this moment on so many expectations were open, in a time of disruption.
     *
     * @param onTime of them
     * @param blocked of them, whose clock stands
     */
    record Stood(long at, int open, int onTime, int blocked) implements Step {}

    /**
     * A time of disruption, and the areas of its curve in milliseconds: the value is 100 · (1 − (lost − least) ÷ (most − least))
     * over all of them.
     *
     * @param least that could have been lost
     * @param most its whole length
     */
    record Disrupted(long from, long to, double lost, double least, double most) implements Step {}

    /**
     * A function and how deep trained people cover it.
     *
     * @param trained sum of what its people came to, 1 for one fully trained
     * @param depth that is asked for
     */
    record Covered(String function, double weight, double trained, int depth, double share) implements Step {}

    /**
     * A part of a mean.
     *
     * @param part word of the measure or dimension
     * @param weight by which it counts
     * @param value missing when the others weigh the more
     */
    record Part(String part, double weight, Value value) implements Step {}

    /** A critical violation holds the mean at a limit. */
    record Capped(double uncapped, double limit) implements Step {}

    /** Where the mean lies when each weight is moved to one of two multiples, in all combinations. */
    record Reweighed(double low, double high, Interval sensitivity) implements Step {}

    /** How the interval was found. */
    record Ranged(Way way, int of, @Nullable Interval interval) implements Step {

        /** What {@code of} counts. */
        public enum Way implements Code {
            /** Wilson's, of a mean credit of so many items. */
            WILSON,
            /** Lines of the script, drawn anew. */
            BOOTSTRAP,
            /** Half-widths of so many parts, added as squares. */
            PARTS,
            /** There is none by nature. */
            NONE
        }
    }
}

package org.muster.scoring;

import java.util.ArrayList;
import java.util.List;
import org.muster.scoring.WaitingCurve.Wait;

/**
 * A unit that is worth the more the sooner it was done: full credit up to its standard, then less and less.
 *
 * @param time in multiples of the standard
 */
record Waited(int line, Wait time, EvidenceLine evidence) implements Unit {

    /** Where credit begins to fall. */
    private static final double STANDARD = 1;

    /** Whether it was done, or watched until then. */
    private boolean isKnown(double until) {
        return time.ended() || time.x() >= until;
    }

    /**
     * The score of timeliness: the mean credit, with what was lost from sight taken as the others went (Kaplan–Meier).
     *
     * @param creditEndsAt the multiple of the standard from which on nothing is earned
     */
    static Count count(List<Waited> items, int creditEndsAt) {
        if (items.isEmpty()) {
            return new Count.None(Reason.NO_ITEMS);
        }
        List<Wait> waits = new ArrayList<>(items.size());
        boolean observed = false;
        int known = 0;
        for (Waited item : items) {
            waits.add(item.time());
            observed |= item.isKnown(STANDARD);
            known += item.isKnown(creditEndsAt) ? 1 : 0;
        }
        if (!observed) {
            return new Count.None(Reason.NONE_OBSERVED);
        }
        WaitingCurve curve = WaitingCurve.of(waits);
        Double atMost =
                curve.isCutShort(creditEndsAt) ? score(curve.leastArea(STANDARD, creditEndsAt), creditEndsAt) : null;
        return new Count.Some(
                score(curve.area(STANDARD, creditEndsAt), creditEndsAt),
                known,
                new Timeliness(items.size() - known, 100 * (1 - curve.remaining(STANDARD)), curve.median(), atMost));
    }

    /** The mean of a credit that falls evenly is the area under the curve of what was done already. */
    private static double score(double lost, int creditEndsAt) {
        return Math.clamp(100 * (1 - lost / (creditEndsAt - STANDARD)), 0, 100);
    }

    /** Credit in permille, rounded half-up: what the item alone would be worth. */
    static int credit(double x, int creditEndsAt) {
        return (int) Math.round(1000 * Math.clamp((creditEndsAt - x) / (creditEndsAt - STANDARD), 0, 1));
    }
}

package org.muster.scoring;

import java.util.List;
import org.muster.scoring.WaitingCurve.Wait;

/**
 * A unit that is worth the more the sooner it was done: full credit up to its standard, none from twice that on.
 *
 * @param time in multiples of the standard
 */
record Waited(int line, Wait time, EvidenceLine evidence) implements Unit {

    /** Where credit begins to fall, and where it is gone. */
    private static final double STANDARD = 1;

    private static final double NO_CREDIT = 2;

    /** Whether its outcome is known: it was done, or watched until it was worth nothing. */
    boolean isKnown() {
        return time.ended() || time.x() >= NO_CREDIT;
    }

    /** The score of timeliness: the mean credit, with what was lost from sight taken as the others went (Kaplan–Meier). */
    static Count count(List<Waited> items) {
        if (items.isEmpty()) {
            return new Count.None(Reason.NO_ITEMS);
        }
        if (items.stream().noneMatch(item -> item.time().ended() || item.time().x() >= STANDARD)) {
            return new Count.None(Reason.NONE_OBSERVED);
        }
        WaitingCurve curve = WaitingCurve.of(items.stream().map(Waited::time).toList());
        int known = (int) items.stream().filter(Waited::isKnown).count();
        Double atMost = curve.isCutShort(NO_CREDIT) ? score(curve.leastArea(STANDARD, NO_CREDIT)) : null;
        return new Count.Some(
                score(curve.area(STANDARD, NO_CREDIT)),
                known,
                new Timeliness(items.size() - known, score(curve.remaining(STANDARD)), curve.median(), atMost));
    }

    private static double score(double lost) {
        return Math.clamp(100 * (1 - lost), 0, 100);
    }

    /** Credit in permille, rounded half-up: what the item alone would be worth. */
    static int credit(double x) {
        return (int) Math.round(1000 * Math.clamp(NO_CREDIT - x, 0, 1));
    }
}

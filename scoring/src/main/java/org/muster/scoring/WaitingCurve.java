package org.muster.scoring;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long things were waited for, when some were lost from sight before they happened: the Kaplan–Meier estimate
 * S(x) of the share still waited for after x. Times are in whatever unit the caller measures in; scores use multiples
 * of the standard, so that 1 is "just in time" and 2 "worth nothing any more".
 */
final class WaitingCurve {

    /** Rounding of a product of shares must not move a step from one side of a half to the other. */
    private static final double ROUNDING = 1e-12;

    /**
     * One wait.
     *
     * @param x how long
     * @param ended true when it happened at x, false when it had not happened by x and was not watched any longer
     */
    record Wait(double x, boolean ended) {

        /** Watched to the very end without it happening. */
        static final Wait NEVER = new Wait(Double.POSITIVE_INFINITY, false);

        Wait {
            if (!(x >= 0) || (ended && Double.isInfinite(x))) {
                throw new IllegalArgumentException("Wait (%s, ended %s) must be a time.".formatted(x, ended));
            }
        }

        static Wait ended(double x) {
            return new Wait(x, true);
        }

        static Wait lost(double x) {
            return new Wait(x, false);
        }
    }

    /**
     * A drop of the curve.
     *
     * @param atRisk waits that were still watched just before x
     * @param ended of those, how many ended at x
     * @param remaining S(x)
     * @param standardError of S(x), by Greenwood
     */
    record Step(double x, int atRisk, int ended, double remaining, double standardError) {}

    /** How two curves differ: what the first would have had to show if both were one. */
    record LogRank(int observed, double expected, double variance) {

        double chiSquare() {
            return (observed - expected) * (observed - expected) / variance;
        }
    }

    private final List<Step> steps;
    private final double lastX;
    private final boolean lastWasLost;

    private WaitingCurve(List<Step> steps, double lastX, boolean lastWasLost) {
        this.steps = steps;
        this.lastX = lastX;
        this.lastWasLost = lastWasLost;
    }

    /** The order of the waits doesn't matter. At one x, what ended there goes before what was lost there. */
    static WaitingCurve of(List<Wait> waits) {
        List<Wait> sorted = new ArrayList<>(waits);
        sorted.sort(WaitingCurve::order);
        List<Step> steps = new ArrayList<>();
        int size = sorted.size();
        // Between two losses S = before · (left / of): one division of whole numbers, so that rounding can't add up.
        double before = 1;
        int of = size;
        double now = 1;
        double greenwood = 0;
        int next = 0;
        while (next < size) {
            double x = sorted.get(next).x();
            int atRisk = size - next;
            int ended = 0;
            while (next < size && sorted.get(next).x() == x && sorted.get(next).ended()) {
                ended++;
                next++;
            }
            int left = atRisk - ended;
            if (ended > 0) {
                now = before * left / of;
                greenwood += left == 0 ? 0 : (double) ended / ((double) atRisk * left);
                steps.add(new Step(x, atRisk, ended, now, now * Math.sqrt(greenwood)));
            }
            int lost = next;
            while (next < size && sorted.get(next).x() == x && !sorted.get(next).ended()) {
                next++;
            }
            if (next > lost) {
                before = now;
                of = size - next;
            }
        }
        Wait last = size == 0 ? Wait.lost(0) : sorted.get(size - 1);
        return new WaitingCurve(List.copyOf(steps), last.x(), !last.ended());
    }

    private static int order(Wait one, Wait other) {
        int order = Double.compare(one.x(), other.x());
        return order == 0 ? Boolean.compare(other.ended(), one.ended()) : order;
    }

    List<Step> steps() {
        return steps;
    }

    /** S(x): the share still waited for just after x. */
    double remaining(double x) {
        double remaining = 1;
        for (Step step : steps) {
            if (step.x() > x) {
                break;
            }
            remaining = step.remaining();
        }
        return remaining;
    }

    /** @return the least x at which at most half are still waited for, or null when the curve stays above a half */
    @Nullable
    Double median() {
        for (Step step : steps) {
            if (step.remaining() <= 0.5 + ROUNDING) {
                return step.x();
            }
        }
        return null;
    }

    /** The area under the curve. After the last wait the curve stays as it is. */
    double area(double from, double to) {
        double area = 0;
        double remaining = 1;
        double since = from;
        for (Step step : steps) {
            if (step.x() >= to) {
                break;
            }
            if (step.x() > since) {
                area += remaining * (step.x() - since);
                since = step.x();
            }
            remaining = step.remaining();
        }
        return area + remaining * (to - since);
    }

    /** The area when everything not yet ended had ended right after the last wait: the least it can have been. */
    double leastArea(double from, double to) {
        return isCutShort(to) ? area(from, Math.max(from, lastX)) : area(from, to);
    }

    /** Whether the longest wait was lost from sight before x, so that beyond it the curve is an assumption. */
    boolean isCutShort(double x) {
        return lastWasLost && lastX < x;
    }

    /** Compares two groups of waits by the log-rank test; the counts are those of the first. */
    static LogRank compare(List<Wait> first, List<Wait> second) {
        int observed = 0;
        double expected = 0;
        double variance = 0;
        List<Wait> both = new ArrayList<>(first);
        both.addAll(second);
        for (Step step : of(both).steps()) {
            double mine = first.stream().filter(wait -> wait.x() >= step.x()).count();
            observed += (int) first.stream()
                    .filter(wait -> wait.ended() && wait.x() == step.x())
                    .count();
            double share = mine / step.atRisk();
            expected += step.ended() * share;
            if (step.atRisk() > 1) {
                variance += step.ended() * share * (1 - share) * (step.atRisk() - step.ended()) / (step.atRisk() - 1);
            }
        }
        return new LogRank(observed, expected, variance);
    }
}

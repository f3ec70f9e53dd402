package org.muster.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.muster.scenarios.Disruption;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;

/**
 * D2: how much of what was on time stayed so under disruption: the area lost under the curve of the share of open
 * expectations that are on time, between the least that could have been lost and all of it.
 */
final class Retention implements Tally {

    private record Struck(Event.DisruptionStarted started, long from, long until) {}

    private record Window(long from, long to) {}

    /** How many expectations are open, on time and blocked; a sum of changes. */
    private record Standing(int open, int onTime, int blocked) {

        static final Standing NONE = new Standing(0, 0, 0);

        Standing plus(Standing more) {
            return new Standing(open + more.open, onTime + more.onTime, blocked + more.blocked);
        }

        Standing minus() {
            return new Standing(-open, -onTime, -blocked);
        }

        double share() {
            return open == 0 ? 1 : (double) onTime / open;
        }

        double best() {
            return open == 0 ? 1 : (double) (open - blocked) / open;
        }
    }

    /** Something of a curve that is summed over time. */
    private interface Height {
        double of(Standing standing);
    }

    /** Later than any end, and far enough from the end of numbers to be added to. */
    private static final long FOR_EVER = Long.MAX_VALUE / 2;

    private final Course course;
    private final Map<Disruption.Id, Integer> running = new LinkedHashMap<>();
    private final List<Struck> struck = new ArrayList<>();

    Retention(Course course) {
        this.course = course;
    }

    @Override
    public Measure measure() {
        return Measure.D2;
    }

    @Override
    public void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.DisruptionStarted started -> {
                running.put(started.disruption(), struck.size());
                struck.add(new Struck(started, entry.time().millis(), FOR_EVER));
            }
            case Event.DisruptionEnded ended -> {
                Integer place = running.remove(ended.disruption());
                if (place != null) {
                    Struck begun = struck.get(place);
                    struck.set(
                            place,
                            new Struck(
                                    begun.started(), begun.from(), entry.time().millis()));
                }
            }
            default -> {}
        }
    }

    @Override
    public Sheet sheet(Holder holder) {
        return course.scenario().isInTurns() ? Sheet.Fixed.missing(Reason.NOT_TIMED) : new Sheet.Fixed(value(holder));
    }

    private Value value(Holder holder) {
        List<Window> windows = windows(holder);
        if (windows.isEmpty()) {
            return new Value.Missing(Reason.NO_ITEMS);
        }
        List<Expected> expectations = course.expectations().all().stream()
                .filter(expected -> Course.isOf(holder, null, expected.agency()))
                .toList();
        List<Expected> within = expectations.stream()
                .filter(expected -> windows.stream().anyMatch(window -> isOpenIn(expected, window)))
                .toList();
        if (within.size() < course.profile().standards().leastUnderDisruption()) {
            return new Value.Missing(Reason.UNDER_THREE);
        }
        NavigableMap<Long, Standing> curve = curve(expectations);
        double baseline = baseline(curve, windows.getFirst().from());
        if (baseline == 0) {
            return new Value.Missing(Reason.NO_BASELINE);
        }
        double lost = 0;
        double least = 0;
        double most = 0;
        for (Window window : windows) {
            lost += area(curve, window, standing -> lost(standing, standing.share() / baseline));
            least += area(curve, window, standing -> lost(standing, standing.best() / baseline));
            most += window.to() - window.from();
        }
        if (most <= least) {
            return new Value.Missing(Reason.NONE_OBSERVED);
        }
        return known(Math.clamp(100 * (1 - (lost - least) / (most - least)), 0, 100), within);
    }

    private static double lost(Standing standing, double kept) {
        return standing.open() == 0 ? 0 : 1 - Math.min(1, kept);
    }

    private Value.Known known(double value, List<Expected> within) {
        List<EvidenceLine> evidence = within.stream()
                .map(expected -> expected.evidence(course.outcome(expected), null, false))
                .toList();
        long excused = evidence.stream()
                .map(EvidenceLine::excusedMs)
                .mapToLong(each -> each == null ? 0 : each)
                .sum();
        return new Value.Known(
                value,
                within.size(),
                null,
                false,
                Band.of(value, course.profile().bands()),
                excused,
                null,
                evidence);
    }

    /** The times in which disruptions hit the holder, or could still be felt, joined where they meet. */
    private List<Window> windows(Holder holder) {
        List<Window> windows = new ArrayList<>();
        struck.stream()
                .filter(each -> each.started().hits().stream().anyMatch(hit -> Course.isOf(holder, null, hit)))
                .sorted(Comparator.comparingLong(Struck::from))
                .forEach(each -> {
                    long to = Math.min(
                            course.now(),
                            each.until() + course.profile().standards().aftermathMillis());
                    if (!windows.isEmpty() && each.from() <= windows.getLast().to()) {
                        Window last = windows.removeLast();
                        windows.add(new Window(last.from(), Math.max(last.to(), to)));
                    } else if (each.from() < to) {
                        windows.add(new Window(each.from(), to));
                    }
                });
        return windows;
    }

    private boolean isOpenIn(Expected expected, Window window) {
        return expected.opened() < window.to() && end(expected) > window.from();
    }

    /** When it was met, or else closed; now while it is open. */
    private long end(Expected expected) {
        return Math.min(course.now(), course.outcome(expected).at());
    }

    /** How the expectations stood from each moment at which that changed. */
    private NavigableMap<Long, Standing> curve(List<Expected> expectations) {
        NavigableMap<Long, Standing> changes = new TreeMap<>();
        for (Expected expected : expectations) {
            long end = end(expected);
            long[] moments = LongStream.concat(
                            LongStream.of(expected.opened(), end, expected.standardRunsOut()), expected.blockTimes())
                    .filter(moment -> moment >= expected.opened() && moment <= end)
                    .distinct()
                    .sorted()
                    .toArray();
            for (int i = 0; i + 1 < moments.length; i++) {
                boolean blocked = expected.isBlocked(moments[i]);
                boolean onTime = !blocked && moments[i] < expected.standardRunsOut();
                Standing standing = new Standing(1, onTime ? 1 : 0, blocked ? 1 : 0);
                changes.merge(moments[i], standing, Standing::plus);
                changes.merge(moments[i + 1], standing.minus(), Standing::plus);
            }
        }
        NavigableMap<Long, Standing> curve = new TreeMap<>();
        Standing standing = Standing.NONE;
        for (Map.Entry<Long, Standing> change : changes.entrySet()) {
            standing = standing.plus(change.getValue());
            curve.put(change.getKey(), standing);
        }
        return curve;
    }

    /** How much was on time before anything was disrupted. */
    private double baseline(NavigableMap<Long, Standing> curve, long first) {
        Window before =
                new Window(Math.max(0, first - course.profile().standards().baselineMillis()), first);
        return before.from() == before.to() ? 1 : area(curve, before, Standing::share) / (before.to() - before.from());
    }

    private static double area(NavigableMap<Long, Standing> curve, Window window, Height height) {
        Map.Entry<Long, Standing> before = curve.floorEntry(window.from());
        Standing standing = before == null ? Standing.NONE : before.getValue();
        long since = window.from();
        double area = 0;
        for (Map.Entry<Long, Standing> change :
                curve.subMap(window.from(), false, window.to(), false).entrySet()) {
            area += height.of(standing) * (change.getKey() - since);
            since = change.getKey();
            standing = change.getValue();
        }
        return area + height.of(standing) * (window.to() - since);
    }
}

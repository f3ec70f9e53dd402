package org.muster.scoring;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.scenarios.Agency;
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

    private record Change(long at, Standing by) {}

    /**
     * One expectation.
     *
     * @param end when it was met, or else closed; now while it is open
     * @param changes what it adds to the curve, and takes back
     */
    private record Open(Expected expected, Expected.Outcome outcome, long end, List<Change> changes) {

        boolean isInAny(List<Window> windows) {
            for (Window window : windows) {
                if (expected.opened() < window.to() && end > window.from()) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Something of a curve that is summed over time. */
    private interface Height {
        double of(Standing standing);
    }

    /**
     * How the expectations stood.
     *
     * @param moments at which that changed, rising
     * @param standings from each of them on
     */
    private record Curve(List<Long> moments, List<Standing> standings) {

        static Curve of(List<Open> expectations) {
            Curve curve = new Curve(new ArrayList<>(), new ArrayList<>());
            Standing standing = Standing.NONE;
            for (Change change : expectations.stream()
                    .flatMap(each -> each.changes().stream())
                    .sorted(Comparator.comparingLong(Change::at))
                    .toList()) {
                standing = standing.plus(change.by());
                if (!curve.moments.isEmpty() && curve.moments.getLast() == change.at()) {
                    curve.standings.removeLast();
                } else {
                    curve.moments.add(change.at());
                }
                curve.standings.add(standing);
            }
            return curve;
        }

        double area(Window window, Height height) {
            int next = Collections.binarySearch(moments, window.from());
            next = next < 0 ? -next - 1 : next + 1;
            Standing standing = next == 0 ? Standing.NONE : standings.get(next - 1);
            long since = window.from();
            double area = 0;
            for (; next < moments.size() && moments.get(next) < window.to(); next++) {
                area += height.of(standing) * (moments.get(next) - since);
                since = moments.get(next);
                standing = standings.get(next);
            }
            return area + height.of(standing) * (window.to() - since);
        }

        /** How it stood at the start of the window, and from each change in it on. */
        List<Step> within(Window window) {
            int next = Collections.binarySearch(moments, window.from());
            next = next < 0 ? -next - 1 : next + 1;
            List<Step> stood = new ArrayList<>();
            stood.add(stood(window.from(), next == 0 ? Standing.NONE : standings.get(next - 1)));
            for (; next < moments.size() && moments.get(next) < window.to(); next++) {
                stood.add(stood(moments.get(next), standings.get(next)));
            }
            return stood;
        }

        private static Step stood(long at, Standing standing) {
            return new Step.Stood(at, standing.open(), standing.onTime(), standing.blocked());
        }
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
    public Sheets sheets() {
        if (course.scenario().isInTurns()) {
            return Sheets.missing(Reason.NOT_TIMED);
        }
        List<Open> all = course.expectations().all().stream().map(this::open).toList();
        Map<Agency.Id, List<Open>> ofAgencies = all.stream()
                .filter(each -> each.expected().agency() != null)
                .collect(groupingBy(each -> requireNonNull(each.expected().agency())));
        Map<Agency.Id, List<Struck>> hits = struck.stream()
                .flatMap(each -> each.started().hits().stream().distinct().map(hit -> Map.entry(hit, each)))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        return holder -> switch (holder) {
            case Holder.Exercise exercise ->
                sheet(
                        windows(struck.stream()
                                .filter(each -> !each.started().hits().isEmpty())
                                .toList()),
                        all);
            case Holder.Agency(var id) ->
                sheet(windows(hits.getOrDefault(id, List.of())), ofAgencies.getOrDefault(id, List.of()));
            // A seat has no share of it.
            case Holder.Seat seat -> Sheet.Fixed.missing(Reason.NO_ITEMS);
        };
    }

    private Sheet sheet(List<Window> windows, List<Open> expectations) {
        if (windows.isEmpty()) {
            return Sheet.Fixed.missing(Reason.NO_ITEMS);
        }
        List<Open> within =
                expectations.stream().filter(each -> each.isInAny(windows)).toList();
        if (within.size() < course.profile().standards().leastUnderDisruption()) {
            return Sheet.Fixed.missing(Reason.UNDER_THREE);
        }
        Curve curve = Curve.of(expectations);
        double baseline = baseline(curve, windows.getFirst().from());
        if (baseline == 0) {
            return Sheet.Fixed.missing(Reason.NO_BASELINE);
        }
        double lost = 0;
        double least = 0;
        double most = 0;
        for (Window window : windows) {
            lost += lost(curve, window, baseline);
            least += least(curve, window, baseline);
            most += window.to() - window.from();
        }
        if (most <= least) {
            return Sheet.Fixed.missing(Reason.NONE_OBSERVED);
        }
        return new Sheet.Fixed(
                known(Math.clamp(100 * (1 - (lost - least) / (most - least)), 0, 100), within),
                () -> steps(windows, curve, baseline));
    }

    private static List<Step> steps(List<Window> windows, Curve curve, double baseline) {
        List<Step> steps = new ArrayList<>(List.of(new Step.Before(baseline)));
        for (Window window : windows) {
            steps.addAll(curve.within(window));
            steps.add(new Step.Disrupted(
                    window.from(),
                    window.to(),
                    lost(curve, window, baseline),
                    least(curve, window, baseline),
                    window.to() - window.from()));
        }
        return steps;
    }

    private static double lost(Curve curve, Window window, double baseline) {
        return curve.area(window, standing -> lost(standing, standing.share() / baseline));
    }

    /** What would have been lost if all but the blocked had been on time. */
    private static double least(Curve curve, Window window, double baseline) {
        return curve.area(window, standing -> lost(standing, standing.best() / baseline));
    }

    private static double lost(Standing standing, double kept) {
        return standing.open() == 0 ? 0 : 1 - Math.min(1, kept);
    }

    private Value.Known known(double value, List<Open> within) {
        List<EvidenceLine> evidence = within.stream()
                .map(each -> each.expected().evidence(each.outcome(), null, false))
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

    /** The times of disruptions, and of what could still be felt of them, joined where they meet. */
    private List<Window> windows(List<Struck> struck) {
        List<Window> windows = new ArrayList<>();
        struck.stream().sorted(Comparator.comparingLong(Struck::from)).forEach(each -> {
            long to = Math.min(
                    course.now(), each.until() + course.profile().standards().aftermathMillis());
            if (!windows.isEmpty() && each.from() <= windows.getLast().to()) {
                Window last = windows.removeLast();
                windows.add(new Window(last.from(), Math.max(last.to(), to)));
            } else if (each.from() < to) {
                windows.add(new Window(each.from(), to));
            }
        });
        return windows;
    }

    private Open open(Expected expected) {
        Expected.Outcome outcome = course.outcome(expected);
        long end = Math.min(course.now(), outcome.at());
        List<Change> changes = new ArrayList<>();
        long since = expected.opened();
        for (long moment : expected.turns()) {
            if (since < moment && moment <= end) {
                add(changes, expected, since, moment);
                since = moment;
            }
        }
        if (since < end) {
            add(changes, expected, since, end);
        }
        return new Open(expected, outcome, end, changes);
    }

    /** It stands alike from one moment to the other. */
    private static void add(List<Change> changes, Expected expected, long from, long to) {
        boolean blocked = expected.isBlocked(from);
        boolean onTime = !blocked && from < expected.standardRunsOut();
        Standing standing = new Standing(1, onTime ? 1 : 0, blocked ? 1 : 0);
        changes.add(new Change(from, standing));
        changes.add(new Change(to, standing.minus()));
    }

    /** How much was on time before anything was disrupted. */
    private double baseline(Curve curve, long first) {
        Window before =
                new Window(Math.max(0, first - course.profile().standards().baselineMillis()), first);
        return before.from() == before.to() ? 1 : curve.area(before, Standing::share) / (before.to() - before.from());
    }
}

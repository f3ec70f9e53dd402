package org.muster.scoring;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableList;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Disruption;
import org.muster.scenarios.FailureShown;
import org.muster.scenarios.Link;
import org.muster.scenarios.PacePlan;
import org.muster.scenarios.Position;
import org.muster.scenarios.Via;
import org.muster.scoring.WaitingCurve.Wait;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;

/**
 * D1: how soon an agency got through on another level of a PACE plan, once it could tell that the one in use was cut. It
 * counts for whoever tried to send meanwhile, if another level was there to be found.
 */
final class Failovers implements Tally {

    /** A disruption cut the level that a plan stood on. */
    private record Cut(Network.Down down, PacePlan plan, Link.Id link, long disruption) {

        /** The last moment of it: the level is back, or the log ends. */
        long until(long now) {
            return down.untilTime() == null ? now : down.untilTime();
        }
    }

    /** A plan, used from one side. */
    private record Way(PacePlan.Id plan, Agency.Id from) {}

    private record Occasion(long disruption, PacePlan.Id plan, Agency.Id agency) {}

    private record Switch(long entry, PacePlan.Level to) {}

    /** A moment of the log. */
    private record Moment(long time, long entry) {}

    /** A message that got through, and how. */
    private record Success(Message message, Message.Delivery delivery) {}

    private record Failover(Waited waited, Position.@Nullable Id seat, Agency.Id agency) {}

    private final Course course;
    private final Map<Disruption.Id, List<Long>> started = new HashMap<>();
    private final Map<PacePlan.Id, List<Switch>> switches = new HashMap<>();
    /** By the links that are their levels, in the order of the script. */
    private final Map<Link.Id, List<PacePlan>> plans;

    Failovers(Course course) {
        this.course = course;
        this.plans = course.scenario().pacePlans().stream()
                .flatMap(plan -> plan.levels().stream().distinct().map(level -> Map.entry(level, plan)))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toUnmodifiableList())));
    }

    @Override
    public Measure measure() {
        return Measure.D1;
    }

    @Override
    public void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.DisruptionStarted disruption ->
                started.computeIfAbsent(disruption.disruption(), each -> new ArrayList<>())
                        .add(entry.number());
            case Event.PaceSwitched switched ->
                switches.computeIfAbsent(switched.plan(), each -> new ArrayList<>())
                        .add(new Switch(entry.number(), switched.to()));
            default -> {}
        }
    }

    @Override
    public Sheets sheets() {
        if (course.scenario().isInTurns()) {
            return Sheets.missing(Reason.NOT_TIMED);
        }
        Gathered<Waited> gathered =
                new Gathered<>(items -> Waited.count(items, course.profile().creditEndsAt()), course.profile());
        Map<Way, List<Message>> sent = sent();
        Set<Occasion> seen = new HashSet<>();
        for (Cut cut : cuts()) {
            for (Agency.Id agency : List.of(cut.plan().one(), cut.plan().other())) {
                Occasion occasion = new Occasion(cut.disruption(), cut.plan().id(), agency);
                Failover failover = seen.contains(occasion)
                        ? null
                        : failover(
                                cut,
                                agency,
                                sent.getOrDefault(new Way(cut.plan().id(), agency), List.of()));
                if (failover != null) {
                    seen.add(occasion);
                    gathered.add(failover.waited(), failover.seat(), failover.agency());
                }
            }
        }
        return gathered;
    }

    /** What seats sent, by the plan that it went by and the agency it came from. */
    private Map<Way, List<Message>> sent() {
        Map<Way, List<Message>> sent = new HashMap<>();
        for (Message message : course.messages().all()) {
            Agency.Id from = course.script().agencyOf(message.seat());
            if (message.seat() != null && from != null) {
                plans(message, from)
                        .forEach(plan -> sent.computeIfAbsent(new Way(plan.id(), from), way -> new ArrayList<>())
                                .add(message));
            }
        }
        return sent;
    }

    /** The plans by which it went: over one of their links, or as the plan says. */
    private Stream<PacePlan> plans(Message message, Agency.Id from) {
        return message.to().stream()
                .filter(Position.Id.class::isInstance)
                .map(course.script()::agencyOf)
                .filter(Objects::nonNull)
                .distinct()
                .map(to -> course.scenario().pacePlan(from, to, message.purpose()))
                .filter(Objects::nonNull)
                .filter(plan -> switch (message.sent().via()) {
                    case Via.Best best -> true;
                    case Via.Over over -> plan.level(over.link()) != null;
                    case Via.Direct direct -> false;
                });
    }

    /** In the order of the cuts, then of the plans. */
    private List<Cut> cuts() {
        List<Cut> cuts = new ArrayList<>();
        for (Map.Entry<Link.Id, List<Network.Down>> link : course.network().downs()) {
            for (Network.Down down : link.getValue()) {
                for (PacePlan plan : plans.getOrDefault(link.getKey(), List.of())) {
                    if (link.getKey().equals(inUse(plan, down.entry()))) {
                        cuts.add(new Cut(down, plan, link.getKey(), startOf(down)));
                    }
                }
            }
        }
        cuts.sort(Comparator.comparingLong(cut -> cut.down().entry()));
        return cuts;
    }

    /** The level that the plan's last success stood on. */
    private Link.@Nullable Id inUse(PacePlan plan, long entry) {
        PacePlan.Level level = PacePlan.Level.PRIMARY;
        for (Switch each : switches.getOrDefault(plan.id(), List.of())) {
            if (each.entry() < entry) {
                level = each.to();
            }
        }
        return plan.link(level);
    }

    /** The entry at which the disruption behind a cut began; the cut itself when the log does not say. */
    private long startOf(Network.Down down) {
        return started.getOrDefault(down.disruption(), List.of()).stream()
                .filter(entry -> entry < down.entry())
                .max(Long::compare)
                .orElse(down.entry());
    }

    /** @param sent by the agency over the plan */
    private @Nullable Failover failover(Cut cut, Agency.Id agency, List<Message> sent) {
        Agency.Id partner = cut.plan().one().equals(agency)
                ? cut.plan().other()
                : cut.plan().one();
        List<Message> tries = sent.stream()
                .filter(message -> cut.down().holds(message.entry()))
                .toList();
        if (tries.isEmpty()) {
            return null;
        }
        Moment detected = detected(cut, sent, tries);
        Success success = success(cut, tries, partner);
        long end = cut.until(course.now());
        long standard = cut.plan().failoverWithinMillis();
        if (detected == null && success == null) {
            return null;
        }
        long since = detected != null
                ? detected.time()
                : success == null ? end : success.delivery().time();
        if (!hadOtherLevel(cut, since, end, standard)) {
            return null;
        }
        return failover(cut, agency, partner, tries.getFirst(), detected, success, since);
    }

    private Failover failover(
            Cut cut,
            Agency.Id agency,
            Agency.Id partner,
            Message firstTry,
            @Nullable Moment detected,
            @Nullable Success success,
            long since) {
        long standard = cut.plan().failoverWithinMillis();
        long took =
                (success == null ? cut.until(course.now()) : success.delivery().time()) - since;
        double x = Math.max(0, (double) took / standard);
        Message telling = success == null ? firstTry : success.message();
        List<Long> entries =
                new ArrayList<>(List.of(cut.disruption(), cut.down().entry(), telling.entry()));
        if (detected != null) {
            entries.add(detected.entry());
        }
        if (success != null) {
            entries.add(success.delivery().entry());
        } else if (cut.down().until() != null) {
            entries.add(cut.down().until());
        }
        EvidenceLine evidence = new EvidenceLine(
                cut.plan().id().value(),
                agency.value(),
                partner.value(),
                null,
                null,
                success != null ? "met" : cut.down().until() == null && !course.hasEnded() ? "open" : "censored",
                x,
                Math.max(0, took),
                standard,
                success == null ? null : Waited.credit(x, course.profile().creditEndsAt()),
                null,
                recipients(telling, partner)
                        .anyMatch(seat -> course.seats().isCrew(seat, cut.down().entry())),
                entries);
        return new Failover(
                new Waited(Unit.NO_LINE, success == null ? Wait.lost(x) : Wait.ended(x), evidence),
                telling.namesLink() ? telling.seat() : null,
                agency);
    }

    private Stream<Position.Id> recipients(Message message, Agency.Id partner) {
        return message.to().stream()
                .filter(to -> partner.equals(course.script().agencyOf(to)))
                .flatMap(to -> to instanceof Position.Id seat ? Stream.of(seat) : Stream.empty());
    }

    /** The first failure that a sender noticed or, where a channel shows none, a while after the first unanswered send. */
    private @Nullable Moment detected(Cut cut, List<Message> sent, List<Message> tries) {
        Moment detected = sent.stream()
                .flatMap(message -> message.failures().stream())
                .filter(failure ->
                        failure.link().equals(cut.link()) && cut.down().holds(failure.entry()))
                .map(failure -> new Moment(failure.time(), failure.entry()))
                .min(Comparator.comparingLong(Moment::entry))
                .orElse(null);
        if (detected == null && course.scenario().link(cut.link()).failureShown() instanceof FailureShown.Never) {
            long silence = course.profile().standards().silenceDetectedAfterMillis();
            detected = tries.stream()
                    .filter(message -> isUnanswered(message, cut.link(), silence))
                    .map(message -> new Moment(message.time() + silence, message.entry()))
                    .filter(moment -> moment.time() < cut.until(course.now()))
                    .findFirst()
                    .orElse(null);
        }
        return detected;
    }

    /** Sent into the cut, so that nothing came of it while a sender would still wait. */
    private static boolean isUnanswered(Message message, Link.Id link, long silence) {
        return !(message.sent().via() instanceof Via.Over over && !over.link().equals(link))
                && message.deliveries().stream().noneMatch(each -> each.time() <= message.time() + silence);
    }

    /** The first that came by another level; at the moment at which the level is back it still counts. */
    private @Nullable Success success(Cut cut, List<Message> tries, Agency.Id partner) {
        return tries.stream()
                .flatMap(message -> message.deliveries().stream().map(delivery -> new Success(message, delivery)))
                .filter(each ->
                        partner.equals(course.script().agencyOf(each.delivery().seat())))
                .filter(each -> isByOtherLevel(cut, each.delivery()))
                .filter(each -> each.delivery().time() <= cut.until(course.now()))
                .min(Comparator.comparingLong(each -> each.delivery().entry()))
                .orElse(null);
    }

    private static boolean isByOtherLevel(Cut cut, Message.Delivery delivery) {
        PacePlan.Level broken = cut.plan().level(cut.link());
        PacePlan.Level level = delivery.level() != null
                ? delivery.level()
                : delivery.link() == null ? null : cut.plan().level(delivery.link());
        return level != null && level != broken;
    }

    /** Whether, after it could be told, some other level stayed up for the standard, or for all the time there was. */
    private boolean hadOtherLevel(Cut cut, long since, long end, long standard) {
        long needed = Math.min(standard, Math.max(0, end - since));
        return cut.plan().levels().stream()
                .filter(level -> !level.equals(cut.link()))
                .anyMatch(level -> longestUp(cut, level, since, end) >= needed);
    }

    private long longestUp(Cut cut, Link.Id level, long since, long end) {
        Agency.Id one = cut.plan().one();
        Agency.Id other = cut.plan().other();
        long longest = -1;
        Long up = course.network().carries(level, one, other, cut.down().entry()) ? since : null;
        for (Network.Change change : course.network().changes(level, one, other)) {
            if (change.entry() > cut.down().entry() && change.time() <= end) {
                boolean carries = course.network().carries(level, one, other, change.entry());
                long at = Math.max(since, change.time());
                if (carries && up == null) {
                    up = at;
                } else if (!carries && up != null) {
                    longest = at > since ? Math.max(longest, at - up) : longest;
                    up = null;
                }
            }
        }
        return up == null ? longest : Math.max(longest, end - up);
    }
}

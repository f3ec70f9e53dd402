package org.muster.scoring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Disruption;
import org.muster.scenarios.Link;
import org.muster.scenarios.PacePlan;
import org.muster.scenarios.Scenario;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;

/** Which links and agencies were up, and when. */
final class Network {

    /**
     * A link or agency went down.
     *
     * @param disruption what cut the link, or null for an agency
     * @param until the entry at which it came back, or null while it has not
     */
    record Down(
            long entry,
            long time,
            Disruption.@Nullable Id disruption,
            @Nullable Long until,
            @Nullable Long untilTime) {

        boolean holds(long at) {
            return entry <= at && (until == null || at < until);
        }
    }

    /** An entry at which something went down or came back. */
    record Change(long entry, long time) {}

    private final Scenario scenario;
    private final Map<Link.Id, List<Down>> links = new HashMap<>();
    private final Map<Agency.Id, List<Down>> agencies = new HashMap<>();
    private final Map<Link.Id, Integer> order = new HashMap<>();
    /** When anything went down or came back. */
    private final List<Change> changes = new ArrayList<>();

    Network(Scenario scenario) {
        this.scenario = scenario;
        scenario.links().forEach(link -> order.put(link.id(), order.size()));
    }

    void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.LinkCut cut -> down(links, cut.link(), entry, cut.disruption());
            case Event.LinkRestored restored -> up(links, restored.link(), entry);
            case Event.AgencyDown down -> down(agencies, down.target(), entry, null);
            case Event.AgencyUp up -> up(agencies, up.target(), entry);
            default -> {}
        }
    }

    private <T> void down(Map<T, List<Down>> of, T what, LogEntry entry, Disruption.@Nullable Id disruption) {
        List<Down> downs = of.computeIfAbsent(what, each -> new ArrayList<>());
        if (downs.isEmpty() || downs.getLast().until() != null) {
            changes.add(new Change(entry.number(), entry.time().millis()));
            downs.add(new Down(entry.number(), entry.time().millis(), disruption, null, null));
        }
    }

    private <T> void up(Map<T, List<Down>> of, T what, LogEntry entry) {
        List<Down> downs = downs(of, what);
        if (!downs.isEmpty() && downs.getLast().until() == null) {
            changes.add(new Change(entry.number(), entry.time().millis()));
            Down last = downs.removeLast();
            downs.add(new Down(
                    last.entry(),
                    last.time(),
                    last.disruption(),
                    entry.number(),
                    entry.time().millis()));
        }
    }

    /** When each link was down, in the order of the script. */
    List<Map.Entry<Link.Id, List<Down>>> downs() {
        return links.entrySet().stream()
                .sorted(Comparator.comparing(each -> order.getOrDefault(each.getKey(), Integer.MAX_VALUE)))
                .toList();
    }

    boolean isUp(Link.Id link, long entry) {
        return isUp(downs(links, link), entry);
    }

    boolean isUp(Agency.Id agency, long entry) {
        return isUp(downs(agencies, agency), entry);
    }

    private static boolean isUp(List<Down> downs, long entry) {
        for (Down down : downs) {
            if (down.holds(entry)) {
                return false;
            }
        }
        return true;
    }

    /** When a way between the two may have begun or ceased to be open, in order. */
    List<Change> changes(Agency.Id one, Agency.Id other) {
        List<Link> levels = scenario.pacePlans(one, other).stream()
                .flatMap(plan -> plan.levels().stream())
                .map(scenario::link)
                .toList();
        if (levels.isEmpty() || !levels.stream().allMatch(link -> link.joins(one, other))) {
            return changes;
        }
        Stream<List<Down>> downs = levels.stream().map(link -> downs(links, link.id()));
        return changes(Stream.concat(downs, Stream.of(downs(agencies, one), downs(agencies, other))));
    }

    /** When a level of a plan may have begun or ceased to carry messages between the two, in order. */
    List<Change> changes(Link.Id level, Agency.Id one, Agency.Id other) {
        return scenario.link(level).joins(one, other) ? changes(Stream.of(downs(links, level))) : changes;
    }

    private static List<Change> changes(Stream<List<Down>> downs) {
        return downs.flatMap(List::stream)
                .flatMap(down -> down.until() == null || down.untilTime() == null
                        ? Stream.of(new Change(down.entry(), down.time()))
                        : Stream.of(new Change(down.entry(), down.time()), new Change(down.until(), down.untilTime())))
                .distinct()
                .sorted(Comparator.comparingLong(Change::entry))
                .toList();
    }

    private static <T> List<Down> downs(Map<T, List<Down>> of, T what) {
        return of.getOrDefault(what, List.of());
    }

    /**
     * Whether a message could pass between the two when that entry was written: by a level of their PACE plans or, without
     * a plan, by any link, straight or through agencies that relay by themselves.
     */
    boolean hasWay(Agency.Id one, Agency.Id other, long entry) {
        if (!isUp(one, entry) || !isUp(other, entry)) {
            return false;
        }
        List<PacePlan> plans = scenario.pacePlans(one, other);
        for (PacePlan plan : plans) {
            for (Link.Id level : plan.levels()) {
                if (carries(level, one, other, entry)) {
                    return true;
                }
            }
        }
        return plans.isEmpty()
                && fewestLinks(one, other, link -> isUp(link.id(), entry), agency -> isUp(agency, entry)) != null;
    }

    /** Whether a level of a plan could carry a message between the two then, if need be onward through relays. */
    boolean carries(Link.Id level, Agency.Id one, Agency.Id other, long entry) {
        if (!isUp(level, entry)) {
            return false;
        }
        Link link = scenario.link(level);
        if (link.joins(one, other)) {
            return true;
        }
        Agency.Id near = link.members().contains(one) ? one : other;
        Agency.Id far = near.equals(one) ? other : one;
        return link.members().stream()
                .filter(relay -> !relay.equals(near) && relays(relay) && isUp(relay, entry))
                .anyMatch(relay ->
                        fewestLinks(relay, far, each -> isUp(each.id(), entry), agency -> isUp(agency, entry)) != null);
    }

    /** @return the fewest links of the script between the two, passing only agencies that relay; null when there is no way */
    @Nullable
    Integer fewestLinks(Agency.Id one, Agency.Id other) {
        return fewestLinks(one, other, link -> true, agency -> true);
    }

    private @Nullable Integer fewestLinks(
            Agency.Id one, Agency.Id other, Predicate<Link> links, Predicate<Agency.Id> agencies) {
        Map<Agency.Id, Integer> reached = new HashMap<>(Map.of(one, 0));
        Deque<Agency.Id> next = new ArrayDeque<>(List.of(one));
        while (!next.isEmpty() && !reached.containsKey(other)) {
            Agency.Id from = next.removeFirst();
            for (Agency.Id to : neighbours(from, links)) {
                if (!reached.containsKey(to) && (to.equals(other) || (relays(to) && agencies.test(to)))) {
                    reached.put(to, reached.getOrDefault(from, 0) + 1);
                    next.addLast(to);
                }
            }
        }
        return reached.get(other);
    }

    private Set<Agency.Id> neighbours(Agency.Id agency, Predicate<Link> links) {
        Set<Agency.Id> neighbours = new LinkedHashSet<>();
        for (Link link : scenario.links(agency)) {
            if (links.test(link)) {
                neighbours.addAll(link.members());
            }
        }
        neighbours.remove(agency);
        return neighbours;
    }

    private boolean relays(Agency.Id agency) {
        return scenario.agency(agency).relaysAutomatically();
    }
}

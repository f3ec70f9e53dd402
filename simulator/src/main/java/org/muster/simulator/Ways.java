package org.muster.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Line;
import org.muster.scenarios.Pattern;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Resource;
import org.muster.scenarios.Scenario;
import org.muster.simulator.log.BlockReason;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;

/** Whether what is expected could be done now at all. A worse way than usual is a way. */
final class Ways {

    private record Pair(Agency.Id from, Agency.Id to) {}

    private final Scenario scenario;
    private final Seats seats;
    private final Network network;
    /** Who asked for a resource last: whoever grants or declines it must reach him. */
    private final Map<Resource.Id, Agency.Id> asked = new HashMap<>();
    /** Which pairs have a way, as far as it was asked since the network changed. */
    private final Map<Pair, Boolean> open = new HashMap<>();

    private @Nullable Long networkChange;

    Ways(Scenario scenario, Seats seats, Network network) {
        this.scenario = scenario;
        this.seats = seats;
        this.network = network;
    }

    /** @return whether the network may carry otherwise after the entry */
    boolean read(LogEntry entry) {
        boolean changes = switch (entry.event()) {
            case Event.DisruptionStarted started -> true;
            case Event.DisruptionEnded ended -> true;
            case Event.LinkCut cut -> true;
            case Event.LinkRestored restored -> true;
            case Event.AgencyDown down -> true;
            case Event.AgencyUp up -> true;
            case Event.ResourceRequested requested -> {
                Agency.Id asking = requested.seat() == null ? null : scenario.agencyOf(requested.seat());
                if (asking != null) {
                    asked.put(requested.res(), asking);
                }
                yield false;
            }
            default -> false;
        };
        if (changes) {
            networkChange = entry.number();
            open.clear();
        }
        return changes;
    }

    /** @return why nobody could do it now, or null when somebody could */
    @Nullable
    BlockReason blocked(Awaited one) {
        if (!isCovered(one.key.who())) {
            return BlockReason.ABSENT;
        }
        if (network.isSilent(one.agency)) {
            return BlockReason.AGENCY_DOWN;
        }
        for (Set<Agency.Id> partners : one.partners) {
            if (partners.stream().allMatch(partner -> hasWay(one.agency, partner))) {
                return null;
            }
        }
        return one.partners.isEmpty() ? null : BlockReason.NO_PATH;
    }

    private boolean isCovered(Place who) {
        return switch (who) {
            case Position.Id seat -> seats.isCovered(seat);
            default -> scenario.seats(who).stream().anyMatch(seats::isPresent);
        };
    }

    private boolean hasWay(Agency.Id from, Agency.Id to) {
        return open.computeIfAbsent(new Pair(from, to), pair -> network.hasWay(pair.from(), pair.to()));
    }

    /** @return the entries that brought it about, rising */
    List<Long> because(Awaited one, BlockReason reason) {
        if (reason != BlockReason.ABSENT) {
            return networkChange == null ? List.of() : List.of(networkChange);
        }
        Set<Position.Id> all = new LinkedHashSet<>(scenario.seats(one.key.who()));
        if (one.key.who() instanceof Position.Id seat) {
            all.addAll(scenario.position(seat).deputies());
        }
        List<Long> entries = new ArrayList<>();
        for (Position.Id seat : all) {
            Long entry = seats.lastChange(seat);
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries.stream().sorted().toList();
    }

    /**
     * Whom one must reach to do it.
     *
     * @param line the line that hopes for it, or null
     * @return the agencies, for each way to do it; empty for a way that needs no link
     */
    List<Set<Agency.Id>> partners(Pattern pattern, @Nullable Line line) {
        return switch (pattern) {
            case Pattern.Message message -> List.of(agencies(message.to()));
            case Pattern.Share share -> List.of(agencies(List.of(share.with())));
            case Pattern.Lending lending ->
                switch (lending.move()) {
                    case REQUEST, RETURN ->
                        List.of(Set.of(scenario.resource(lending.resource()).owner()));
                    case GRANT, DECLINE -> List.of(asking(lending.resource(), line));
                };
            case Pattern.Form form ->
                List.of(agencies(scenario.taskForce(form.taskForce()).members()));
            case Pattern.AnyOf any ->
                any.of().stream().flatMap(each -> partners(each, line).stream()).toList();
            case Pattern.Decide decide -> List.of(Set.of());
            case Pattern.Act act -> List.of(Set.of());
            case Pattern.Purge purge -> List.of(Set.of());
            case Pattern.Never never -> List.of(Set.of());
        };
    }

    private Set<Agency.Id> asking(Resource.Id resource, @Nullable Line line) {
        Line.Ask ask = line == null ? null : line.asksFor();
        Agency.Id from = line == null
                        || line.from() == null
                        || ask == null
                        || !ask.resource().equals(resource)
                ? asked.get(resource)
                : scenario.agencyOf(line.from());
        return from == null ? Set.of() : Set.of(from);
    }

    private Set<Agency.Id> agencies(List<? extends Place> places) {
        Set<Agency.Id> agencies = new LinkedHashSet<>();
        for (Place place : places) {
            Agency.Id agency = scenario.agencyOf(place);
            if (agency != null) {
                agencies.add(agency);
            }
        }
        return agencies;
    }
}

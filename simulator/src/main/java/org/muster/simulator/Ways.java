package org.muster.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Item;
import org.muster.scenarios.Line;
import org.muster.scenarios.MessageKind;
import org.muster.scenarios.Pattern;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Resource;
import org.muster.scenarios.Scenario;
import org.muster.simulator.log.BlockReason;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;

/** Whether what is expected could be done now at all. A worse way than usual is a way. */
final class Ways {

    private final Scenario scenario;
    private final Seats seats;
    private final Network network;
    private final Verdicts verdicts;
    private final Knowledge knowledge;
    /** Who asked for a resource last: whoever grants or declines it must reach him. */
    private final Map<Resource.Id, Agency.Id> asked = new HashMap<>();

    private @Nullable Long networkChange;
    private @Nullable Long lawChange;

    Ways(Scenario scenario, Seats seats, Network network, Verdicts verdicts, Knowledge knowledge) {
        this.scenario = scenario;
        this.seats = seats;
        this.network = network;
        this.verdicts = verdicts;
        this.knowledge = knowledge;
    }

    void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.DisruptionStarted started -> networkChange = entry.number();
            case Event.DisruptionEnded ended -> networkChange = entry.number();
            case Event.LinkCut cut -> networkChange = entry.number();
            case Event.LinkRestored restored -> networkChange = entry.number();
            case Event.AgencyDown down -> networkChange = entry.number();
            case Event.AgencyUp up -> networkChange = entry.number();
            case Event.AgreementActivated activated -> lawChange = entry.number();
            case Event.AgreementSuspended suspended -> lawChange = entry.number();
            case Event.AgreementRestored restored -> lawChange = entry.number();
            case Event.AgreementAmended amended -> lawChange = entry.number();
            case Event.AgreementRevoked revoked -> lawChange = entry.number();
            case Event.AgreementExpired expired -> lawChange = entry.number();
            case Event.ResourceRequested requested -> {
                Agency.Id asking = requested.seat() == null ? null : scenario.agencyOf(requested.seat());
                if (asking != null) {
                    asked.put(requested.res(), asking);
                }
            }
            default -> {}
        }
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
            if (partners.stream().allMatch(partner -> network.hasWay(one.agency, partner))) {
                return isLawful(one) ? null : BlockReason.LEGAL;
            }
        }
        return one.partners.isEmpty() ? null : BlockReason.NO_PATH;
    }

    private boolean isLawful(Awaited one) {
        Pattern pattern = one.wish.pattern();
        return pattern == null || isLawful(one.agency, pattern);
    }

    /** @return whether what must be told to do it may be told; what tells nothing is always lawful */
    private boolean isLawful(Agency.Id from, Pattern pattern) {
        return switch (pattern) {
            case Pattern.Message message -> {
                Purpose purpose = message.purpose() == null ? Purpose.LIFE_SAFETY : message.purpose();
                yield message.kind() == MessageKind.DISCLOSURE_LOG
                        || message.kind() == MessageKind.COMPLAINT
                        || message.items().stream()
                                .allMatch(item -> message.to().stream()
                                        .allMatch(to -> mayTell(from, to, scenario.item(item), purpose)));
            }
            case Pattern.Share share -> {
                Item item = scenario.item(share.item());
                yield mayTell(from, share.with(), item, item.neededFor(share.with()));
            }
            case Pattern.AnyOf any -> any.of().stream().anyMatch(each -> isLawful(from, each));
            case Pattern.Lending lending -> true;
            case Pattern.Form form -> true;
            case Pattern.Decide decide -> true;
            case Pattern.Act act -> true;
            case Pattern.Purge purge -> true;
            case Pattern.Never never -> true;
        };
    }

    private boolean mayTell(Agency.Id from, Place to, Item item, Purpose purpose) {
        Agency.Id agency = scenario.agencyOf(to);
        boolean own = !knowledge.knows(from, item.id()) || knowledge.isOwn(from, item.id());
        return agency == null
                || verdicts.permits(from, agency, item, purpose, own, knowledge.cameUnder(from, item.id()));
    }

    private boolean isCovered(Place who) {
        return switch (who) {
            case Position.Id seat -> seats.isCovered(seat);
            default -> scenario.seats(who).stream().anyMatch(seats::isPresent);
        };
    }

    /** @return the entries that brought it about, rising */
    List<Long> because(Awaited one, BlockReason reason) {
        if (reason == BlockReason.LEGAL) {
            return lawChange == null ? List.of() : List.of(lawChange);
        }
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

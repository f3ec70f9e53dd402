package org.muster.scoring;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.PacePlan;
import org.muster.scenarios.Position;

/**
 * C4: how directly those who must exchange did reach each other: the fewest links between them in the script against the
 * fewest messages in a chain of the log, each sent at or after the one before had come.
 */
final class Connectivity implements Tally {

    private record Pair(Agency.Id one, Agency.Id other, PacePlan.Id plan) {}

    /** A message of one agency that came to another. */
    private record Contact(
            Agency.Id from,
            Agency.Id to,
            Position.Id sender,
            Position.Id recipient,
            long sent,
            long sentEntry,
            long came,
            long cameEntry) {}

    /** The last contact of a chain, and the chain before it. */
    private record Chain(Contact last, @Nullable Chain before) {

        List<Contact> contacts() {
            List<Contact> contacts = new ArrayList<>();
            for (Chain each = this; each != null; each = each.before()) {
                contacts.addFirst(each.last());
            }
            return contacts;
        }
    }

    /**
     * @param realised the messages of the shortest chain, 0 where there was none
     * @param share 0..1: how direct, 0 where there was no chain
     */
    private record Reached(int line, Pair pair, int planned, int realised, double share, EvidenceLine evidence)
            implements Unit {
        @Override
        public Step step() {
            return new Step.Paired(
                    pair.one().value(), pair.other().value(), planned, realised == 0 ? null : realised, share);
        }
    }

    private static final Comparator<Contact> ARRIVAL =
            Comparator.comparingLong(Contact::came).thenComparingLong(Contact::cameEntry);

    private final Course course;
    private final List<Pair> pairs = new ArrayList<>();

    Connectivity(Course course) {
        this.course = course;
        Set<Set<Agency.Id>> seen = new HashSet<>();
        for (PacePlan plan : course.scenario().pacePlans()) {
            if (plan.mustExchange() && seen.add(Set.of(plan.one(), plan.other()))) {
                pairs.add(new Pair(plan.one(), plan.other(), plan.id()));
            }
        }
    }

    @Override
    public Measure measure() {
        return Measure.C4;
    }

    @Override
    public Sheets sheets() {
        if (!course.hasEnded()) {
            return Sheets.missing(Reason.NOT_ENDED);
        }
        Gathered<Reached> gathered = new Gathered<>(Connectivity::count, course.profile());
        Map<Agency.Id, List<Contact>> contacts = contacts();
        for (Pair pair : pairs) {
            Integer planned = course.network().fewestLinks(pair.one(), pair.other());
            if (planned != null && !wasMostlyCutOff(pair)) {
                Reached reached = reached(pair, planned, chain(pair, contacts));
                gathered.add(reached, null, pair.one());
                gathered.addTo(pair.other(), reached);
            }
        }
        return gathered;
    }

    /** By the agency that they came from, in the order in which they came. */
    private Map<Agency.Id, List<Contact>> contacts() {
        List<Contact> contacts = new ArrayList<>();
        for (Message message : course.messages().all()) {
            Position.Id sender = message.seat();
            Agency.Id from = course.script().agencyOf(sender);
            if (sender != null && from != null) {
                for (Message.Delivery delivery : message.deliveries()) {
                    Agency.Id to = course.script().agencyOf(delivery.seat());
                    if (to != null && !to.equals(from)) {
                        contacts.add(new Contact(
                                from,
                                to,
                                sender,
                                delivery.seat(),
                                message.time(),
                                message.entry(),
                                delivery.time(),
                                delivery.entry()));
                    }
                }
            }
        }
        contacts.sort(ARRIVAL);
        return contacts.stream().collect(groupingBy(Contact::from));
    }

    private static @Nullable Chain chain(Pair pair, Map<Agency.Id, List<Contact>> contacts) {
        Chain there = shortest(pair.one(), pair.other(), contacts);
        Chain back = shortest(pair.other(), pair.one(), contacts);
        if (there == null || back == null) {
            return there == null ? back : there;
        }
        return back.contacts().size() < there.contacts().size() ? back : there;
    }

    /** Grows all chains by a message at a time, keeping for each agency the one that came first. */
    private static @Nullable Chain shortest(Agency.Id from, Agency.Id to, Map<Agency.Id, List<Contact>> contacts) {
        Map<Agency.Id, Chain> came = new HashMap<>();
        Map<Agency.Id, Chain> grown = new LinkedHashMap<>();
        List<Contact> next = contacts.getOrDefault(from, List.of());
        do {
            Map<Agency.Id, Chain> longer = new LinkedHashMap<>();
            for (Contact contact : next) {
                Chain before = grown.get(contact.from());
                if (before == null || before.last().came() <= contact.sent()) {
                    Chain known = came.get(contact.to());
                    if (!contact.to().equals(from)
                            && (known == null || contact.came() < known.last().came())) {
                        longer.putIfAbsent(contact.to(), new Chain(contact, before));
                    }
                }
            }
            if (longer.containsKey(to)) {
                return longer.get(to);
            }
            came.putAll(longer);
            grown = longer;
            next = grown.keySet().stream()
                    .flatMap(agency -> contacts.getOrDefault(agency, List.of()).stream())
                    .sorted(ARRIVAL)
                    .toList();
        } while (!grown.isEmpty());
        return null;
    }

    /** Whether no level was up, or an agency down, during more than half of the exercise. */
    private boolean wasMostlyCutOff(Pair pair) {
        long without = 0;
        long since = 0;
        boolean way = true;
        for (Network.Change change : course.network().changes(pair.one(), pair.other())) {
            if (!way) {
                without += change.time() - since;
            }
            since = change.time();
            way = course.network().hasWay(pair.one(), pair.other(), change.entry());
        }
        if (!way) {
            without += course.now() - since;
        }
        return 2 * without > course.now();
    }

    private Reached reached(Pair pair, int planned, @Nullable Chain chain) {
        List<Contact> contacts = chain == null ? List.of() : chain.contacts();
        double share = contacts.isEmpty() ? 0 : Math.min(1, (double) planned / contacts.size());
        return new Reached(
                Unit.NO_LINE,
                pair,
                planned,
                contacts.size(),
                share,
                EvidenceLine.of(
                                pair.plan().value(),
                                pair.one().value(),
                                contacts.isEmpty() ? "cut-off" : "reached",
                                contacts.stream()
                                        .flatMapToLong(each -> LongStream.of(each.sentEntry(), each.cameEntry()))
                                        .boxed()
                                        .toList())
                        .to(pair.other().value())
                        .worth((int) Math.round(1000 * share))
                        .withCrew(withCrew(contacts)));
    }

    /** Whether a crew held any seat of the chain when it began. */
    private boolean withCrew(List<Contact> contacts) {
        return contacts.stream()
                .flatMap(each -> Stream.of(each.sender(), each.recipient()))
                .anyMatch(
                        seat -> course.seats().isCrew(seat, contacts.getFirst().sentEntry()));
    }

    private static Count count(List<Reached> pairs) {
        return pairs.isEmpty()
                ? new Count.None(Reason.NO_ITEMS)
                : new Count.Some(
                        100
                                * pairs.stream()
                                        .mapToDouble(Reached::share)
                                        .average()
                                        .orElseThrow(),
                        pairs.size());
    }
}

package org.muster.scoring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Item;
import org.muster.scenarios.Link;
import org.muster.scenarios.PacePlan;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.graph.Structure;
import org.muster.scenarios.yaml.Library;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;

/**
 * What a log shows of how agencies talked, without saying that more or less of it is better; none of it is ever part of a score.
 * It reads the log entry by entry, in order, and answers when it is asked. Not safe for several threads.
 */
public final class Diagnostics {

    /**
     * All that is known so far. A number that nothing was seen for is null.
     *
     * @param awareness of each item that somebody needs and somebody has
     * @param reciprocity the share of directions in which agencies told each other that were answered in the other
     * @param reciprocityBeyondChance the same beyond what so many directions would give by chance (Garlaschelli and Loffredo
     *     2004)
     * @param evenness how evenly messages were spread over the links of the script: 0 all over one, 1 all alike (Shannon)
     * @param burstiness of the times between messages: −1 like a clock, 0 by chance, towards 1 all at once (Goh and Barabási 2008)
     * @param centralisation how far talk leant on one agency (Freeman 1979)
     * @param precision the share of pairs that talked that were planned to
     * @param recall the share of pairs that were planned to talk that did
     * @param agencies each agency's place in the talk
     * @param copiesPerNeed how many copies of messages with items were sent to other agencies for each need that was met
     */
    public record Report(
            List<Awareness> awareness,
            @Nullable Double reciprocity,
            @Nullable Double reciprocityBeyondChance,
            @Nullable Double evenness,
            @Nullable Double burstiness,
            double centralisation,
            @Nullable Double precision,
            @Nullable Double recall,
            List<Place> agencies,
            @Nullable Double copiesPerNeed) {

        public Report {
            awareness = List.copyOf(awareness);
            agencies = List.copyOf(agencies);
        }
    }

    /**
     * How long it took until those who need an item knew it, from the moment when anybody had it.
     *
     * @param parties how many need it
     * @param half milliseconds until half of them knew it, or null when they never did
     * @param mostly until nine of ten did
     * @param all until all did
     */
    public record Awareness(
            Item.Id item,
            int parties,
            @Nullable Long half,
            @Nullable Long mostly,
            @Nullable Long all) {}

    /**
     * An agency's place in the talk that took place.
     *
     * @param betweenness the share of pairs of others whose shortest ways passed it
     * @param efficiencyLoss how much longer ways would have been without it
     * @param isUnplannedBroker whether others talked by it though the plan lets nobody depend on it
     */
    public record Place(Agency.Id agency, double betweenness, double efficiencyLoss, boolean isUnplannedBroker) {}

    /** That messages of one agency came to another. */
    record Arc(Agency.Id from, Agency.Id to) {
        Arc back() {
            return new Arc(to, from);
        }
    }

    private final Course course;
    private final Map<Item.Id, Map<Agency.Id, Long>> known = new LinkedHashMap<>();

    public Diagnostics(Scenario scenario) {
        this.course = new Course(scenario, Library.profile(scenario.head().scoringProfile()));
    }

    public void read(LogEntry entry) {
        course.read(entry);
        long now = entry.time().millis();
        switch (entry.event()) {
            case Event.ItemAvailable available -> knows(available.item(), available.agency(), now);
            case Event.ItemMade made -> knows(made.item(), made.agency(), now);
            case Event.ItemKnown item ->
                knows(
                        item.item(),
                        item.agency(),
                        item.since() == null ? now : item.since().millis());
            default -> {}
        }
    }

    private void knows(Item.Id item, Agency.Id agency, long time) {
        known.computeIfAbsent(item, each -> new HashMap<>()).merge(agency, time, Math::min);
    }

    public Report report() {
        Set<Arc> arcs = new LinkedHashSet<>();
        Map<Link.Id, Integer> byLink = new LinkedHashMap<>();
        List<Long> sent = new ArrayList<>();
        int copies = 0;
        for (Message message : course.messages().all()) {
            Agency.Id from = course.script().agencyOf(message.seat());
            if (from == null) {
                continue;
            }
            sent.add(message.time());
            for (Message.Delivery delivery : message.deliveries()) {
                Agency.Id to = course.script().agencyOf(delivery.seat());
                if (delivery.link() != null) {
                    byLink.merge(delivery.link(), 1, Integer::sum);
                }
                if (to != null && !to.equals(from)) {
                    arcs.add(new Arc(from, to));
                    copies += message.sent().items().isEmpty() ? 0 : 1;
                }
            }
        }
        List<Agency.Id> agencies =
                course.scenario().agencies().stream().map(Agency::id).toList();
        Set<Structure.Edge<Agency.Id>> talked = pairs(agencies, arcs);
        Set<Structure.Edge<Agency.Id>> planned = pairs(agencies, planned());
        Structure<Agency.Id> talk = new Structure<>(agencies, talked);
        Structure<Agency.Id> plan = new Structure<>(agencies, planned);
        long asPlanned = talked.stream().filter(planned::contains).count();
        Double reciprocity = reciprocity(arcs);
        return new Report(
                awareness(),
                reciprocity,
                reciprocity == null ? null : beyondChance(reciprocity, arcs.size(), agencies.size()),
                evenness(byLink.values(), course.scenario().links().size()),
                burstiness(gaps(sent)),
                talk.degreeCentralisation(),
                share(asPlanned, talked.size()),
                share(asPlanned, planned.size()),
                agencies.stream()
                        .map(agency -> new Place(
                                agency,
                                talk.betweenness(agency),
                                talk.efficiencyLoss(agency),
                                talk.betweenness(agency) > 0 && plan.betweenness(agency) == 0))
                        .toList(),
                share(copies, needsMet()));
    }

    private Set<Arc> planned() {
        Set<Arc> planned = new LinkedHashSet<>();
        for (PacePlan plan : course.scenario().pacePlans()) {
            if (plan.mustExchange()) {
                planned.add(new Arc(plan.one(), plan.other()));
            }
        }
        return planned;
    }

    /** Each pair once, in the order of the script. */
    private static Set<Structure.Edge<Agency.Id>> pairs(List<Agency.Id> agencies, Set<Arc> arcs) {
        Set<Structure.Edge<Agency.Id>> pairs = new LinkedHashSet<>();
        for (Arc arc : arcs) {
            pairs.add(
                    agencies.indexOf(arc.from()) < agencies.indexOf(arc.to())
                            ? new Structure.Edge<>(arc.from(), arc.to())
                            : new Structure.Edge<>(arc.to(), arc.from()));
        }
        return pairs;
    }

    private long needsMet() {
        return course.expectations().all().stream()
                .filter(expected -> expected.kind() == Script.Kind.NEED
                        && course.outcome(expected).isMet())
                .count();
    }

    private List<Awareness> awareness() {
        List<Awareness> awareness = new ArrayList<>();
        for (Item item : course.scenario().information()) {
            Map<Agency.Id, Long> times = known.getOrDefault(item.id(), Map.of());
            Set<Agency.Id> parties = new LinkedHashSet<>();
            item.needs().forEach(need -> {
                Agency.Id party = course.script().agencyOf(need.recipient());
                if (party != null) {
                    parties.add(party);
                }
            });
            if (!parties.isEmpty() && !times.isEmpty()) {
                long first =
                        times.values().stream().mapToLong(Long::longValue).min().orElseThrow();
                List<Long> took = parties.stream()
                        .filter(times::containsKey)
                        .map(party -> times.getOrDefault(party, first) - first)
                        .sorted()
                        .toList();
                awareness.add(new Awareness(
                        item.id(),
                        parties.size(),
                        whenKnown(took, parties.size(), 5),
                        whenKnown(took, parties.size(), 9),
                        whenKnown(took, parties.size(), 10)));
            }
        }
        return awareness;
    }

    /** @return when so many tenths of the parties knew it, or null when they never did */
    private static @Nullable Long whenKnown(List<Long> took, int parties, int tenths) {
        int wanted = (parties * tenths + 9) / 10;
        return wanted > took.size() ? null : took.get(wanted - 1);
    }

    private static List<Long> gaps(List<Long> times) {
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            gaps.add(times.get(i) - times.get(i - 1));
        }
        return gaps;
    }

    static @Nullable Double reciprocity(Set<Arc> arcs) {
        return share(arcs.stream().filter(arc -> arcs.contains(arc.back())).count(), arcs.size());
    }

    /** @return null where every direction was used, so that chance leaves nothing to explain */
    static @Nullable Double beyondChance(double reciprocity, int arcs, int agencies) {
        double density = (double) arcs / (agencies * (agencies - 1.0));
        return density >= 1 ? null : Double.valueOf((reciprocity - density) / (1 - density));
    }

    /** @return null when there was nothing to spread, or nothing to spread it over */
    static @Nullable Double evenness(Collection<Integer> counts, int kinds) {
        double sum = counts.stream().mapToInt(Integer::intValue).sum();
        if (sum == 0 || kinds < 2) {
            return null;
        }
        double entropy = 0;
        for (int count : counts) {
            entropy -= count == 0 ? 0 : count / sum * StrictMath.log(count / sum);
        }
        return Math.clamp(entropy / StrictMath.log(kinds), 0, 1);
    }

    /** @return null under two times, or when all came at once */
    static @Nullable Double burstiness(List<Long> gaps) {
        double mean = gaps.stream().mapToLong(Long::longValue).average().orElse(0);
        if (gaps.size() < 2 || mean == 0) {
            return null;
        }
        double squares =
                gaps.stream().mapToDouble(gap -> (gap - mean) * (gap - mean)).sum();
        double deviation = Math.sqrt(squares / gaps.size());
        return (deviation - mean) / (deviation + mean);
    }

    private static @Nullable Double share(long some, long of) {
        return of == 0 ? null : Double.valueOf((double) some / of);
    }
}

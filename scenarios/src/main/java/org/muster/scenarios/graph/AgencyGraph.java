package org.muster.scenarios.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jgrapht.alg.util.UnionFind;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.DataCategory;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Item;
import org.muster.scenarios.Link;
import org.muster.scenarios.Pair;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Tlp;

/**
 * Which agencies can tell each other something, pair by pair: over a link of both, or over agencies in between that patch
 * through by themselves. To reach somebody over other agencies than these supposes that they pass on what they hear. A graph
 * never changes.
 */
public final class AgencyGraph {

    /**
     * That two agencies can tell each other something.
     *
     * @param pair in the order of the script
     * @param over the links of both; empty when only automatic relays join them
     * @param under the agreements of which any one is enough; empty in a graph of links alone
     */
    public record Way(Pair pair, List<Link.Id> over, List<Agreement.Id> under) {
        public Way {
            over = List.copyOf(over);
            under = List.copyOf(under);
        }
    }

    private final Scenario scenario;
    private final List<Agency> agencies;
    private final List<Link> links;
    private final @Nullable Map<Pair, List<Agreement.Id>> opened;
    private final List<Way> ways;
    private final Structure<Agency.Id> structure;

    /**
     * @param agencies that are there
     * @param links that are up
     * @param opened the agreements that open something between two whom links join, or null where none is asked for
     */
    private AgencyGraph(
            Scenario scenario,
            List<Agency> agencies,
            List<Link> links,
            @Nullable Map<Pair, List<Agreement.Id>> opened) {
        this.scenario = scenario;
        this.agencies = agencies;
        this.links = links;
        this.opened = opened;
        this.ways = ways(agencies, links, opened);
        this.structure = new Structure<>(
                scenario.agencies().stream().map(Agency::id).toList(),
                ways.stream()
                        .map(way -> new Structure.Edge<>(
                                way.pair().one(), way.pair().other()))
                        .toList());
    }

    /** What links alone make, all of them up. */
    public static AgencyGraph technical(Scenario scenario) {
        return new AgencyGraph(scenario, scenario.agencies(), scenario.links(), null);
    }

    /**
     * What links and agreements make together, all links up and the agreements in force as the script has them then. Two
     * agencies are joined when links that may carry more than TLP:CLEAR join them and an agreement opens some category from one
     * to the other for some purpose that no statute closes, to a seat that is cleared for it. What needs no agreement joins
     * nobody: what is public, and complaints and disclosure logs to oversight. Only where a script tells of nothing else,
     * it is the graph of links.
     */
    public static AgencyGraph permitted(Scenario scenario, ExerciseTime at) {
        if (scenario.information().stream().allMatch(item -> isPublic(scenario, item))) {
            return technical(scenario);
        }
        List<Link> links = scenario.links().stream()
                .filter(link -> link.maxTlp().carries(Tlp.GREEN))
                .toList();
        return new AgencyGraph(
                scenario, scenario.agencies(), links, opened(scenario, at, ways(scenario.agencies(), links, null)));
    }

    private static boolean isPublic(Scenario scenario, Item item) {
        DataCategory category = scenario.dataCategory(item.category());
        return (item.tlp() == Tlp.CLEAR || category.id().equals(DataCategory.PUBLIC_INFORMATION))
                && !category.isProtected()
                && !category.needToKnow();
    }

    /** What opens something between those that links join. */
    private static Map<Pair, List<Agreement.Id>> opened(Scenario scenario, ExerciseTime at, List<Way> joined) {
        Map<Pair, List<Agreement.Id>> opened = new HashMap<>();
        for (Way way : joined) {
            Pair pair = way.pair();
            List<Agreement> ofBoth = scenario.agreements(pair.one(), pair.other()).stream()
                    .filter(agreement -> agreement.isInForce(at))
                    .toList();
            List<Agreement.Id> under = ofBoth.stream()
                    .filter(agreement -> opens(scenario, ofBoth, agreement, pair.one(), pair.other())
                            || opens(scenario, ofBoth, agreement, pair.other(), pair.one()))
                    .map(Agreement::id)
                    .toList();
            if (!under.isEmpty()) {
                opened.put(pair, under);
            }
        }
        return opened;
    }

    private static void forEachPair(List<Agency> agencies, Consumer<Pair> then) {
        for (int i = 0; i < agencies.size(); i++) {
            for (int j = i + 1; j < agencies.size(); j++) {
                then.accept(new Pair(agencies.get(i).id(), agencies.get(j).id()));
            }
        }
    }

    private static List<Way> ways(
            List<Agency> agencies, List<Link> links, @Nullable Map<Pair, List<Agreement.Id>> opened) {
        Map<Agency.Id, List<Link>> linksOf = linksOf(links);
        Set<Agency.Id> relays = agencies.stream()
                .filter(Agency::relaysAutomatically)
                .map(Agency::id)
                .collect(Collectors.toSet());
        Map<Agency.Id, Set<Agency.Id>> reached = new HashMap<>();
        agencies.forEach(agency -> reached.put(agency.id(), reached(agency.id(), linksOf, relays)));
        List<Way> ways = new ArrayList<>();
        forEachPair(agencies, pair -> {
            List<Agreement.Id> under = opened == null ? List.of() : opened.getOrDefault(pair, List.of());
            if (reached.getOrDefault(pair.one(), Set.of()).contains(pair.other())
                    && (opened == null || !under.isEmpty())) {
                ways.add(new Way(
                        pair,
                        linksOf.getOrDefault(pair.one(), List.of()).stream()
                                .filter(link -> link.members().contains(pair.other()))
                                .map(Link::id)
                                .toList(),
                        under));
            }
        });
        return ways;
    }

    private static Map<Agency.Id, List<Link>> linksOf(List<Link> links) {
        Map<Agency.Id, List<Link>> linksOf = new HashMap<>();
        for (Link link : links) {
            for (Agency.Id member : Set.copyOf(link.members())) {
                linksOf.computeIfAbsent(member, any -> new ArrayList<>()).add(link);
            }
        }
        return linksOf;
    }

    /** Whom an agency's messages reach by themselves. */
    private static Set<Agency.Id> reached(Agency.Id from, Map<Agency.Id, List<Link>> linksOf, Set<Agency.Id> relays) {
        Set<Agency.Id> reached = new HashSet<>();
        ArrayDeque<Agency.Id> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            for (Link link : linksOf.getOrDefault(next.remove(), List.of())) {
                for (Agency.Id member : link.members()) {
                    if (reached.add(member) && relays.contains(member)) {
                        next.add(member);
                    }
                }
            }
        }
        return reached;
    }

    private static boolean opens(
            Scenario scenario, List<Agreement> ofBoth, Agreement agreement, Agency.Id from, Agency.Id to) {
        if (agreement.kind() == Agreement.Kind.STATUTE || !agreement.maxTlp().carries(Tlp.GREEN)) {
            return false;
        }
        List<Agreement> statutes = ofBoth.stream()
                .filter(each -> each.kind() == Agreement.Kind.STATUTE)
                .toList();
        return scenario.dataCategories().stream()
                .filter(category -> isOpen(agreement, category, from, to) && isCleared(scenario, to, category.id()))
                .anyMatch(category -> agreement.purposes().stream()
                        .anyMatch(purpose -> statutes.stream()
                                .noneMatch(statute -> closes(statute, category.id(), purpose, from, to))));
    }

    private static boolean isOpen(Agreement agreement, DataCategory category, Agency.Id from, Agency.Id to) {
        Predicate<Agreement.Clause> covers = clause -> clause.covers(category.id(), from, to);
        return agreement.deny().stream().noneMatch(covers)
                && ((!category.isProtected() && agreement.allow().stream().anyMatch(covers))
                        || agreement.allowIf().stream().anyMatch(covers));
    }

    private static boolean closes(
            Agreement statute, DataCategory.Id category, Purpose purpose, Agency.Id from, Agency.Id to) {
        return statute.purposes().contains(purpose)
                && statute.deny().stream().anyMatch(clause -> clause.covers(category, from, to));
    }

    /** Whether any seat there may receive it; an agency without seats has nobody to ask. */
    private static boolean isCleared(Scenario scenario, Agency.Id agency, DataCategory.Id category) {
        List<Position> seats = scenario.positions(agency);
        return seats.isEmpty()
                || seats.stream().anyMatch(seat -> seat.clearedFor().contains(category));
    }

    /** The same graph after a loss. */
    public AgencyGraph without(Loss loss) {
        return switch (loss) {
            case Loss.OfLink(var lost) -> with(link -> !link.id().equals(lost));
            case Loss.OfFailureDomain(var lost) -> with(link -> !lost.equals(link.failureDomain()));
            case Loss.OfAgency(var lost) ->
                new AgencyGraph(
                        scenario,
                        agencies.stream()
                                .filter(agency -> !agency.id().equals(lost))
                                .toList(),
                        links,
                        opened);
            case Loss.OfAgreement(var lost) -> new AgencyGraph(scenario, agencies, links, openedWithout(lost));
        };
    }

    private AgencyGraph with(Predicate<Link> left) {
        return new AgencyGraph(scenario, agencies, links.stream().filter(left).toList(), opened);
    }

    private @Nullable Map<Pair, List<Agreement.Id>> openedWithout(Agreement.Id lost) {
        if (opened == null) {
            return null;
        }
        Map<Pair, List<Agreement.Id>> rest = new HashMap<>();
        opened.forEach((pair, under) -> rest.put(
                pair,
                under.stream().filter(agreement -> !agreement.equals(lost)).toList()));
        return rest;
    }

    /** Those of the pairs that reach each other, over whomever, and would no longer when the agreement ends. */
    List<Pair> partedWithout(Agreement.Id lost, List<Pair> pairs) {
        if (ways.stream().noneMatch(way -> way.under().equals(List.of(lost)))) {
            return List.of();
        }
        UnionFind<Agency.Id> left =
                new UnionFind<>(scenario.agencies().stream().map(Agency::id).collect(Collectors.toSet()));
        ways.stream()
                .filter(way -> !way.under().equals(List.of(lost)))
                .forEach(way -> left.union(way.pair().one(), way.pair().other()));
        return pairs.stream()
                .filter(pair -> structure.distance(pair.one(), pair.other()) != null)
                .filter(pair -> !left.inSameSet(pair.one(), pair.other()))
                .toList();
    }

    /** Every two that can tell each other something, in the order of the script. */
    public List<Way> ways() {
        return ways;
    }

    /** @return how two tell each other something without anybody's help, or null when they can't */
    public @Nullable Way way(Agency.Id one, Agency.Id other) {
        return ways.stream()
                .filter(way -> way.pair().joins(one, other))
                .findFirst()
                .orElse(null);
    }

    /** The shape of the graph, in which an edge is a pair with a way. An agency that is lost is a node without edges. */
    public Structure<Agency.Id> structure() {
        return structure;
    }
}

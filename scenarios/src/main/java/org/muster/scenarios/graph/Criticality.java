package org.muster.scenarios.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.PacePlan;
import org.muster.scenarios.Pair;
import org.muster.scenarios.Scenario;

/**
 * On what, and on whom, an exercise hangs at a moment: the permitted graph taken apart, one loss after the other.
 *
 * @param components the agencies that reach each other, in the order of the script
 * @param efficiency mean of 1 ÷ distance over all pairs
 * @param localEfficiency the same around each agency without it
 * @param degreeCentralisation how far it leans on one agency
 * @param agencies each agency's place in it
 * @param bridges pairs without whose exchange others would be parted
 * @param apart pairs that must exchange and can't, though every link is up
 * @param failures what the loss of each link, failure domain, agency and agreement does
 */
public record Criticality(
        List<List<Agency.Id>> components,
        double efficiency,
        double localEfficiency,
        double degreeCentralisation,
        List<OfAgency> agencies,
        List<Pair> bridges,
        List<Pair> apart,
        List<Failure> failures) {

    /**
     * @param neighbours how many it can tell something to
     * @param efficiencyLoss the share of efficiency that goes when it loses all of them
     * @param betweenness the share of pairs of others whose shortest ways pass it
     * @param closeness 1 ÷ mean distance to all others, 0 unless all are in reach
     * @param harmonicCloseness mean of 1 ÷ distance to all others
     * @param isCutPoint whether others are parted without it
     */
    public record OfAgency(
            Agency.Id agency,
            int neighbours,
            double efficiencyLoss,
            double betweenness,
            double closeness,
            double harmonicCloseness,
            boolean isCutPoint) {}

    /**
     * What one loss does.
     *
     * @param efficiencyLoss the share of efficiency that goes with it
     * @param parted pairs that must exchange, did reach each other, and no longer do
     * @param detoured pairs that must exchange, told each other themselves, and now need others to pass it on
     */
    public record Failure(Loss loss, double efficiencyLoss, List<Pair> parted, List<Pair> detoured) {
        public Failure {
            parted = List.copyOf(parted);
            detoured = List.copyOf(detoured);
        }

        /** Whether two that must exchange are parted by a word on paper. */
        public boolean isLegalBridge() {
            return loss instanceof Loss.OfAgreement && !parted.isEmpty();
        }
    }

    public Criticality {
        components = List.copyOf(components);
        agencies = List.copyOf(agencies);
        bridges = List.copyOf(bridges);
        apart = List.copyOf(apart);
        failures = List.copyOf(failures);
    }

    public static Criticality of(Scenario scenario, ExerciseTime at) {
        AgencyGraph graph = AgencyGraph.permitted(scenario, at);
        Structure<Agency.Id> structure = graph.structure();
        List<Pair> required = required(scenario);
        List<Agency.Id> cutPoints = structure.cutPoints();
        return new Criticality(
                structure.components(),
                structure.efficiency(),
                structure.localEfficiency(),
                structure.degreeCentralisation(),
                structure.nodes().stream()
                        .map(agency -> new OfAgency(
                                agency,
                                structure.degree(agency),
                                structure.efficiencyLoss(agency),
                                structure.betweenness(agency),
                                structure.closeness(agency),
                                structure.harmonicCloseness(agency),
                                cutPoints.contains(agency)))
                        .toList(),
                structure.bridges().stream()
                        .map(edge -> new Pair(edge.one(), edge.other()))
                        .toList(),
                required.stream()
                        .filter(pair -> distance(structure, pair) == null)
                        .toList(),
                losses(scenario).map(loss -> failure(graph, loss, required)).toList());
    }

    /** An agreement whose end alone parts pairs that must exchange. */
    public record LegalBridge(Agreement.Id agreement, List<Pair> parted) {
        public LegalBridge {
            parted = List.copyOf(parted);
        }
    }

    /** On which agreements an exercise hangs, without all the rest. */
    public static List<LegalBridge> legalBridges(Scenario scenario, ExerciseTime at) {
        List<Pair> required = required(scenario);
        if (required.isEmpty()) {
            return List.of();
        }
        AgencyGraph graph = AgencyGraph.permitted(scenario, at);
        return scenario.agreements().stream()
                .map(agreement -> new LegalBridge(agreement.id(), graph.partedWithout(agreement.id(), required)))
                .filter(bridge -> !bridge.parted().isEmpty())
                .toList();
    }

    /** The pairs whose plan says that they must exchange, once each. */
    private static List<Pair> required(Scenario scenario) {
        List<Pair> required = new ArrayList<>();
        Set<Set<Agency.Id>> seen = new HashSet<>();
        for (PacePlan plan : scenario.pacePlans()) {
            if (plan.mustExchange() && seen.add(Set.of(plan.one(), plan.other()))) {
                required.add(new Pair(plan.one(), plan.other()));
            }
        }
        return required;
    }

    private static Stream<Loss> losses(Scenario scenario) {
        return Stream.of(
                        scenario.links().stream().map(link -> new Loss.OfLink(link.id())),
                        scenario.failureDomains().stream().map(domain -> new Loss.OfFailureDomain(domain.id())),
                        scenario.agencies().stream().map(agency -> new Loss.OfAgency(agency.id())),
                        scenario.agreements().stream().map(agreement -> new Loss.OfAgreement(agreement.id())))
                .flatMap(each -> each);
    }

    /** Two of whom one is lost are not parted: nobody is left to tell. */
    private static Failure failure(AgencyGraph graph, Loss loss, List<Pair> required) {
        Structure<Agency.Id> before = graph.structure();
        Structure<Agency.Id> after = graph.without(loss).structure();
        List<Pair> parted = new ArrayList<>();
        List<Pair> detoured = new ArrayList<>();
        for (Pair pair : required) {
            Integer was = distance(before, pair);
            Integer is = distance(after, pair);
            boolean isLost = loss instanceof Loss.OfAgency(var agency)
                    && (pair.one().equals(agency) || pair.other().equals(agency));
            if (was != null && !isLost) {
                if (is == null) {
                    parted.add(pair);
                } else if (was == 1 && is > 1) {
                    detoured.add(pair);
                }
            }
        }
        double whole = before.efficiency();
        double lost = whole == 0 ? 0 : (whole - after.efficiency()) / whole;
        return new Failure(loss, lost, parted, detoured);
    }

    private static @Nullable Integer distance(Structure<Agency.Id> structure, Pair pair) {
        return structure.distance(pair.one(), pair.other());
    }

    /** The agreements whose end alone parts two that must exchange. */
    public List<Failure> legalBridges() {
        return failures.stream().filter(Failure::isLegalBridge).toList();
    }

    /** @throws IllegalArgumentException when the scenario has no such thing to lose */
    public Failure failure(Loss loss) {
        return failures.stream()
                .filter(failure -> Objects.equals(failure.loss(), loss))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Scenario has no (%s) to lose.".formatted(loss)));
    }
}

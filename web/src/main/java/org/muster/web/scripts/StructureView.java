package org.muster.web.scripts;

import java.util.List;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Pair;
import org.muster.scenarios.graph.Criticality;
import org.muster.scenarios.graph.Loss;

/**
 * On what, and on whom, an exercise of a script hangs at StartEx, before anybody plays it. Ids are the script's.
 *
 * @param hash of the script's content
 * @param efficiency mean of 1 ÷ distance over all pairs of agencies, 0..1
 * @param localEfficiency the same around each agency without it, 0..1
 * @param degreeCentralisation how far it leans on one agency, 0..1
 * @param components agencies that reach each other
 * @param apart pairs that must exchange and can't, though every link is up
 * @param bridges pairs without whose exchange others would be parted
 */
record StructureView(
        String hash,
        double efficiency,
        double localEfficiency,
        double degreeCentralisation,
        List<List<String>> components,
        List<List<String>> apart,
        List<List<String>> bridges,
        List<OfAgency> agencies,
        List<Failure> failures) {

    /**
     * @param neighbours how many it can tell something to
     * @param efficiencyLoss the share of efficiency that goes with its ties, 0..1
     * @param betweenness the share of pairs of others whose shortest ways pass it, 0..1
     * @param closeness 1 ÷ mean distance to all others, 0 unless all are in reach
     * @param harmonicCloseness mean of 1 ÷ distance to all others, 0..1
     * @param cutPoint whether others are parted without it
     */
    record OfAgency(
            String agency,
            int neighbours,
            double efficiencyLoss,
            double betweenness,
            double closeness,
            double harmonicCloseness,
            boolean cutPoint) {

        static OfAgency of(Criticality.OfAgency found) {
            return new OfAgency(
                    found.agency().value(),
                    found.neighbours(),
                    found.efficiencyLoss(),
                    found.betweenness(),
                    found.closeness(),
                    found.harmonicCloseness(),
                    found.isCutPoint());
        }
    }

    /**
     * What one loss does.
     *
     * @param kind link, failure-domain, agency or agreement
     * @param efficiencyLoss the share of efficiency that goes with it, 0..1
     * @param parted pairs that must exchange and no longer reach each other
     * @param detoured pairs that must exchange and need others to pass it on
     */
    record Failure(
            String kind, String id, double efficiencyLoss, List<List<String>> parted, List<List<String>> detoured) {

        static Failure of(Criticality.Failure failure) {
            return new Failure(
                    switch (failure.loss()) {
                        case Loss.OfLink link -> "link";
                        case Loss.OfFailureDomain domain -> "failure-domain";
                        case Loss.OfAgency agency -> "agency";
                        case Loss.OfAgreement agreement -> "agreement";
                    },
                    switch (failure.loss()) {
                        case Loss.OfLink(var link) -> link.value();
                        case Loss.OfFailureDomain(var domain) -> domain.value();
                        case Loss.OfAgency(var agency) -> agency.value();
                        case Loss.OfAgreement(var agreement) -> agreement.value();
                    },
                    // A sum of thirds may fall a hair short of what it was.
                    Math.max(0, failure.efficiencyLoss()),
                    pairs(failure.parted()),
                    pairs(failure.detoured()));
        }
    }

    static StructureView of(String hash, Criticality found) {
        return new StructureView(
                hash,
                found.efficiency(),
                found.localEfficiency(),
                found.degreeCentralisation(),
                found.components().stream()
                        .map(part -> part.stream().map(Agency.Id::value).toList())
                        .toList(),
                pairs(found.apart()),
                pairs(found.bridges()),
                found.agencies().stream().map(OfAgency::of).toList(),
                found.failures().stream().map(Failure::of).toList());
    }

    private static List<List<String>> pairs(List<Pair> pairs) {
        return pairs.stream()
                .map(pair -> List.of(pair.one().value(), pair.other().value()))
                .toList();
    }
}

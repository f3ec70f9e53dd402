package org.muster.web.scores;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.scoring.Diagnostics;

/** How agencies talked, as {@link Diagnostics.Report} tells it; what nothing was seen for is absent. */
record TalkView(
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

    /** @param half milliseconds until half of the parties knew it; absent when they never did */
    record Awareness(
            String item,
            int parties,
            @Nullable Long half,
            @Nullable Long mostly,
            @Nullable Long all) {}

    record Place(String agency, double betweenness, double efficiencyLoss, boolean isUnplannedBroker) {}

    static TalkView of(Diagnostics.Report report) {
        return new TalkView(
                report.awareness().stream()
                        .map(each -> new Awareness(
                                each.item().value(), each.parties(), each.half(), each.mostly(), each.all()))
                        .toList(),
                report.reciprocity(),
                report.reciprocityBeyondChance(),
                report.evenness(),
                report.burstiness(),
                report.centralisation(),
                report.precision(),
                report.recall(),
                report.agencies().stream()
                        .map(each -> new Place(
                                each.agency().value(),
                                each.betweenness(),
                                each.efficiencyLoss(),
                                each.isUnplannedBroker()))
                        .toList(),
                report.copiesPerNeed());
    }
}

package org.muster.scenarios.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.muster.scenarios.Disruption;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Tree;

/** Reads one disruption that is added to a script in play, by the rules that hold for the script's own. */
public final class DisruptionReader {

    /** What comes of reading it. */
    public sealed interface Answer {

        /** It can be played. */
        record Accepted(Disruption disruption) implements Answer {}

        /**
         * It can't.
         *
         * @param findings why not; at least one
         */
        record Refused(List<Finding> findings) implements Answer {
            public Refused {
                findings = List.copyOf(findings);
            }
        }
    }

    private static final Set<String> TRIGGERS = Set.of("at", "after", "whenMissed", "when", "byController", "random");

    private DisruptionReader() {}

    /**
     * @param scenario as it was read, with its tree
     * @param written the whole disruption with its id. Without a trigger it waits for a controller's hand.
     */
    public static Answer read(Scenario scenario, Tree.Branch written) {
        Tree.Branch added = written.entries().stream().anyMatch(entry -> TRIGGERS.contains(entry.key()))
                ? written
                : written.with("byController", Tree.Scalar.of(true));
        List<Tree> all = new ArrayList<>();
        if (scenario.tree().get("disruptions") instanceof Tree.Row row) {
            all.addAll(row.values());
        }
        all.add(added);
        String name = scenario.id().value();
        Set<Finding> before =
                Set.copyOf(ScenarioReader.read(name, scenario.tree()).findings());
        Reading reading = ScenarioReader.read(name, scenario.tree().with("disruptions", Tree.Row.of(all)));
        List<Finding> reasons = reading.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR
                        || finding.severity() == Finding.Severity.BLOCKS_PUBLISHING)
                .filter(finding -> !before.contains(finding))
                .toList();
        return reading instanceof Reading.Accepted(var changed, var findings) && reasons.isEmpty()
                ? new Answer.Accepted(changed.disruption(id(added)))
                : new Answer.Refused(reasons.isEmpty() ? reading.findings() : reasons);
    }

    private static Disruption.Id id(Tree.Branch disruption) {
        return new Disruption.Id(((Tree.Scalar) Objects.requireNonNull(disruption.get("id"))).written());
    }
}

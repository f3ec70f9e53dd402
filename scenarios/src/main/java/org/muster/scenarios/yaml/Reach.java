package org.muster.scenarios.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Link;
import org.muster.scenarios.Scenario;

/** Which agencies links join, directly or by way of agencies that relay automatically. */
final class Reach {

    private Reach() {}

    /** @return whether a message can go from one to the other over links that pass the test */
    static boolean joins(Scenario scenario, Agency.Id from, Agency.Id to, Predicate<Link> usable) {
        List<Link> links = scenario.links().stream().filter(usable).toList();
        Set<Agency.Id> reached = new HashSet<>(Set.of(from));
        Deque<Agency.Id> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Agency.Id at = open.remove();
            for (Link link : links) {
                if (!link.members().contains(at)) {
                    continue;
                }
                if (link.members().contains(to)) {
                    return true;
                }
                for (Agency.Id member : link.members()) {
                    if (scenario.agency(member).relaysAutomatically() && reached.add(member)) {
                        open.add(member);
                    }
                }
            }
        }
        return from.equals(to);
    }
}

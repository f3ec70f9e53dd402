package org.muster.scenarios.yaml;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.FailureDomain;
import org.muster.scenarios.Item;
import org.muster.scenarios.Link;
import org.muster.scenarios.Mark;
import org.muster.scenarios.PacePlan;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Tree;

/** PACE plans: whether each link joins its pair, and what the levels share. */
final class NetworkChecks {

    private static final List<String> LEVELS = List.of("primary", "alternate", "contingency", "emergency");

    private final Script script;
    private final Scenario scenario;

    NetworkChecks(Script script) {
        this.script = script;
        this.scenario = script.scenario();
    }

    void check() {
        if (scenario.tree().get("pacePlans") instanceof Tree.Row plans) {
            plans.values().forEach(plan -> levels((Tree.Branch) plan));
        }
        Map<String, PacePlan> seen = new HashMap<>();
        for (PacePlan plan : scenario.pacePlans()) {
            pair(plan);
            twice(plan, seen);
        }
    }

    /** What the tree alone shows: a level left out, a link or a failure domain at two levels. */
    private void levels(Tree.Branch plan) {
        String id = String.valueOf(Script.written(plan.get("id")));
        boolean ended = false;
        Map<String, String> links = new HashMap<>();
        Map<FailureDomain.Id, String> domains = new HashMap<>();
        for (String level : LEVELS) {
            String written = Script.written(plan.get(level));
            if (written == null) {
                ended = true;
                continue;
            }
            if (ended) {
                script.add(
                        Problem.PACE_GAP,
                        plan.mark(level),
                        "PACE plan (%s) has level (%s) and leaves out one above it. Maybe move it up.",
                        id,
                        level);
                ended = false;
            }
            Link link = scenario.link(new Link.Id(written));
            String earlier = links.put(written, level);
            if (earlier != null) {
                script.add(
                        Problem.PACE_LEVEL_TWICE,
                        plan.mark(level),
                        "PACE plan (%s) has link (%s) as (%s) and as (%s).",
                        id,
                        written,
                        earlier,
                        level);
                continue;
            }
            FailureDomain.Id domain = link.failureDomain();
            if (domain == null) {
                continue;
            }
            String sharing = domains.put(domain, level);
            if (sharing != null) {
                script.add(
                        Problem.PACE_SHARED_DOMAIN,
                        plan.mark(level),
                        "PACE plan (%s) has (%s) and (%s) in one failure domain (%s), so they fail together.",
                        id,
                        sharing,
                        level,
                        domain);
            }
        }
    }

    private Tree.Branch written(PacePlan plan) {
        String id = plan.id().value();
        int dot = id.indexOf('.');
        Tree.Branch object = script.ids().object(dot < 0 ? id : id.substring(0, dot));
        return object == null ? scenario.tree() : object;
    }

    private void pair(PacePlan plan) {
        Tree.Branch written = written(plan);
        for (int i = 0; i < plan.levels().size(); i++) {
            Link link = scenario.link(plan.levels().get(i));
            String level = LEVELS.get(i);
            Mark mark = written.mark(level);
            if (!carries(link, plan)) {
                script.add(
                        Problem.PACE_LINK,
                        mark,
                        "PACE plan (%s) between (%s) and (%s) has link (%s) as (%s), whose members are %s. Maybe "
                                + "one of %s.",
                        plan.id(),
                        plan.one(),
                        plan.other(),
                        link.id(),
                        level,
                        link.members(),
                        scenario.links(plan.one(), plan.other()).stream()
                                .map(Link::id)
                                .toList());
                continue;
            }
            tlp(plan, link, level, mark);
            hearers(plan, link, level, mark);
        }
    }

    /** Both are members, or one is and an automatic relay on the link joins it to the other. */
    private boolean carries(Link link, PacePlan plan) {
        return link.joins(plan.one(), plan.other())
                || relays(link, plan.one(), plan.other())
                || relays(link, plan.other(), plan.one());
    }

    private boolean relays(Link link, Agency.Id member, Agency.Id other) {
        return link.members().contains(member)
                && link.members().stream()
                        .filter(relay -> !relay.equals(member))
                        .filter(relay -> scenario.agency(relay).relaysAutomatically())
                        .anyMatch(relay -> Reach.joins(scenario, relay, other, any -> !any.equals(link)));
    }

    private void tlp(PacePlan plan, Link link, String level, Mark mark) {
        for (Item item : scenario.information()) {
            for (Item.Need need : item.needs()) {
                Agency.Id from = scenario.agencyOf(need.responsible());
                Agency.Id to = scenario.agencyOf(need.recipient());
                if (from != null
                        && to != null
                        && plan.isBetween(from, to)
                        && !link.maxTlp().carries(item.tlp())) {
                    script.add(
                            Problem.PACE_TLP,
                            mark,
                            "PACE plan (%s) has (%s) over link (%s) up to TLP (%s), but the pair needs item (%s) "
                                    + "of TLP (%s).",
                            plan.id(),
                            level,
                            link.id(),
                            link.maxTlp().code(),
                            item.id(),
                            item.tlp().code());
                    return;
                }
            }
        }
    }

    /** On a net everybody hears; a member with whom neither of the pair has an agreement would overhear. */
    private void hearers(PacePlan plan, Link link, String level, Mark mark) {
        if (!link.channel().isNet() || scenario.information().isEmpty()) {
            return;
        }
        Set<Agency.Id> bound = new HashSet<>();
        for (Agreement agreement : scenario.agreements()) {
            if (agreement.kind() != Agreement.Kind.STATUTE
                    && (agreement.parties().contains(plan.one())
                            || agreement.parties().contains(plan.other()))) {
                bound.addAll(agreement.parties());
            }
        }
        for (Agency.Id member : link.members()) {
            if (!member.equals(plan.one()) && !member.equals(plan.other()) && !bound.contains(member)) {
                script.add(
                        Problem.PACE_HEARER,
                        mark,
                        "PACE plan (%s) has (%s) over net (%s), which agency (%s) hears without an agreement.",
                        plan.id(),
                        level,
                        link.id(),
                        member);
            }
        }
    }

    private void twice(PacePlan plan, Map<String, PacePlan> seen) {
        String one = plan.one().value();
        String other = plan.other().value();
        String pair = one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
        PacePlan earlier = seen.putIfAbsent(pair + " " + plan.purpose(), plan);
        if (earlier != null) {
            script.add(
                    Problem.PACE_TWICE,
                    written(plan).mark(),
                    "PACE plan (%s) is for agencies (%s) and (%s), who have plan (%s) for the same purpose.",
                    plan.id(),
                    one,
                    other,
                    earlier.id());
        }
    }
}

package org.muster.web.play;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Action;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Link;
import org.muster.scenarios.PacePlan;
import org.muster.scenarios.Position;
import org.muster.scenarios.Resource;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.TaskForce;

/**
 * What lies on a seat's desk from StartEx to EndEx: the links of its agency and of its plans, whom it can reach by them, its menu of actions,
 * the resources of those it can reach, its task forces. Whatever else a seat may name, its feed has named to it.
 */
record Desk(
        Scenario scenario,
        Position seat,
        List<Link> links,
        List<Agency> contacts,
        List<Action> actions,
        List<Resource> resources,
        List<TaskForce> taskForces) {

    static Desk of(Scenario scenario, Position.Id id) {
        Position seat = scenario.position(id);
        Agency.Id own = seat.agency();
        Set<Link.Id> planned = new LinkedHashSet<>();
        scenario.pacePlans().stream()
                .filter(plan -> partner(plan, own) != null)
                .forEach(plan -> planned.addAll(plan.levels()));
        List<Link> links = scenario.links().stream()
                .filter(link -> link.members().contains(own) || planned.contains(link.id()))
                .toList();
        List<TaskForce> taskForces = scenario.taskForces().stream()
                .filter(each -> each.members().contains(id))
                .toList();
        Set<Agency.Id> reached = new LinkedHashSet<>();
        links.stream().filter(link -> link.members().contains(own)).forEach(link -> reached.addAll(link.members()));
        scenario.pacePlans().forEach(plan -> {
            Agency.Id partner = partner(plan, own);
            if (partner != null) {
                reached.add(partner);
            }
        });
        reached.remove(own);
        return new Desk(
                scenario,
                seat,
                links,
                scenario.agencies().stream()
                        .filter(agency -> reached.contains(agency.id()))
                        .filter(agency -> !scenario.positions(agency.id()).isEmpty())
                        .toList(),
                scenario.actions().stream()
                        .filter(action -> action.seats().contains(id))
                        .toList(),
                scenario.resources().stream()
                        .filter(each -> each.owner().equals(own) || reached.contains(each.owner()))
                        .toList(),
                taskForces);
    }

    private static Agency.@Nullable Id partner(PacePlan plan, Agency.Id own) {
        return plan.one().equals(own) ? plan.other() : plan.other().equals(own) ? plan.one() : null;
    }

    Agency.Id agency() {
        return seat.agency();
    }

    List<Position> colleagues() {
        return scenario.positions(agency()).stream()
                .filter(each -> !each.id().equals(seat.id()))
                .toList();
    }

    /** The plans by which the seat's agency reaches another. */
    List<PacePlan> pace(Agency.Id other) {
        return scenario.pacePlans().stream()
                .filter(plan -> plan.isBetween(agency(), other))
                .toList();
    }

    /** The links that join both agencies. */
    List<Link> links(Agency.Id other) {
        return links.stream().filter(link -> link.joins(agency(), other)).toList();
    }

    /** Whether the thing of that id lies on this desk. */
    boolean has(String id) {
        return ids().contains(id);
    }

    private Set<String> ids() {
        Set<String> ids = new HashSet<>();
        links.forEach(link -> ids.add(link.id().value()));
        contacts.forEach(contact -> {
            ids.add(contact.id().value());
            scenario.positions(contact.id()).forEach(each -> ids.add(each.id().value()));
        });
        ids.add(agency().value());
        scenario.positions(agency()).forEach(each -> ids.add(each.id().value()));
        actions.forEach(action -> {
            ids.add(action.id().value());
            action.steps().forEach(step -> ids.add(step.value()));
        });
        scenario.sites().forEach(site -> ids.add(site.id().value()));
        resources.forEach(each -> ids.add(each.id().value()));
        taskForces.forEach(each -> {
            ids.add(each.id().value());
            each.members().forEach(member -> ids.add(member.value()));
        });
        return ids;
    }
}

package org.muster.simulator;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.TaskForce;
import org.muster.simulator.Answer.Refused;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;

/**
 * The task forces of the script: proposed by one of their members, confirmed by the others, formed when all are in it. Who
 * proposes is in it already. Its lead dissolves it, formed or not, and then it can be proposed again.
 */
final class TaskForces {

    private final Scenario scenario;
    private final Journal journal;
    /** Who is in it, by the task force; of one that is proposed or formed. */
    private final Map<TaskForce.Id, Set<Position.Id>> members = new HashMap<>();

    TaskForces(Scenario scenario, Journal journal) {
        this.scenario = scenario;
        this.journal = journal;
    }

    /** @return why the seat can't propose it, or null when it can */
    @Nullable
    Refused refusal(Event.TaskForceProposed proposed) {
        Refused refused = member(proposed.tf(), proposed.seat());
        if (refused != null) {
            return refused;
        }
        return members.containsKey(proposed.tf()) ? Simulation.refuse(Refusal.ALREADY, proposed.tf()) : null;
    }

    /** @return why the seat can't join it, or null when it can */
    @Nullable
    Refused refusal(Event.MembershipConfirmed confirmed) {
        Refused refused = member(confirmed.tf(), confirmed.seat());
        if (refused != null) {
            return refused;
        }
        Set<Position.Id> in = members.get(confirmed.tf());
        if (in == null) {
            return Simulation.refuse(Refusal.NOT_PROPOSED, confirmed.tf());
        }
        return in.contains(confirmed.seat()) ? Simulation.refuse(Refusal.ALREADY, confirmed.tf()) : null;
    }

    /** @return why the seat can't dissolve it, or null when it can */
    @Nullable
    Refused refusal(Event.TaskForceDissolved dissolved) {
        Refused refused = member(dissolved.tf(), dissolved.seat());
        if (refused != null) {
            return refused;
        }
        if (!scenario.taskForce(dissolved.tf()).lead().equals(dissolved.seat())) {
            return Simulation.refuse(Refusal.NOT_LEAD, dissolved.tf());
        }
        return members.containsKey(dissolved.tf()) ? null : Simulation.refuse(Refusal.NOT_PROPOSED, dissolved.tf());
    }

    private @Nullable Refused member(TaskForce.Id taskForce, Position.Id seat) {
        if (!scenario.has(taskForce)) {
            return Simulation.refuse(Refusal.UNKNOWN, taskForce);
        }
        return scenario.taskForce(taskForce).members().contains(seat)
                ? null
                : Simulation.refuse(Refusal.NOT_MEMBER, taskForce);
    }

    void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.TaskForceProposed proposed -> {
                members.put(proposed.tf(), new LinkedHashSet<>());
                join(proposed.tf(), proposed.seat(), entry.number());
            }
            case Event.MembershipConfirmed confirmed -> join(confirmed.tf(), confirmed.seat(), entry.number());
            case Event.TaskForceDissolved dissolved -> members.remove(dissolved.tf());
            default -> {}
        }
    }

    private void join(TaskForce.Id taskForce, Position.Id seat, long cause) {
        Set<Position.Id> in = members.computeIfAbsent(taskForce, id -> new LinkedHashSet<>());
        in.add(seat);
        if (in.containsAll(scenario.taskForce(taskForce).members())) {
            journal.write(Source.ENGINE, cause, new Event.TaskForceFormed(taskForce));
        }
    }
}

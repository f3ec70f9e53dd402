package org.muster.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.scenarios.Disruption;
import org.muster.scenarios.Objective;
import org.muster.scenarios.Task;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;

/** B1: how much of what was hoped for was done, task by task, each weighed as the script says at EndEx. */
final class Accomplishment implements Tally {

    /**
     * What one expectation adds to its task.
     *
     * @param task the task, or the expectation itself where it is a task of its own
     * @param worth the weight of the task
     * @param weight of the expectation within it
     * @param credit permille
     */
    record Credited(int line, String task, double worth, double weight, int credit, EvidenceLine evidence)
            implements Unit {}

    private static final double FULL = 1000;

    private final Course course;
    private final Map<Task.Id, Objective> objectives = new HashMap<>();
    private final Map<Disruption.Id, Map<Objective.Id, Double>> reweighed = new LinkedHashMap<>();

    Accomplishment(Course course) {
        this.course = course;
        for (Objective objective : course.scenario().objectives()) {
            objective.tasks().forEach(task -> objectives.put(task.id(), objective));
        }
    }

    @Override
    public Measure measure() {
        return Measure.B1;
    }

    @Override
    public void read(LogEntry entry) {
        if (course.hasEnded()) {
            return;
        }
        switch (entry.event()) {
            case Event.DisruptionStarted started -> {
                reweighed.remove(started.disruption());
                reweighed.put(started.disruption(), course.script().reweighs(started.disruption()));
            }
            case Event.DisruptionEnded ended -> reweighed.remove(ended.disruption());
            default -> {}
        }
    }

    @Override
    public Sheets sheets() {
        Gathered<Credited> gathered = new Gathered<>(Accomplishment::count, course.profile());
        for (Expected expected : course.expectations().all()) {
            if (expected.kind().isWritten()) {
                Expected.Outcome outcome = course.outcome(expected);
                if (outcome.isMet() || outcome.state() == Expected.State.FAILED) {
                    gathered.add(credited(expected, outcome), expected.seat(outcome), expected.agency());
                }
            }
        }
        return gathered;
    }

    private Credited credited(Expected expected, Expected.Outcome outcome) {
        Task.Id task = expected.looked().task();
        double weight = expected.looked().weight();
        return new Credited(
                expected.line(),
                task == null ? expected.exp().value() : task.value(),
                task == null ? weight : worth(task),
                weight,
                outcome.credit(),
                expected.evidence(outcome, outcome.credit(), false).weighing(weight));
    }

    /** The weight of the objective, times the task's own. */
    private double worth(Task.Id id) {
        Objective objective = objectives.get(id);
        if (objective == null) {
            return 1;
        }
        double weight = objective.weight();
        for (Map<Objective.Id, Double> changed : reweighed.values()) {
            weight = changed.getOrDefault(objective.id(), weight);
        }
        return weight * course.scenario().task(id).weight();
    }

    private static Count count(List<Credited> units) {
        if (units.isEmpty()) {
            return new Count.None(Reason.NO_ITEMS);
        }
        Map<String, List<Credited>> tasks = new LinkedHashMap<>();
        units.forEach(unit ->
                tasks.computeIfAbsent(unit.task(), task -> new ArrayList<>()).add(unit));
        double done = 0;
        double whole = 0;
        for (List<Credited> task : tasks.values()) {
            double credit = 0;
            double weight = 0;
            for (Credited unit : task) {
                credit += unit.weight() * unit.credit();
                weight += unit.weight();
            }
            double worth = task.getFirst().worth();
            done += worth * credit / (FULL * weight);
            whole += worth;
        }
        return new Count.Some(100 * done / whole, tasks.size());
    }
}

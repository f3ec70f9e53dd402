package org.muster.web.validity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.ScenarioHash;
import org.muster.scenarios.ScoringProfile;
import org.muster.scenarios.yaml.Library;
import org.muster.scoring.Scoreboard;
import org.muster.scoring.Scores;
import org.muster.simulator.Answer;
import org.muster.simulator.Simulation;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Person;
import org.muster.simulator.log.Staffing;

/** One play in which the desk is held by somebody who follows a rule of ours; crews hold the other seats. */
final class Session {

    /** @param afterMillis from what it answers */
    record Act(long afterMillis, Event event) {}

    private record Due(long at, int order, Event event) {}

    private static final long STRIDE_MILLIS = 5_000;

    private final Scenario scenario;
    private final Simulation simulation;
    private final Scoreboard scoreboard;
    private final Function<LogEntry, List<Act>> rule;
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingInt(Due::order));
    private int inputs;

    /** @param rule what is done because of an entry */
    Session(Scenario scenario, Function<LogEntry, List<Act>> rule) {
        this.scenario = scenario;
        this.rule = rule;
        this.simulation = new Simulation(scenario);
        this.scoreboard = new Scoreboard(scenario, ScenarioHash.of(scenario));
    }

    Scores play(long seed, long replication) {
        ScoringProfile profile = Library.profile(scenario.head().scoringProfile());
        act(
                "control:1",
                new Event.ExerciseCreated(
                        1,
                        Simulation.RULES,
                        ScenarioHash.of(scenario),
                        1,
                        seed,
                        replication,
                        profile.id(),
                        profile.hash()));
        for (Position position : scenario.positions()) {
            boolean desk = position.id().equals(Yardstick.DESK);
            act(
                    "driver",
                    new Event.SeatStaffed(
                            position.id(),
                            desk ? Staffing.PERSON : Staffing.CREW,
                            desk ? new Person("p-1") : null,
                            desk ? Boolean.FALSE : null));
        }
        act("control:1", new Event.ExerciseStarted());
        while (!simulation.isEnded()) {
            long now = simulation.now().millis();
            Due next = due.peek();
            if (next != null && next.at() <= now) {
                due.remove();
                act("seat:" + Yardstick.DESK, next.event());
            } else {
                long until = next == null ? now + STRIDE_MILLIS : Math.min(next.at(), now + STRIDE_MILLIS);
                read(simulation.advanceTo(new ExerciseTime(Math.min(until, end()))));
            }
        }
        return scoreboard.scoresWithoutDraws();
    }

    private long end() {
        ExerciseTime end = scenario.endEx();
        return end == null ? Long.MAX_VALUE : end.millis();
    }

    private void act(String by, Event event) {
        switch (simulation.act(new Input(by, "s-" + inputs++, null), event)) {
            case Answer.Accepted accepted -> read(accepted.entries());
            case Answer.Refused refused ->
                throw new IllegalStateException("Refused (%s): %s.".formatted(event, refused));
        }
    }

    private void read(List<LogEntry> entries) {
        for (LogEntry entry : entries) {
            scoreboard.read(entry);
            for (Act act : rule.apply(entry)) {
                due.add(new Due(entry.time().millis() + act.afterMillis(), inputs++, act.event()));
            }
        }
    }

    /** Follows which line a message came with. */
    static final class Reports {

        private final List<Integer> lines = new ArrayList<>();

        /** @return the number of the report that reached the desk with this entry, or 0 */
        int reached(LogEntry entry) {
            return switch (entry.event()) {
                case Event.MessageSent sent -> {
                    lines.add(
                            sent.line() == null
                                    ? 0
                                    : Integer.parseInt(sent.line().value().substring(2)));
                    yield 0;
                }
                case Event.MessageDelivered delivered
                when delivered.seat().equals(Yardstick.DESK) -> lines.get(delivered.msg() - 1);
                default -> 0;
            };
        }

        static @Nullable Integer message(LogEntry entry) {
            return entry.event() instanceof Event.MessageDelivered delivered ? delivered.msg() : null;
        }
    }
}

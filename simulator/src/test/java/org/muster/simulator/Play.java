package org.muster.simulator;

import java.util.ArrayList;
import java.util.List;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Person;
import org.muster.simulator.log.Staffing;

/** Drives one simulation in a test and keeps its log. */
final class Play {
    final Scenario scenario;
    final Simulation simulation;
    final List<LogEntry> log = new ArrayList<>();
    private int inputs;

    private Play(Scenario scenario, long seed) {
        this.scenario = scenario;
        this.simulation = new Simulation(scenario);
        accept(
                "control:1",
                new Event.ExerciseCreated(
                        1,
                        Simulation.RULES,
                        "ab".repeat(32),
                        1,
                        seed,
                        0,
                        scenario.head().scoringProfile(),
                        null));
    }

    static Play created(Scenario scenario, long seed) {
        return new Play(scenario, seed);
    }

    /** Created, all seats simulated, started. */
    static Play withCrews(Scenario scenario, long seed) {
        Play play = new Play(scenario, seed);
        for (Position position : scenario.positions()) {
            play.staff(position.id().value(), Staffing.CREW);
        }
        play.accept("control:1", new Event.ExerciseStarted());
        return play;
    }

    void staff(String seat, Staffing holder) {
        boolean person = holder == Staffing.PERSON;
        accept(
                "driver",
                new Event.SeatStaffed(
                        new Position.Id(seat), holder, person ? new Person("p-" + seat) : null, person ? false : null));
    }

    Answer act(String by, Event event) {
        return act(by, "i-" + inputs++, event);
    }

    Answer act(String by, String id, Event event) {
        Answer answer = simulation.act(new Input(by, id, null), event);
        if (answer instanceof Answer.Accepted accepted) {
            log.addAll(accepted.entries());
        }
        return answer;
    }

    void accept(String by, Event event) {
        if (act(by, event) instanceof Answer.Refused refused) {
            throw new AssertionError("Refused: " + refused);
        }
    }

    Play until(long millis) {
        log.addAll(simulation.advanceTo(new ExerciseTime(millis)));
        return this;
    }

    Play untilEndEx() {
        return until(scenario.endEx().millis());
    }

    /** What happened and when, without numbers, so that logs whose entries are numbered otherwise can be compared. */
    static List<String> story(List<LogEntry> log) {
        return log.stream()
                .map(entry -> entry.time() + " " + entry.source() + " " + entry.event())
                .toList();
    }

    <E extends Event> List<LogEntry> entries(Class<E> kind) {
        return log.stream().filter(entry -> kind.isInstance(entry.event())).toList();
    }
}

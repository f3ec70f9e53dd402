package org.muster.simulator;

import java.util.ArrayList;
import java.util.List;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;
import org.muster.simulator.log.Staffing;

/** Writes a log by hand, and lets expectations read it: every way and every verdict is what the test says it is. */
final class HandWritten {
    final List<LogEntry> log = new ArrayList<>();
    private final Schedule schedule = new Schedule();
    private final Journal journal = new Journal();
    private final Seats seats;
    private final Informed informed;
    private final Agreements agreements;
    private final Triggers triggers;
    private final Phases phases;
    private final Messages messages;
    private final Expectations expectations;

    HandWritten(Script script) {
        Scenario scenario = script.scenario();
        Chance chance = new Chance(7, 0);
        Network network = new Network(scenario, chance);
        agreements = new Agreements(scenario, schedule, journal);
        Verdicts verdicts = new Verdicts(scenario, agreements);
        Lending lending = new Lending(scenario, schedule, journal, chance, verdicts);
        seats = new Seats(scenario);
        informed = new Informed(scenario);
        triggers = new Triggers(scenario, schedule, journal, new Facts(scenario, journal, seats, lending, informed));
        phases = new Phases(scenario, schedule, journal, triggers);
        // Nobody plays its schedule, so that nothing arrives but what the test delivers.
        messages = new Messages(
                scenario,
                new Schedule(),
                journal,
                network,
                new Languages(scenario, chance, lending),
                new Desks(scenario, journal, chance, seats));
        Knowledge knowledge = new Knowledge(scenario, schedule, journal, chance, messages, informed);
        Ways ways = new Ways(scenario, seats, network, verdicts, knowledge);
        Doubts doubts = new Doubts(scenario, network);
        expectations = new Expectations(
                scenario, schedule, journal, messages, seats, informed, ways, doubts, phases, triggers);
        for (Position seat : scenario.positions()) {
            write(new Event.SeatStaffed(seat.id(), Staffing.CREW));
        }
        scenario.agreements().forEach(agreement -> write(new Event.AgreementActivated(agreement.id())));
    }

    /** Writes what the engine would. */
    LogEntry write(Event event) {
        LogEntry entry = journal.write(Source.ENGINE, null, event);
        settle();
        play(journal.now().millis());
        return entry;
    }

    /** Writes what a seat does. */
    LogEntry write(Position.Id by, Event event) {
        LogEntry entry = journal.write(Input.of(by, "i-" + journal.next()), event);
        settle();
        return entry;
    }

    HandWritten until(long millis) {
        play(millis);
        journal.moveTo(new ExerciseTime(millis));
        return this;
    }

    private void play(long millis) {
        while (schedule.nextMillis() <= millis) {
            journal.moveTo(new ExerciseTime(schedule.nextMillis()));
            schedule.take().play();
            settle();
        }
    }

    private void settle() {
        for (LogEntry entry = journal.read(); entry != null; entry = journal.read()) {
            seats.read(entry);
            informed.read(entry);
            triggers.read(entry);
            agreements.read(entry);
            phases.read(entry);
            messages.read(entry);
            expectations.read(entry);
        }
        log.addAll(journal.take());
    }

    <E extends Event> List<E> events(Class<E> kind) {
        return log.stream()
                .map(LogEntry::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}

package org.muster.simulator;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.Line;
import org.muster.scenarios.MessageKind;
import org.muster.scenarios.Persona;
import org.muster.scenarios.Phase;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Tlp;
import org.muster.scenarios.Trigger;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LineReason;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;

/** The master scenario events list in play: which lines are due, and what each of them sends. */
final class Msel {

    private enum State {
        PLANNED,
        /** Due, but waits for a controller's hand. */
        DUE,
        /** Kept back by a controller. */
        HELD,
        RELEASED,
        SKIPPED
    }

    /** One line, or one repeat of it. */
    private static final class Entry {
        final Line line;
        State state = State.PLANNED;
        /** The last entry that changed how it stands. */
        long changed;

        Entry(Line line) {
            this.line = line;
        }
    }

    private final Schedule schedule;
    private final Journal journal;
    private final Triggers triggers;
    private final Messages messages;
    private final Seats seats;
    private final Phases phases;
    /** The first expectation of each id that was missed: a contingency rescues it. */
    private final Map<Expectation.Id, Expectation.Id> missed = new HashMap<>();

    private final Map<Line.Id, Entry> entries = new LinkedHashMap<>();
    private boolean skipping;

    Msel(
            Scenario scenario,
            Schedule schedule,
            Journal journal,
            Triggers triggers,
            Messages messages,
            Seats seats,
            Phases phases,
            boolean withDrafts) {
        this.schedule = schedule;
        this.journal = journal;
        this.triggers = triggers;
        this.messages = messages;
        this.seats = seats;
        this.phases = phases;
        for (Line line : scenario.lines()) {
            if (line.status() == Line.Status.APPROVED || (line.status() == Line.Status.DRAFT && withDrafts)) {
                entries.put(line.id(), new Entry(line));
            }
        }
    }

    void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.ExerciseStarted started -> start();
            case Event.InjectReleased released -> {
                Entry line = entry(released.line());
                line.changed = entry.number();
                Expectation.Id rescued = rescuedBy(line.line);
                if (released.msg() == null) {
                    line.state = State.RELEASED;
                } else if (rescued == null) {
                    release(line, entry.number(), released.msg());
                } else {
                    journal.write(
                            Source.ENGINE, entry.number(), new Event.ContingencyReleased(line.line.id(), rescued));
                }
            }
            case Event.ContingencyReleased released -> {
                entry(released.line()).changed = entry.number();
                release(entry(released.line()), entry.number(), messages.nextNumber());
            }
            case Event.ExpectationMissed event -> {
                missed.putIfAbsent(event.exp(), event.exp());
                missed.putIfAbsent(event.exp().written(), event.exp());
            }
            case Event.InjectDue due -> entry(due.line()).changed = entry.number();
            case Event.InjectHeld held -> change(held.line(), State.HELD, entry.number());
            case Event.InjectSkipped skipped -> change(skipped.line(), State.SKIPPED, entry.number());
            default -> {}
        }
    }

    /** @return whether a controller can still release, hold or skip the line by hand; null when there is no such line */
    @Nullable
    Boolean isOpen(Line.Id line) {
        Entry entry = entries.get(line);
        return entry == null ? null : entry.state != State.RELEASED && entry.state != State.SKIPPED;
    }

    private void change(Line.Id line, State state, long number) {
        Entry entry = entry(line);
        entry.state = state;
        entry.changed = number;
    }

    /** @return the last entry that changed how the line stands, or 0 */
    long lastChange(Line.Id line) {
        return entry(line).changed;
    }

    /** @return whether the line sends something: what is only expected is said by nobody */
    boolean hasMessage(Line.Id line) {
        return entry(line).line.from() != null;
    }

    /** @return whether the line may be played now: it is for no phase, or for the one that is open */
    boolean isInPhase(Line.Id line) {
        Phase.Id phase = entry(line).line.timing().phase();
        return phase == null || phase.equals(phases.open());
    }

    /** @return the missed expectation that the line would rescue, or null when it is no contingency or nothing was missed */
    private Expectation.@Nullable Id rescuedBy(Line line) {
        return line.kind() == Line.Kind.CONTINGENCY && line.timing().trigger() instanceof Trigger.WhenMissed after
                ? missed.get(after.expectation())
                : null;
    }

    /** While a jump skips what lies between, lines that come due are skipped and not released. */
    void setSkipping(boolean skipping) {
        this.skipping = skipping;
    }

    private void start() {
        for (Entry entry : entries.values()) {
            triggers.watch(entry.line.timing().trigger(), Precedence.LINE, cause -> due(entry, cause));
            ExerciseTime notAfter = entry.line.timing().notAfter();
            if (notAfter != null) {
                schedule.add(notAfter.plusMillis(1), Precedence.LINE, () -> tooLate(entry));
            }
        }
    }

    /** What waits for a hand waits no longer. */
    private void tooLate(Entry entry) {
        boolean byHand = entry.line.timing().trigger() instanceof Trigger.ByController;
        if (entry.state == State.DUE || entry.state == State.HELD || (byHand && entry.state == State.PLANNED)) {
            journal.write(Source.ENGINE, null, new Event.InjectSkipped(entry.line.id(), LineReason.NOT_AFTER));
        }
    }

    private void due(Entry entry, @Nullable Long cause) {
        if (entry.state != State.PLANNED) {
            return;
        }
        ExerciseTime notAfter = entry.line.timing().notAfter();
        if (skipping) {
            journal.write(Source.ENGINE, cause, new Event.InjectSkipped(entry.line.id(), LineReason.JUMP));
        } else if (notAfter != null && journal.now().compareTo(notAfter) > 0) {
            journal.write(Source.ENGINE, cause, new Event.InjectSkipped(entry.line.id(), LineReason.NOT_AFTER));
        } else if (!isInPhase(entry.line.id())) {
            journal.write(Source.ENGINE, cause, new Event.InjectSkipped(entry.line.id(), LineReason.PHASE));
        } else if (entry.line.timing().waitForController()) {
            entry.state = State.DUE;
            journal.write(Source.ENGINE, cause, new Event.InjectDue(entry.line.id(), LineReason.WAITS_FOR_CONTROLLER));
        } else {
            Expectation.Id rescued = rescuedBy(entry.line);
            Integer message = hasMessage(entry.line.id()) ? messages.nextNumber() : null;
            journal.write(
                    Source.ENGINE,
                    cause,
                    rescued == null
                            ? new Event.InjectReleased(entry.line.id(), message)
                            : new Event.ContingencyReleased(entry.line.id(), rescued));
        }
    }

    private void release(Entry entry, long number, int message) {
        entry.state = State.RELEASED;
        Line line = entry.line;
        if (line.from() == null) {
            return;
        }
        Event.MessageSent sent = new Event.MessageSent(
                message,
                line.from(),
                recipients(line),
                line.asksFor() == null ? MessageKind.REPORT : MessageKind.REQUEST,
                line.over(),
                line.items(),
                Tlp.CLEAR,
                line.asksFor() == null ? Purpose.LIFE_SAFETY : line.asksFor().purpose(),
                null,
                null,
                false,
                null,
                line.spokenIn(),
                entry.line.id(),
                null,
                null);
        journal.write(Source.ENGINE, number, sent);
    }

    private List<Place> recipients(Line line) {
        Set<Place> recipients = new LinkedHashSet<>();
        for (Place place : line.to()) {
            switch (place) {
                case Position.Id seat -> recipients.add(seat);
                case Agency.Id agency -> {
                    Position.Id receiver = seats.receiver(agency);
                    if (receiver != null) {
                        recipients.add(receiver);
                    }
                }
                case Persona.Id persona -> recipients.add(persona);
            }
        }
        return List.copyOf(recipients);
    }

    private Entry entry(Line.Id line) {
        Entry entry = entries.get(line);
        if (entry == null) {
            throw new IllegalStateException("Line (%s) is not of this exercise.".formatted(line));
        }
        return entry;
    }
}

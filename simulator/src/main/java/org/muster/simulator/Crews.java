package org.muster.simulator;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Crew;
import org.muster.scenarios.Persona;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Share;
import org.muster.simulator.Messages.Receipt;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;
import org.muster.simulator.log.Staffing;

/**
 * Simulated crews at their desks: which seats they hold, and when they have a hand free. A crew opens and acknowledges what
 * arrives at its seat, by the same rules as a person, as many things at a time as its attention allows.
 */
final class Crews {

    /** What a crew does when it comes to it. */
    @FunctionalInterface
    interface Work {
        void begin();
    }

    private static final class Desk {
        final Crew crew;
        final Lognormal acknowledge;
        final Lognormal decide;
        final long key;
        /** Until when each of the things it can have in hand keeps it busy; empty when it can have any number. */
        final long[] busyUntil;

        Desk(Position.Id seat, Crew crew) {
            this.crew = crew;
            this.acknowledge = Lognormal.of(crew.acknowledge());
            this.decide = Lognormal.of(crew.decide());
            this.key = Chance.key(seat.value());
            this.busyUntil = new long[crew.attention()];
        }

        /** @return when the first hand is free that then has it for so long */
        long takes(long now, long millis) {
            if (busyUntil.length == 0) {
                return now + millis;
            }
            int hand = 0;
            for (int i = 1; i < busyUntil.length; i++) {
                if (busyUntil[i] < busyUntil[hand]) {
                    hand = i;
                }
            }
            busyUntil[hand] = Math.max(now, busyUntil[hand]) + millis;
            return busyUntil[hand];
        }
    }

    private final Scenario scenario;
    private final Schedule schedule;
    private final Journal journal;
    private final Chance chance;
    private final Messages messages;
    private final Seats seats;
    private final Map<Position.Id, Desk> desks = new HashMap<>();

    Crews(Scenario scenario, Schedule schedule, Journal journal, Chance chance, Messages messages, Seats seats) {
        this.scenario = scenario;
        this.schedule = schedule;
        this.journal = journal;
        this.chance = chance;
        this.messages = messages;
        this.seats = seats;
    }

    void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.MessageDelivered delivered -> {
                if (isCrew(delivered.seat())) {
                    take(messages.receipt(delivered.msg(), delivered.seat()));
                }
            }
            case Event.SeatStaffed staffed -> sitDown(staffed.seat());
            case Event.SeatReturned returned -> sitDown(returned.seat());
            default -> {}
        }
    }

    // Who does it

    boolean isCrew(Position.Id seat) {
        return seats.holder(seat) == Staffing.CREW && seats.isPresent(seat);
    }

    /**
     * @return the crew that does what is expected of the place, or null where a person is expected to or nobody is there: the
     *     seat itself or its deputy, of an agency its point of contact or else the first seat that a crew holds
     */
    Position.@Nullable Id at(Place place) {
        return switch (place) {
            case Position.Id seat -> atSeat(seat);
            case Agency.Id agency -> {
                Position contact = scenario.pointOfContact(agency);
                Position.Id first = contact == null ? null : contact.id();
                if (first == null || isPerson(first)) {
                    yield null;
                }
                Position.Id stands = atSeat(first);
                if (stands != null) {
                    yield stands;
                }
                for (Position other : scenario.positions(agency)) {
                    if (isCrew(other.id())) {
                        yield other.id();
                    }
                }
                yield null;
            }
            case Persona.Id persona -> null;
        };
    }

    private Position.@Nullable Id atSeat(Position.Id seat) {
        if (isCrew(seat)) {
            return seat;
        }
        if (!isPerson(seat)) {
            for (Position.Id deputy : scenario.position(seat).deputies()) {
                if (isCrew(deputy)) {
                    return deputy;
                }
            }
        }
        return null;
    }

    private boolean isPerson(Position.Id seat) {
        return seats.holder(seat) == Staffing.PERSON && seats.isPresent(seat);
    }

    // When it comes to it

    Crew crew(Position.Id seat) {
        return desk(seat).crew;
    }

    /** Takes something in hand and does it once it has been thought about, unless somebody else sits there by then. */
    void decide(Position.Id seat, long subject, Work work) {
        Desk desk = desk(seat);
        long millis = chance.draw(desk.decide, Chance.Purpose.CREW_DECIDES, desk.key, subject, 0);
        at(seat, desk.takes(journal.now().millis(), millis), work);
    }

    /** Does something later that takes no hand; at once where the clock stands in turns. */
    void later(Position.Id seat, long millis, Work work) {
        at(seat, journal.now().millis() + (scenario.isInTurns() ? 0 : millis), work);
    }

    private void at(Position.Id seat, long moment, Work work) {
        Long staffing = seats.lastChange(seat);
        schedule.add(moment, Precedence.CREW, () -> {
            if (staffing != null && staffing.equals(seats.lastChange(seat))) {
                work.begin();
            }
        });
    }

    /** @return whether the crew does so this time, given how often it does */
    boolean does(Position.Id seat, Share often, Chance.Purpose purpose, long subject, long attempt) {
        return chance.draw(purpose, desk(seat).key, subject, attempt) < often.value();
    }

    /** @return one of so many, each as likely as the others */
    int choose(Position.Id seat, int of, long subject) {
        return (int) (chance.draw(Chance.Purpose.CREW_CHOOSES, desk(seat).key, subject, 0) * of);
    }

    private Desk desk(Position.Id seat) {
        return desks.computeIfAbsent(seat, id -> new Desk(id, scenario.crew(id)));
    }

    // Post

    private void sitDown(Position.Id seat) {
        if (isCrew(seat)) {
            messages.inbox(seat).forEach(this::take);
        }
    }

    private void take(Receipt receipt) {
        if (receipt.isAcknowledged()) {
            return;
        }
        Desk desk = desk(receipt.seat);
        long millis = chance.draw(desk.acknowledge, Chance.Purpose.CREW_ACKNOWLEDGES, desk.key, receipt.message.key, 0);
        at(receipt.seat, desk.takes(journal.now().millis(), millis), () -> acknowledge(receipt));
    }

    private void acknowledge(Receipt receipt) {
        int message = receipt.message.sent.msg();
        if (!receipt.isOpened()) {
            journal.write(Source.CREW, receipt.entry, new Event.MessageOpened(message, receipt.seat));
        }
        if (!receipt.isAcknowledged()) {
            journal.write(Source.CREW, receipt.entry, new Event.MessageAcknowledged(message, receipt.seat));
        }
    }
}

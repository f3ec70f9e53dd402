package org.muster.simulator;

import java.util.HashMap;
import java.util.Map;
import org.muster.scenarios.Crew;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.simulator.Messages.Receipt;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;
import org.muster.simulator.log.Staffing;

/**
 * Simulated crews. A crew opens and acknowledges what arrives at its seat, by the same rules as a person, as many messages at
 * a time as its attention allows. It knows what its seat knows and nothing else.
 */
final class Crews {

    private static final class Desk {
        final Lognormal acknowledge;
        final long key;
        /** Until when each of the things it can have in hand keeps it busy; empty when it can have any number. */
        final long[] busyUntil;

        Desk(Position.Id seat, Crew crew) {
            this.acknowledge = Lognormal.of(crew.acknowledge());
            this.key = Chance.key(seat.value());
            this.busyUntil = new long[crew.attention()];
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

    private void sitDown(Position.Id seat) {
        if (isCrew(seat)) {
            messages.inbox(seat).forEach(this::take);
        }
    }

    private boolean isCrew(Position.Id seat) {
        return seats.holder(seat) == Staffing.CREW && seats.isPresent(seat);
    }

    private void take(Receipt receipt) {
        if (receipt.isAcknowledged()) {
            return;
        }
        Desk desk = desks.computeIfAbsent(receipt.seat, seat -> new Desk(seat, scenario.crew(seat)));
        long start = journal.now().millis();
        int hand = 0;
        for (int i = 1; i < desk.busyUntil.length; i++) {
            if (desk.busyUntil[i] < desk.busyUntil[hand]) {
                hand = i;
            }
        }
        if (desk.busyUntil.length > 0) {
            start = Math.max(start, desk.busyUntil[hand]);
        }
        long done = start
                + chance.draw(desk.acknowledge, Chance.Purpose.CREW_ACKNOWLEDGES, desk.key, receipt.message.key, 0);
        if (desk.busyUntil.length > 0) {
            desk.busyUntil[hand] = done;
        }
        Long staffing = seats.lastChange(receipt.seat);
        schedule.add(done, Precedence.CREW, () -> {
            if (staffing != null && staffing.equals(seats.lastChange(receipt.seat))) {
                acknowledge(receipt);
            }
        });
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

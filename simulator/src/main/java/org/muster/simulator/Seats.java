package org.muster.simulator;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Staffing;

/** Who sits where. A seat is present while a person or a crew holds it and the script does not call it away. */
final class Seats {
    private record Held(Staffing holder, long entry) {}

    private final Scenario scenario;
    private final Map<Position.Id, Held> held = new HashMap<>();
    private final Map<Position.Id, Integer> away = new HashMap<>();

    Seats(Scenario scenario) {
        this.scenario = scenario;
    }

    void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.SeatStaffed staffed -> held.put(staffed.seat(), new Held(staffed.holder(), entry.number()));
            case Event.SeatAbsent absent -> {
                away.merge(absent.seat(), 1, Integer::sum);
                held.put(absent.seat(), new Held(holder(absent.seat()), entry.number()));
            }
            case Event.SeatReturned returned -> {
                away.merge(returned.seat(), -1, Integer::sum);
                held.put(returned.seat(), new Held(holder(returned.seat()), entry.number()));
            }
            default -> {}
        }
    }

    Staffing holder(Position.Id seat) {
        Held now = held.get(seat);
        return now == null ? Staffing.EMPTY : now.holder();
    }

    /** @return the number of the entry that last said who holds the seat or whether it is away, or null when none has */
    @Nullable
    Long lastChange(Position.Id seat) {
        Held now = held.get(seat);
        return now == null ? null : now.entry();
    }

    boolean isPresent(Position.Id seat) {
        return holder(seat) != Staffing.EMPTY && !isAway(seat);
    }

    /** @return whether the script has called away whoever holds the seat */
    boolean isAway(Position.Id seat) {
        return away.getOrDefault(seat, 0) > 0;
    }

    /** @return whether the seat or one of its deputies is present */
    boolean isCovered(Position.Id seat) {
        return isPresent(seat) || scenario.position(seat).deputies().stream().anyMatch(this::isPresent);
    }

    /** @return who takes what comes to the agency: its point of contact, or the first of its deputies who is present; null when the agency has no seat */
    Position.@Nullable Id receiver(Agency.Id agency) {
        Position contact = scenario.pointOfContact(agency);
        if (contact == null) {
            return null;
        }
        if (!isPresent(contact.id())) {
            for (Position.Id deputy : contact.deputies()) {
                if (isPresent(deputy)) {
                    return deputy;
                }
            }
        }
        return contact.id();
    }
}

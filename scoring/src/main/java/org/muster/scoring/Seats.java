package org.muster.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Position;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Person;
import org.muster.simulator.log.Staffing;

/** Who held each seat, from which entry on. */
final class Seats {

    private record Held(
            long since, Staffing holder, @Nullable Person person) {}

    private static final Held EMPTY = new Held(0, Staffing.EMPTY, null);

    private final Map<Position.Id, List<Held>> held = new HashMap<>();
    private final Set<Position.Id> seenBefore = new HashSet<>();

    void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.SeatStaffed staffed -> {
                add(staffed.seat(), new Held(entry.number(), staffed.holder(), staffed.person()));
                if (Boolean.TRUE.equals(staffed.seen())) {
                    seenBefore.add(staffed.seat());
                }
            }
            case Event.SeatHandedOver handed ->
                add(handed.seat(), new Held(entry.number(), Staffing.PERSON, handed.to()));
            default -> {}
        }
    }

    private void add(Position.Id seat, Held now) {
        held.computeIfAbsent(seat, each -> new ArrayList<>()).add(now);
    }

    /** Whether a simulated crew held the seat when that entry was written. */
    boolean isCrew(Position.Id seat, long entry) {
        return at(seat, entry).holder() == Staffing.CREW;
    }

    private Held at(Position.Id seat, long entry) {
        Held found = EMPTY;
        for (Held each : held.getOrDefault(seat, List.of())) {
            if (each.since() > entry) {
                break;
            }
            found = each;
        }
        return found;
    }

    /** Whether one person, and nobody else, held the seat between the two entries. */
    boolean isHeldThroughout(Position.Id seat, long from, long to) {
        Person person = at(seat, from).person();
        return person != null
                && held.getOrDefault(seat, List.of()).stream()
                        .filter(each -> each.since() > from && each.since() <= to)
                        .allMatch(each -> person.equals(each.person()));
    }

    /** Whether anybody who held the seat knew the script. */
    boolean hasSeenBefore(Position.Id seat) {
        return seenBefore.contains(seat);
    }
}

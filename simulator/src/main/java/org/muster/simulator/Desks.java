package org.muster.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Crew;
import org.muster.scenarios.Disruption;
import org.muster.scenarios.Effect;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;

/**
 * What waits at agencies that are overloaded. Calls that nobody scripted come in without memory at the rate of the
 * disruption; so many take them as it says, else as seats of the agency are staffed; each takes as long as a crew of the
 * agency's point of contact needs to acknowledge. A message that comes over a link takes its turn behind the calls that came
 * before it. So people and crews get to it later in the same way, in the order of arrival, and its sender waits.
 *
 * <p>The model is the queue of Erlang and Kendall with Poisson arrivals and c servers (M/M/c in the usual notation, with
 * waiting times by Erlang C), except that service times are lognormal like all times of crews, since those of call centres
 * are (L. Brown and others, <i>Statistical Analysis of a Telephone Call Center</i>, JASA 100, 2005): M/G/c. When the calls
 * end, what waits is worked off.
 *
 * <p>Nothing is scheduled for a call. A desk works off the calls so far when somebody asks how long it takes.
 */
final class Desks {

    /** The shortest mean time between two calls; more often nobody could tell apart. */
    private static final long LEAST_GAP = 100;

    /** The calls of one disruption at one agency. */
    private static final class Calls {
        final Disruption.Id by;
        final @Nullable Integer servers;
        final long meanGap;
        final long key;
        long number;
        /** When the next one comes. */
        long next;

        Calls(Disruption.Id by, Agency.Id at, Effect.Overload overload, long now) {
            this.by = by;
            this.servers = overload.servers();
            this.meanGap = Math.max(LEAST_GAP, overload.arrivals().meanGapMillis());
            this.key = Chance.key(Chance.key(by.value()), Chance.key(at.value()));
            this.next = now;
        }
    }

    private final class Desk {
        final Agency.Id agency;
        final Lognormal takes;
        final List<Calls> calls = new ArrayList<>();
        /** How many take calls, where a disruption says so; also while they work off what it left. */
        @Nullable
        Integer given;

        /** When each server will have done what has come so far. */
        long[] freeAt = new long[0];

        Desk(Agency.Id agency) {
            this.agency = agency;
            Position contact = scenario.pointOfContact(agency);
            this.takes = Lognormal.of((contact == null ? Crew.USUAL : scenario.crew(contact.id())).acknowledge());
        }

        void workOff(long now) {
            while (true) {
                Calls soonest = null;
                for (Calls each : calls) {
                    if (soonest == null || each.next < soonest.next) {
                        soonest = each;
                    }
                }
                int server = firstFree();
                if (soonest == null || soonest.next > now || freeAt[server] > end) {
                    return;
                }
                long takesMillis = chance.draw(takes, Chance.Purpose.CALL_TAKES, soonest.key, soonest.number, 0);
                freeAt[server] = Math.max(soonest.next, freeAt[server]) + takesMillis;
                comesNext(soonest);
            }
        }

        int firstFree() {
            int first = 0;
            for (int i = 1; i < freeAt.length; i++) {
                if (freeAt[i] < freeAt[first]) {
                    first = i;
                }
            }
            return first;
        }

        /** What waits is shared out anew among those who are there now. */
        void share(long now) {
            int many = servers();
            if (many == freeAt.length) {
                return;
            }
            long waiting = 0;
            for (long free : freeAt) {
                waiting += Math.max(0, free - now);
            }
            freeAt = new long[many];
            Arrays.fill(freeAt, now + waiting / many);
        }

        /** Of several that say so the least counts. */
        void look() {
            given = null;
            for (Calls each : calls) {
                if (each.servers != null && (given == null || each.servers < given)) {
                    given = each.servers;
                }
            }
        }

        private int servers() {
            if (given != null) {
                return given;
            }
            long staffed = scenario.positions(agency).stream()
                    .filter(seat -> seats.isPresent(seat.id()))
                    .count();
            return (int) Math.max(1, staffed);
        }
    }

    private final Scenario scenario;
    private final Journal journal;
    private final Chance chance;
    private final Seats seats;
    private final long end;
    private final Map<Agency.Id, Desk> desks = new HashMap<>();

    Desks(Scenario scenario, Journal journal, Chance chance, Seats seats) {
        this.scenario = scenario;
        this.journal = journal;
        this.chance = chance;
        this.seats = seats;
        ExerciseTime endEx = scenario.endEx();
        this.end = endEx == null ? Long.MAX_VALUE : endEx.millis();
    }

    void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.SeatStaffed staffed -> share(staffed.seat());
            case Event.SeatAbsent absent -> share(absent.seat());
            case Event.SeatReturned returned -> share(returned.seat());
            default -> {}
        }
    }

    /** From now on calls come in at the agencies. */
    void overload(Disruption.Id by, Effect.Overload overload) {
        long now = journal.now().millis();
        for (Agency.Id agency : overload.agencies()) {
            Desk desk = desks.computeIfAbsent(agency, Desk::new);
            desk.workOff(now);
            Calls calls = new Calls(by, agency, overload, now);
            comesNext(calls);
            desk.calls.add(calls);
            desk.look();
            desk.share(now);
        }
    }

    /** No more calls of that disruption come in. */
    void lift(Disruption.Id by) {
        long now = journal.now().millis();
        for (Desk desk : desks.values()) {
            desk.workOff(now);
            if (desk.calls.removeIf(calls -> calls.by.equals(by)) && !desk.calls.isEmpty()) {
                desk.look();
                desk.share(now);
            }
        }
    }

    /** @return how long a message that comes in at the agency now waits until somebody gets to it */
    long waitMillis(Agency.Id agency) {
        Desk desk = desks.get(agency);
        if (desk == null) {
            return 0;
        }
        long now = journal.now().millis();
        desk.workOff(now);
        return Math.max(0, desk.freeAt[desk.firstFree()] - now);
    }

    private void share(Position.Id seat) {
        Desk desk = desks.get(scenario.position(seat).agency());
        if (desk != null) {
            long now = journal.now().millis();
            desk.workOff(now);
            desk.share(now);
        }
    }

    private void comesNext(Calls calls) {
        calls.next += chance.exponential(calls.meanGap, Chance.Purpose.CALL_COMES, calls.key, calls.number, 0);
        calls.number++;
    }
}

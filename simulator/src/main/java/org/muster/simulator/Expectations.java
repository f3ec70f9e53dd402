package org.muster.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.Line;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.simulator.log.BlockReason;
import org.muster.simulator.log.ClockRule;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.ExpectationState;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;
import org.muster.simulator.log.Staffing;

/**
 * What is hoped for, and the excused clock on which it runs: time in which the world left no way does not count. Missed one
 * millisecond after the standard, given up at twice the standard.
 */
final class Expectations {

    /** One name for one expectation: an id can stand for as many as its line has recipients. */
    private record Key(Expectation.Id exp, Position.Id who) {}

    private static final class Open {
        final Key key;
        final long opened;
        final long within;
        /** Whom an answer would have to reach over a link, or null when what is expected needs no link. */
        final Agency.@Nullable Id partner;

        long excused;
        /** When it was blocked, or -1 while its clock runs. */
        long blockedAt = -1;

        @Nullable
        BlockReason blockedFor;

        boolean met;
        boolean missed;
        /** Rises whenever its deadlines move, so that those noted under the old ones are passed over. */
        int version;

        Open(Key key, long opened, long within, Agency.@Nullable Id partner) {
            this.key = key;
            this.opened = opened;
            this.within = within;
            this.partner = partner;
        }

        long excusedUntil(long now) {
            return blockedAt < 0 ? excused : excused + now - blockedAt;
        }
    }

    private final Scenario scenario;
    private final Schedule schedule;
    private final Journal journal;
    private final Messages messages;
    private final Seats seats;
    private final Network network;
    private final Map<Key, Open> open = new LinkedHashMap<>();
    private boolean recheckNoted;
    private @Nullable Long lastNetworkChange;

    Expectations(
            Scenario scenario, Schedule schedule, Journal journal, Messages messages, Seats seats, Network network) {
        this.scenario = scenario;
        this.schedule = schedule;
        this.journal = journal;
        this.messages = messages;
        this.seats = seats;
        this.network = network;
    }

    void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.MessageDelivered delivered -> delivered(delivered, entry.number());
            case Event.MessageAcknowledged acknowledged -> acknowledged(acknowledged.msg(), acknowledged.seat(), entry);
            case Event.MessageReadBack readBack -> acknowledged(readBack.msg(), readBack.seat(), entry);
            case Event.SeatStaffed staffed -> noteRecheck();
            case Event.SeatAbsent absent -> noteRecheck();
            case Event.SeatReturned returned -> noteRecheck();
            case Event.DisruptionStarted started -> networkChanged(entry);
            case Event.DisruptionEnded ended -> networkChanged(entry);
            case Event.LinkCut cut -> networkChanged(entry);
            case Event.LinkRestored restored -> networkChanged(entry);
            case Event.AgencyDown down -> networkChanged(entry);
            case Event.AgencyUp up -> networkChanged(entry);
            default -> {}
        }
    }

    /** Closes as withdrawn what is expected of seats that people hold: a jump leaves them no time to act. */
    void withdrawFromPeople(long cause) {
        for (Open one : List.copyOf(open.values())) {
            if (seats.holder(one.key.who()) == Staffing.PERSON) {
                close(one, one.met ? ExpectationState.MET : ExpectationState.WITHDRAWN, cause);
            }
        }
    }

    /** Closes all that is open when the exercise ends. */
    void end() {
        long now = journal.now().millis();
        for (Open one : List.copyOf(open.values())) {
            ExpectationState state;
            if (one.met) {
                state = ExpectationState.MET;
            } else if (one.blockedAt >= 0 && now - one.opened - one.excusedUntil(now) < one.within) {
                state = ExpectationState.IMPOSSIBLE;
            } else {
                state = ExpectationState.CENSORED;
            }
            close(one, state, null);
        }
    }

    private void delivered(Event.MessageDelivered delivered, long entry) {
        Line.Id id = messages.sent(delivered.msg()).line();
        Long within = id == null ? null : scenario.line(id).acknowledgeWithinMillis();
        if (id == null || within == null) {
            return;
        }
        Key key = new Key(scenario.line(id).acknowledgement(), delivered.seat());
        if (open.containsKey(key)) {
            return;
        }
        Agency.Id partner = delivered.link() == null
                ? null
                : scenario.agencyOf(messages.sent(delivered.msg()).sender());
        Open one = new Open(key, journal.now().millis(), within, partner);
        open.put(key, one);
        journal.write(
                Source.ENGINE, entry, new Event.ExpectationOpened(key.exp(), key.who(), within, ClockRule.DELIVERED));
        noteDeadlines(one);
        noteRecheck();
    }

    private void acknowledged(int message, Position.Id seat, LogEntry act) {
        Line.Id id = messages.sent(message).line();
        Open one = id == null ? null : open.get(new Key(scenario.line(id).acknowledgement(), seat));
        if (one == null || one.met) {
            return;
        }
        one.met = true;
        long now = journal.now().millis();
        Position.Id by = act.input() == null || act.input().seat() == null
                ? seat
                : act.input().seat();
        LogEntry met = journal.write(
                Source.ENGINE,
                act.number(),
                new Event.ExpectationMet(
                        one.key.exp(), seat, by, 1000, one.excusedUntil(now), journal.now(), act.number()));
        close(one, ExpectationState.MET, met.number());
    }

    private void noteDeadlines(Open one) {
        int version = ++one.version;
        long standard = one.opened + one.within + one.excused;
        if (!one.missed) {
            schedule.add(standard + 1, Precedence.DEADLINE, () -> miss(one, version));
        }
        schedule.add(standard + one.within + 1, Precedence.DEADLINE, () -> fail(one, version));
    }

    private void miss(Open one, int version) {
        if (one.version == version) {
            one.missed = true;
            journal.write(Source.ENGINE, null, new Event.ExpectationMissed(one.key.exp(), one.key.who(), one.excused));
        }
    }

    private void fail(Open one, int version) {
        if (one.version == version) {
            close(one, ExpectationState.FAILED, null);
        }
    }

    private void close(Open one, ExpectationState state, @Nullable Long cause) {
        one.version++;
        open.remove(one.key);
        journal.write(
                Source.ENGINE,
                cause,
                new Event.ExpectationClosed(
                        one.key.exp(),
                        one.key.who(),
                        state,
                        one.excusedUntil(journal.now().millis()),
                        state == ExpectationState.MET ? 1000 : null));
    }

    /** All that changes at one moment is looked at once, after it has changed. */
    private void noteRecheck() {
        if (!recheckNoted) {
            recheckNoted = true;
            schedule.add(journal.now(), Precedence.RECHECK, this::recheck);
        }
    }

    private void recheck() {
        recheckNoted = false;
        long now = journal.now().millis();
        for (Open one : List.copyOf(open.values())) {
            BlockReason reason = blocked(one);
            if (reason != null && one.blockedFor == null) {
                one.blockedAt = now;
                one.blockedFor = reason;
                one.version++;
                List<Long> because = because(one.key.who(), reason);
                journal.write(
                        Source.ENGINE,
                        because.isEmpty() ? null : because.getLast(),
                        new Event.ExpectationBlocked(one.key.exp(), one.key.who(), reason, because));
            } else if (reason == null && one.blockedFor != null) {
                List<Long> because = because(one.key.who(), one.blockedFor);
                one.excused = one.excusedUntil(now);
                one.blockedAt = -1;
                one.blockedFor = null;
                journal.write(
                        Source.ENGINE,
                        because.isEmpty() ? null : because.getLast(),
                        new Event.ExpectationUnblocked(one.key.exp(), one.key.who(), because));
                noteDeadlines(one);
            }
        }
    }

    private void networkChanged(LogEntry entry) {
        lastNetworkChange = entry.number();
        noteRecheck();
    }

    /** @return why nobody could do now what is expected, or null when somebody could */
    private @Nullable BlockReason blocked(Open one) {
        Agency.Id agency = scenario.position(one.key.who()).agency();
        if (!seats.isCovered(one.key.who())) {
            return BlockReason.ABSENT;
        }
        if (network.isSilent(agency)) {
            return BlockReason.AGENCY_DOWN;
        }
        return one.partner == null || network.hasWay(agency, one.partner) ? null : BlockReason.NO_PATH;
    }

    private List<Long> because(Position.Id seat, BlockReason reason) {
        if (reason == BlockReason.ABSENT) {
            return staffing(seat);
        }
        return lastNetworkChange == null ? List.of() : List.of(lastNetworkChange);
    }

    /** @return the entries that last said who holds the seat and its deputies, rising */
    private List<Long> staffing(Position.Id seat) {
        List<Long> entries = new ArrayList<>();
        List<Position.Id> all = new ArrayList<>(List.of(seat));
        all.addAll(scenario.position(seat).deputies());
        for (Position.Id one : all) {
            Long entry = seats.lastChange(one);
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries.stream().sorted().toList();
    }
}

package org.muster.simulator;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Decision;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.Line;
import org.muster.scenarios.Phase;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Trigger;
import org.muster.scenarios.Until;
import org.muster.simulator.Matches.Match;
import org.muster.simulator.Openings.Opening;
import org.muster.simulator.log.BlockReason;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.ExpectationState;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;
import org.muster.simulator.log.Staffing;

/**
 * What is expected now, from its opening to its close: met, missed one millisecond after the standard, given up at twice the
 * standard, all on the excused clock. {@link Openings} says what begins, {@link Matches} what meets it, {@link Ways} whether
 * anybody could.
 */
final class Expectations {

    private static final int FULL = 1000;

    private final Scenario scenario;
    private final Schedule schedule;
    private final Journal journal;
    private final Messages messages;
    private final Seats seats;
    private final Triggers triggers;
    private final Ways ways;
    private final Openings openings;
    private final Matches matches;
    private final Map<Awaited.Key, Awaited> open = new LinkedHashMap<>();
    private final Doubts doubts;
    private final Map<Decision.Id, Line> decisions = new HashMap<>();

    private boolean ended;
    private boolean recheckNoted;

    Expectations(
            Scenario scenario,
            Schedule schedule,
            Journal journal,
            Messages messages,
            Seats seats,
            Informed informed,
            Ways ways,
            Doubts doubts,
            Phases phases,
            Triggers triggers) {
        this.scenario = scenario;
        this.schedule = schedule;
        this.journal = journal;
        this.messages = messages;
        this.seats = seats;
        this.triggers = triggers;
        this.ways = ways;
        this.doubts = doubts;
        this.openings = new Openings(scenario, messages, informed, phases, ways);
        this.matches = new Matches(scenario, messages, informed);
        for (Line line : scenario.lines()) {
            Decision decision = line.decision();
            if (decision != null) {
                decisions.put(decision.id(), line);
            }
        }
    }

    void read(LogEntry entry) {
        ways.read(entry);
        doubts.read(entry);
        noteRecheck();
        openings.read(entry).forEach(this::open);
        matches.read(entry).forEach(this::meet);
        giveUpMessages();
        switch (entry.event()) {
            case Event.MessageSent sent -> {
                noteLook(sent.msg());
                acknowledgedBy(sent, entry);
            }
            case Event.MessageTagged tagged -> noteLook(tagged.msg());
            case Event.MessageAcknowledged event -> acknowledged(event.msg(), event.seat(), entry);
            case Event.MessageReadBack event -> acknowledged(event.msg(), event.seat(), entry);
            case Event.DecisionMade made -> {
                Line line = decisions.get(made.dec());
                if (line != null) {
                    acknowledged(line.acknowledgement(), made.seat(), entry);
                }
            }
            case Event.PhaseClosed closed -> closeWith(closed.phase(), entry.number());
            default -> {}
        }
    }

    /** Closes as withdrawn what is expected of seats that people hold: a jump leaves them no time to act. */
    void withdrawFromPeople(long cause) {
        for (Awaited one : List.copyOf(open.values())) {
            if (scenario.seats(one.key.who()).stream().anyMatch(seat -> seats.holder(seat) == Staffing.PERSON)) {
                close(one, one.met ? ExpectationState.MET : ExpectationState.WITHDRAWN, cause);
            }
        }
    }

    /** Closes all that is open when the exercise ends; what becomes known of it later begins nothing. */
    void end() {
        ended = true;
        for (Awaited one : List.copyOf(open.values())) {
            close(one, cutShort(one, ExpectationState.CENSORED), null);
        }
    }

    /** @return whether it has ever been expected */
    boolean hasOpened(Awaited.Key key) {
        return openings.has(key);
    }

    // Opening

    private void open(Opening opening) {
        Agency.Id agency = scenario.agencyOf(opening.key().who());
        if (agency == null || ended) {
            return;
        }
        long now = journal.now().millis();
        LogEntry entry = journal.write(
                Source.ENGINE,
                opening.cause(),
                new Event.ExpectationOpened(
                        opening.key().exp(), opening.key().who(), opening.wish().withinMillis(), opening.rule()));
        Awaited one = new Awaited(
                opening.key(), opening.wish(), agency, entry.number(), now, opening.phase(), opening.partners());
        open.put(one.key, one);
        noteDeadlines(one);
        noteEnd(one);
        doubts.add(one);
        noteRecheck();
        List<Match> already = matches.add(one);
        if (!one.wish.isNever()) {
            already.forEach(this::meet);
        }
    }

    /** What must never be done is kept when its time is over. */
    private void noteEnd(Awaited one) {
        switch (one.wish.until()) {
            case Until.At at ->
                schedule.add(
                        Math.max(at.time().millis(), one.clock.opened()), Precedence.DEADLINE, () -> keep(one, null));
            case Until.When when ->
                triggers.watch(new Trigger.When(when.condition(), 0), Precedence.DEADLINE, cause -> keep(one, cause));
            case Until.Lasts lasts ->
                schedule.add(one.clock.opened() + lasts.millis(), Precedence.DEADLINE, () -> keep(one, null));
            case null -> {}
        }
    }

    private void keep(Awaited one, @Nullable Long cause) {
        if (!one.closed) {
            close(one, ExpectationState.MET, cause);
        }
    }

    // Meeting

    private void meet(Match match) {
        Awaited one = match.one();
        if (one.closed) {
            return;
        }
        if (one.wish.isNever()) {
            close(one, ExpectationState.FAILED, match.act());
            return;
        }
        if (!match.choice() && (match.credit() == 0 || (one.met && match.credit() <= one.credit))) {
            return;
        }
        LogEntry met = writeMet(one, match.by(), match.credit(), match.at(), match.act());
        if (!match.choice() && match.credit() == FULL) {
            close(one, ExpectationState.MET, met.number());
        }
    }

    private LogEntry writeMet(Awaited one, Position.Id by, int credit, long at, long act) {
        one.met = true;
        one.credit = credit;
        return journal.write(
                Source.ENGINE,
                act,
                new Event.ExpectationMet(
                        one.key.exp(), one.key.who(), by, credit, one.clock.excused(at), new ExerciseTime(at), act));
    }

    /** A message that meets something may have to be judged first. */
    private void noteLook(int message) {
        if (matches.isUnderWay(message)) {
            schedule.add(journal.now(), Precedence.ARRIVAL, () -> {
                matches.look(message).forEach(this::meet);
                giveUpMessages();
            });
        }
    }

    private void giveUpMessages() {
        for (Awaited one : matches.takeBereft()) {
            if (!one.closed) {
                expire(one);
            }
        }
    }

    private void acknowledged(int message, Position.Id seat, LogEntry act) {
        acknowledged(openings.acknowledgement(messages.sent(message)), seat, act);
    }

    private void acknowledged(Expectation.Id id, Position.Id seat, LogEntry act) {
        Awaited one = open.get(new Awaited.Key(id, seat));
        if (one != null) {
            LogEntry met =
                    writeMet(one, Matches.actor(act, seat), FULL, journal.now().millis(), act.number());
            close(one, ExpectationState.MET, met.number());
        }
    }

    /** Whoever answers a message or passes it on has taken note of it. */
    private void acknowledgedBy(Event.MessageSent sent, LogEntry act) {
        if (act.source() == Source.ENGINE || !(sent.sender() instanceof Position.Id sender)) {
            return;
        }
        if (sent.replyTo() != null) {
            acknowledgedBy(sent.replyTo(), sender, act);
        }
        if (sent.forwards() != null) {
            acknowledgedBy(sent.forwards(), sender, act);
        }
    }

    private void acknowledgedBy(int message, Position.Id sender, LogEntry act) {
        if (messages.receiptOrNull(message, sender) != null) {
            acknowledged(message, sender, act);
            return;
        }
        for (Messages.Receipt receipt : messages.receipts(message)) {
            if (Matches.standsFor(scenario, sender, receipt.seat)) {
                acknowledged(message, receipt.seat, act);
            }
        }
    }

    // Deadlines and closing

    private void noteDeadlines(Awaited one) {
        Long within = one.wish.withinMillis();
        if (within == null) {
            return;
        }
        int version = ++one.version;
        long standard = one.clock.reaches(within, journal.now().millis());
        Schedule.Step expire = () -> {
            if (one.version == version) {
                expire(one);
            }
        };
        if (!one.missed) {
            schedule.add(standard + 1, Precedence.DEADLINE, expire);
        }
        schedule.add(standard + within + 1, Precedence.DEADLINE, expire);
    }

    /** Says that the standard, or twice the standard, has run out; a message that is under way in time is waited for. */
    private void expire(Awaited one) {
        Long within = one.wish.withinMillis();
        if (within == null) {
            return;
        }
        long used = one.clock.used(journal.now().millis());
        if (used > within && !one.met && !one.missed && !one.waitsForMessage(within)) {
            one.missed = true;
            journal.write(
                    Source.ENGINE,
                    null,
                    new Event.ExpectationMissed(
                            one.key.exp(),
                            one.key.who(),
                            one.clock.excused(journal.now().millis())));
        }
        if (used > 2 * within && !one.waitsForMessage(2 * within)) {
            close(one, one.met ? ExpectationState.MET : ExpectationState.FAILED, null);
        }
    }

    private void closeWith(Phase.Id phase, long cause) {
        for (Awaited one : List.copyOf(open.values())) {
            if (phase.equals(one.phase)) {
                close(one, cutShort(one, ExpectationState.WITHDRAWN), cause);
            }
        }
    }

    /**
     * How it ends before its clock has run out. What has no deadline had until now.
     *
     * @param unmet how it ends when there was time left
     */
    private ExpectationState cutShort(Awaited one, ExpectationState unmet) {
        Long within = one.wish.withinMillis();
        if (one.met || one.wish.isNever()) {
            return ExpectationState.MET;
        }
        if (one.blockedFor != null
                && (within == null || one.clock.used(journal.now().millis()) < within)) {
            return ExpectationState.IMPOSSIBLE;
        }
        return within == null ? ExpectationState.FAILED : unmet;
    }

    private void close(Awaited one, ExpectationState state, @Nullable Long cause) {
        one.version++;
        one.closed = true;
        open.remove(one.key);
        matches.remove(one);
        journal.write(
                Source.ENGINE,
                cause,
                new Event.ExpectationClosed(
                        one.key.exp(),
                        one.key.who(),
                        state,
                        one.clock.excused(journal.now().millis()),
                        state == ExpectationState.MET ? one.met ? one.credit : FULL : null));
    }

    // Whether anybody could

    /** All that changes at one moment is looked at once, after it has changed. */
    private void noteRecheck() {
        if (!recheckNoted && !doubts.isEmpty()) {
            recheckNoted = true;
            schedule.add(journal.now(), Precedence.RECHECK, this::recheck);
        }
    }

    private void recheck() {
        recheckNoted = false;
        doubts.take().forEach(this::recheck);
    }

    private void recheck(Awaited one) {
        long now = journal.now().millis();
        BlockReason reason = ways.blocked(one);
        BlockReason former = one.blockedFor;
        if (reason != null && former == null) {
            one.clock.stop(now);
            one.blockedFor = reason;
            one.version++;
            List<Long> because = ways.because(one, reason);
            journal.write(
                    Source.ENGINE,
                    because.isEmpty() ? null : because.getLast(),
                    new Event.ExpectationBlocked(one.key.exp(), one.key.who(), reason, because));
        } else if (reason == null && former != null) {
            List<Long> because = ways.because(one, former);
            one.clock.run(now);
            one.blockedFor = null;
            journal.write(
                    Source.ENGINE,
                    because.isEmpty() ? null : because.getLast(),
                    new Event.ExpectationUnblocked(one.key.exp(), one.key.who(), because));
            noteDeadlines(one);
        }
    }
}

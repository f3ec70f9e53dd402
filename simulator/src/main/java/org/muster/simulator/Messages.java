package org.muster.simulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Channel;
import org.muster.scenarios.Disruption;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.FailureShown;
import org.muster.scenarios.Line;
import org.muster.scenarios.Link;
import org.muster.scenarios.PacePlan;
import org.muster.scenarios.Persona;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.simulator.Languages.Hindrance;
import org.muster.simulator.Network.Hop;
import org.muster.simulator.Network.Passage;
import org.muster.simulator.Network.Route;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.LossReason;
import org.muster.simulator.log.Source;

/** All messages of the exercise, from the sending until each recipient has it or never will. */
final class Messages {

    /** One message. */
    static final class Message {
        final Event.MessageSent sent;
        /** The number of the entry that sent it. */
        final long entry;
        /** What its draws go by: the name of its line or disruption. */
        final long key;

        private final Map<Position.Id, Receipt> receipts = new LinkedHashMap<>();
        private int underWay;
        private boolean stopped;
        private boolean closed;

        private Message(Event.MessageSent sent, long entry, long key) {
            this.sent = sent;
            this.entry = entry;
            this.key = key;
        }
    }

    /** What a seat has done with a message that was delivered to it. */
    static final class Receipt {
        final Message message;
        final Position.Id seat;
        /** The link it came over, or null when it was handed over. */
        final Link.@Nullable Id link;
        /** The number of the entry that delivered it. */
        final long entry;

        final ExerciseTime deliveredAt;

        private @Nullable ExerciseTime openedAt;
        private boolean acknowledged;

        private Receipt(
                Message message, Position.Id seat, Link.@Nullable Id link, long entry, ExerciseTime deliveredAt) {
            this.message = message;
            this.seat = seat;
            this.link = link;
            this.entry = entry;
            this.deliveredAt = deliveredAt;
        }

        boolean isOpened() {
            return openedAt != null;
        }

        /** @return when it was opened first, or null */
        @Nullable
        ExerciseTime openedAt() {
            return openedAt;
        }

        boolean isAcknowledged() {
            return acknowledged;
        }
    }

    /** One message on its way to one seat. */
    private static final class Transit {
        final Message message;
        final Position.Id to;
        final Route.Over over;
        final Hindrance hindrance;
        int hop;
        /** When it arrives at the end of the hop; 0 while it has not started on it. */
        long arrives;
        /** How long it had still to go when it was held. */
        long remaining;

        boolean lost;
        /** Rises when its arrival moves, so that the one noted before is passed over. */
        int version;

        Transit(Message message, Position.Id to, Route.Over over, Hindrance hindrance) {
            this.message = message;
            this.to = to;
            this.over = over;
            this.hindrance = hindrance;
        }

        Hop hop() {
            return over.hops().get(hop);
        }
    }

    private final Scenario scenario;
    private final Schedule schedule;
    private final Journal journal;
    private final Network network;
    private final Languages languages;
    private final Desks desks;
    private final Set<Integer> forged = new HashSet<>();
    /** What the draws of a message go by that is about to be sent. */
    private final Map<Integer, Long> keys = new HashMap<>();

    private final List<Message> all = new ArrayList<>();
    private final Set<Transit> transits = new LinkedHashSet<>();
    private final Set<Transit> held = new LinkedHashSet<>();
    private final Map<Position.Id, List<Receipt>> inboxes = new HashMap<>();
    private final Map<Place, Integer> sentBy = new HashMap<>();
    private final Map<PacePlan.Id, PacePlan.Level> levels = new HashMap<>();

    Messages(Scenario scenario, Schedule schedule, Journal journal, Network network, Languages languages, Desks desks) {
        this.scenario = scenario;
        this.schedule = schedule;
        this.journal = journal;
        this.network = network;
        this.languages = languages;
        this.desks = desks;
    }

    /** @return the number that the next message will have */
    int nextNumber() {
        return all.size() + 1;
    }

    /** @return the number that the next message will have, which the disruption is about to send */
    int nextNumber(Disruption.Id by) {
        drawBy(nextNumber(), by.value());
        return nextNumber();
    }

    /** Lets chance treat a message that is about to be sent as it treats any other of that name, however many came before. */
    void drawBy(int message, String name) {
        keys.put(message, Chance.key(name));
    }

    /** @return the message as it was sent */
    Event.MessageSent sent(int number) {
        return get(number).sent;
    }

    Message get(int number) {
        return all.get(number - 1);
    }

    boolean has(int number) {
        return number >= 1 && number <= all.size();
    }

    /** @return what those whom the message has reached have done with it, in the order of arrival */
    Collection<Receipt> receipts(int number) {
        return List.copyOf(get(number).receipts.values());
    }

    /** @return what the seat has done with the message, or null when no such message was delivered to it */
    @Nullable
    Receipt receiptOrNull(int number, Position.Id seat) {
        return has(number) ? get(number).receipts.get(seat) : null;
    }

    /** @return what was delivered to the seat, in the order of arrival */
    Collection<Receipt> inbox(Position.Id seat) {
        return inboxes.getOrDefault(seat, List.of());
    }

    void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.SenderForged message -> forged.add(message.msg());
            case Event.MessageSent sent -> take(sent, entry.number());
            case Event.MessageStopped stopped -> get(stopped.msg()).stopped = true;
            case Event.MessageClosed closed -> get(closed.msg()).closed = true;
            case Event.MessageDelivered delivered -> deliver(delivered, entry.number());
            case Event.MessageLost lost -> shown(lost, entry.number());
            case Event.MessageOpened opened -> receipt(opened.msg(), opened.seat()).openedAt = journal.now();
            case Event.MessageAcknowledged acknowledged ->
                receipt(acknowledged.msg(), acknowledged.seat()).acknowledged = true;
            case Event.MessageReadBack readBack -> receipt(readBack.msg(), readBack.seat()).acknowledged = true;
            case Event.DisruptionStarted started -> recheck();
            case Event.DisruptionEnded ended -> recheck();
            case Event.LinkCut cut -> recheck();
            case Event.LinkRestored restored -> recheck();
            case Event.AgencyDown down -> recheck();
            case Event.AgencyUp up -> recheck();
            default -> {}
        }
    }

    /** Writes which messages have not reached somebody when the exercise ends. */
    void end() {
        for (Message message : all) {
            if (message.underWay > 0 && !message.stopped) {
                journal.write(Source.ENGINE, message.entry, new Event.MessageInFlight(message.sent.msg()));
            }
        }
    }

    private void take(Event.MessageSent sent, long entry) {
        Line.Id line = sent.line();
        Long drawnBy = keys.remove(sent.msg());
        // Not the number of the message, which depends on what others send.
        int count = sentBy.merge(sent.sender(), 1, Integer::sum);
        long key = drawnBy != null ? drawnBy : Chance.key(line == null ? sent.sender() + "/" + count : line.value());
        Message message = new Message(sent, entry, key);
        message.underWay =
                (int) sent.to().stream().filter(Position.Id.class::isInstance).count();
        all.add(message);
    }

    /**
     * Lets a message go.
     *
     * @param ways the way to each seat
     */
    void depart(Message message, Map<Position.Id, Route> ways) {
        Agency.Id from = scenario.agencyOf(message.sent.sender());
        Set<Link.Id> nets = new HashSet<>();
        ways.forEach((to, way) -> {
            switch (way) {
                case Route.Direct direct ->
                    schedule.add(journal.now(), Precedence.ARRIVAL, () -> deliver(message, to, null, null, false));
                case Route.Over over -> {
                    Transit transit = new Transit(message, to, over, hindrance(message, from, to));
                    boolean first = nets.add(over.hops().getFirst().link().id());
                    start(transit, first);
                    if (first) {
                        letOthersHear(transit);
                    }
                }
            }
        });
    }

    private Hindrance hindrance(Message message, Agency.@Nullable Id from, Position.Id to) {
        Hindrance hindrance = languages.hindrance(message.sent.lang(), from, to, message.key);
        if (!hindrance.isNone()) {
            journal.write(
                    Source.ENGINE,
                    message.entry,
                    new Event.LanguageHindered(
                            message.sent.msg(), (int) hindrance.permille(), hindrance.misunderstood()));
        }
        return hindrance;
    }

    /** @param queues whether it takes a place in the link's queue: on a net the first hearer's passage does so for all */
    private void start(Transit transit, boolean queues) {
        Hop hop = transit.hop();
        LossReason closed = network.closed(hop, transit.message.sent.sender(), transit.to);
        if (closed != null) {
            if (hop.link().inFlight() == Channel.InFlight.HELD) {
                hold(transit, closed);
            } else {
                lose(transit, closed);
            }
            return;
        }
        Passage passage = network.send(
                hop,
                transit.to.value(),
                transit.message.key,
                transit.hindrance.permille(),
                journal.now().millis(),
                queues || !hop.link().channel().isNet());
        if (passage.queuedMillis() > 0) {
            journal.write(
                    Source.ENGINE,
                    transit.message.entry,
                    new Event.MessageHeld(
                            transit.message.sent.msg(), transit.to, hop.link().id(), LossReason.CAPACITY));
        }
        transit.lost = passage.lost();
        transit.arrives = journal.now().millis() + passage.millis();
        journal.write(
                Source.ENGINE,
                transit.message.entry,
                new Event.MessageRouted(
                        transit.message.sent.msg(),
                        transit.hop + 1,
                        hop.link().id(),
                        transit.over.level(),
                        passage.queuedMillis() > 0 ? journal.now().plusMillis(passage.queuedMillis()) : null,
                        new ExerciseTime(transit.arrives)));
        travel(transit);
    }

    private void travel(Transit transit) {
        transits.add(transit);
        int version = ++transit.version;
        schedule.add(transit.arrives, Precedence.ARRIVAL, () -> {
            if (transit.version == version) {
                arrive(transit);
            }
        });
    }

    private void arrive(Transit transit) {
        transits.remove(transit);
        if (transit.lost) {
            lose(transit, LossReason.LOSS);
        } else if (transit.hop + 1 < transit.over.hops().size()) {
            transit.hop++;
            start(transit, true);
        } else {
            takeTurn(transit);
        }
    }

    /** At an agency that is overloaded a message waits until somebody gets to it. */
    private void takeTurn(Transit transit) {
        long wait = desks.waitMillis(scenario.position(transit.to).agency());
        if (wait == 0) {
            deliver(transit);
            return;
        }
        journal.write(
                Source.ENGINE,
                transit.message.entry,
                new Event.MessageHeld(
                        transit.message.sent.msg(),
                        transit.to,
                        transit.hop().link().id(),
                        LossReason.OVERLOAD));
        schedule.add(journal.now().millis() + wait, Precedence.ARRIVAL, () -> deliver(transit));
    }

    private void deliver(Transit transit) {
        deliver(
                transit.message,
                transit.to,
                transit.hop().link().id(),
                transit.over.level(),
                transit.hindrance.misunderstood());
    }

    private void deliver(
            Message message,
            Position.Id seat,
            Link.@Nullable Id link,
            PacePlan.@Nullable Level level,
            boolean misunderstood) {
        message.underWay--;
        journal.write(
                Source.ENGINE,
                message.entry,
                new Event.MessageDelivered(message.sent.msg(), seat, link, level, misunderstood ? Boolean.TRUE : null));
    }

    private void lose(Transit transit, LossReason reason) {
        transit.version++;
        transit.message.underWay--;
        journal.write(
                Source.ENGINE,
                transit.message.entry,
                new Event.MessageLost(
                        transit.message.sent.msg(),
                        transit.to,
                        transit.hop().link().id(),
                        reason));
    }

    private void hold(Transit transit, LossReason reason) {
        transit.version++;
        transit.remaining = Math.max(0, transit.arrives - journal.now().millis());
        held.add(transit);
        journal.write(
                Source.ENGINE,
                transit.message.entry,
                new Event.MessageHeld(
                        transit.message.sent.msg(),
                        transit.to,
                        transit.hop().link().id(),
                        reason));
    }

    /** After the network has changed: what was under way on a way that is closed now is lost or held, what was held goes on. */
    private void recheck() {
        for (Transit transit : List.copyOf(transits)) {
            LossReason closed = network.closed(transit.hop(), transit.message.sent.sender(), transit.to);
            if (closed != null) {
                transits.remove(transit);
                if (transit.hop().link().inFlight() == Channel.InFlight.HELD) {
                    hold(transit, closed);
                } else {
                    lose(transit, closed);
                }
            }
        }
        for (Transit transit : List.copyOf(held)) {
            if (network.closed(transit.hop(), transit.message.sent.sender(), transit.to) == null) {
                held.remove(transit);
                if (transit.arrives == 0) {
                    start(transit, true);
                } else {
                    transit.arrives = journal.now().millis() + transit.remaining;
                    travel(transit);
                }
            }
        }
    }

    private void letOthersHear(Transit transit) {
        Hop hop = transit.over.hops().getFirst();
        Message message = transit.message;
        if (!hop.link().channel().isNet() || transit.arrives == 0) {
            return;
        }
        for (Agency.Id member : hop.link().members()) {
            Hop ear = new Hop(hop.link(), hop.from(), member);
            if (member.equals(hop.from())
                    || message.sent.to().stream().anyMatch(to -> member.equals(scenario.agencyOf(to)))
                    || network.closed(ear, message.sent.sender(), transit.to) != null) {
                continue;
            }
            Passage passage = network.send(
                    ear, member.value(), message.key, 1000, journal.now().millis(), false);
            if (!passage.lost()) {
                schedule.add(
                        journal.now().millis() + passage.millis(),
                        Precedence.ARRIVAL,
                        () -> overhear(message, ear, transit.to));
            }
        }
    }

    private void overhear(Message message, Hop ear, Position.Id addressed) {
        if (network.closed(ear, message.sent.sender(), addressed) == null) {
            journal.write(Source.ENGINE, message.entry, new Event.MessageOverheard(message.sent.msg(), ear.to()));
        }
    }

    private void deliver(Event.MessageDelivered delivered, long entry) {
        Message message = all.get(delivered.msg() - 1);
        Receipt receipt = new Receipt(message, delivered.seat(), delivered.link(), entry, journal.now());
        message.receipts.put(delivered.seat(), receipt);
        inboxes.computeIfAbsent(delivered.seat(), seat -> new ArrayList<>()).add(receipt);
        PacePlan.Level level = delivered.level();
        if (level != null
                && message.sent.sender() instanceof Position.Id sender
                && message.sent.line() == null
                && !isForged(message.sent.msg())) {
            noteLevel(message.sent, sender, delivered.seat(), level, entry);
        }
    }

    /** The first success on another level than the one in use makes that the level in use. */
    private void noteLevel(
            Event.MessageSent sent, Position.Id sender, Position.Id to, PacePlan.Level level, long entry) {
        PacePlan plan = scenario.pacePlan(
                scenario.position(sender).agency(), scenario.position(to).agency(), sent.purpose());
        if (plan == null) {
            return;
        }
        PacePlan.Level before = levels.put(plan.id(), level);
        PacePlan.Level inUse = before == null ? PacePlan.Level.PRIMARY : before;
        if (inUse != level) {
            journal.write(Source.ENGINE, entry, new Event.PaceSwitched(plan.id(), inUse, level, sender));
        }
    }

    /** Tells the sender of a loss when a sender over that channel would notice; SimCell's voices and forgers never do. */
    private void shown(Event.MessageLost lost, long entry) {
        if (all.get(lost.msg() - 1).sent.sender() instanceof Persona.Id || forged.contains(lost.msg())) {
            return;
        }
        Event failed = new Event.MessageFailed(lost.msg(), lost.to(), lost.link());
        switch (scenario.link(lost.link()).failureShown()) {
            case FailureShown.AtOnce atOnce -> journal.write(Source.ENGINE, entry, failed);
            case FailureShown.After after ->
                schedule.add(
                        journal.now().millis() + (scenario.isInTurns() ? 0 : after.millis()),
                        Precedence.ARRIVAL,
                        () -> journal.write(Source.ENGINE, entry, failed));
            case FailureShown.Never never -> {}
        }
    }

    /** @return what the seat has done with a message that was delivered to it */
    Receipt receipt(int number, Position.Id seat) {
        Receipt receipt = receiptOrNull(number, seat);
        if (receipt == null) {
            throw new IllegalStateException("Message (%d) was not delivered to (%s).".formatted(number, seat));
        }
        return receipt;
    }

    /** @return whether it claims to come from somebody who did not send it */
    boolean isForged(int number) {
        return forged.contains(number);
    }

    boolean isClosed(int number) {
        return get(number).closed;
    }

    /** @return what stands in the log for a message that a seat sends: its number, and seats for agencies */
    Event.MessageSent numbered(Event.MessageSent sent, Seats seats) {
        Set<Place> to = new LinkedHashSet<>();
        for (Place place : sent.to()) {
            Place receiver = place instanceof Agency.Id agency ? seats.receiver(agency) : place;
            if (receiver != null) {
                to.add(receiver);
            }
        }
        return new Event.MessageSent(
                nextNumber(),
                sent.sender(),
                List.copyOf(to),
                sent.type(),
                sent.via(),
                sent.items(),
                sent.tlp(),
                sent.purpose(),
                sent.replyTo(),
                sent.forwards(),
                sent.closing(),
                sent.text(),
                sent.lang(),
                null,
                sent.emergency(),
                sent.cites());
    }
}

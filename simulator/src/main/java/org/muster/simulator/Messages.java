package org.muster.simulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.FailureShown;
import org.muster.scenarios.Line;
import org.muster.scenarios.Link;
import org.muster.scenarios.Persona;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.simulator.Network.Passage;
import org.muster.simulator.Network.Route;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.LossReason;
import org.muster.simulator.log.Source;

/** All messages of the exercise, from the sending until each recipient has it or never will. */
final class Messages {

    /** How much longer a message takes to come across in a language that its reader does not speak. */
    private static final long FOREIGN_PERMILLE = 2500;

    /** One message. */
    static final class Message {
        final Event.MessageSent sent;
        /** The number of the entry that sent it. */
        final long entry;
        /** What its draws go by: the name of its line. */
        final long key;

        private final Map<Position.Id, Receipt> receipts = new LinkedHashMap<>();
        private int underWay;

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

        private boolean opened;
        private boolean acknowledged;

        private Receipt(Message message, Position.Id seat, Link.@Nullable Id link, long entry) {
            this.message = message;
            this.seat = seat;
            this.link = link;
            this.entry = entry;
        }

        boolean isOpened() {
            return opened;
        }

        boolean isAcknowledged() {
            return acknowledged;
        }
    }

    private final Scenario scenario;
    private final Schedule schedule;
    private final Journal journal;
    private final Network network;
    private final List<Message> all = new ArrayList<>();
    private final Map<Position.Id, List<Receipt>> inboxes = new HashMap<>();

    Messages(Scenario scenario, Schedule schedule, Journal journal, Network network) {
        this.scenario = scenario;
        this.schedule = schedule;
        this.journal = journal;
        this.network = network;
    }

    /** @return the number that the next message will have */
    int nextNumber() {
        return all.size() + 1;
    }

    /** @return the message as it was sent */
    Event.MessageSent sent(int number) {
        return all.get(number - 1).sent;
    }

    /** @return what the seat has done with the message, or null when no such message was delivered to it */
    @Nullable
    Receipt receiptOrNull(int number, Position.Id seat) {
        return number >= 1 && number <= all.size()
                ? all.get(number - 1).receipts.get(seat)
                : null;
    }

    /** @return what was delivered to the seat, in the order of arrival */
    Collection<Receipt> inbox(Position.Id seat) {
        return inboxes.getOrDefault(seat, List.of());
    }

    void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.MessageSent sent -> send(sent, entry.number());
            case Event.MessageDelivered delivered -> deliver(delivered, entry.number());
            case Event.MessageLost lost -> shown(lost, entry.number());
            case Event.MessageOpened opened -> receipt(opened.msg(), opened.seat()).opened = true;
            case Event.MessageAcknowledged acknowledged ->
                receipt(acknowledged.msg(), acknowledged.seat()).acknowledged = true;
            case Event.MessageReadBack readBack -> receipt(readBack.msg(), readBack.seat()).acknowledged = true;
            default -> {}
        }
    }

    /** Writes which messages have not reached somebody when the exercise ends. */
    void end() {
        for (Message message : all) {
            if (message.underWay > 0) {
                journal.write(Source.ENGINE, message.entry, new Event.MessageInFlight(message.sent.msg()));
            }
        }
    }

    private void send(Event.MessageSent sent, long entry) {
        Line.Id line = sent.line();
        long key = Chance.key(line == null ? sent.sender() + "/" + sent.msg() : line.value());
        Message message = new Message(sent, entry, key);
        all.add(message);
        Agency.Id from = scenario.agencyOf(sent.sender());
        Set<Link.Id> nets = new HashSet<>();
        for (Place place : sent.to()) {
            // A message to a persona goes to SimCell, whose controllers read it in the log.
            if (!(place instanceof Position.Id to)) {
                continue;
            }
            switch (network.route(sent.via(), from, to, sent.purpose())) {
                case Route.Direct direct -> {
                    message.underWay++;
                    schedule.add(journal.now(), Precedence.ARRIVAL, () -> arrive(message, to));
                }
                case Route.Over over -> {
                    message.underWay++;
                    transmit(message, to, over);
                    if (over.link().channel().isNet() && nets.add(over.link().id())) {
                        letOthersHear(message, from, over.link());
                    }
                }
            }
        }
    }

    private void transmit(Message message, Position.Id to, Route.Over over) {
        Link link = over.link();
        String lang = message.sent.lang();
        boolean foreign = lang != null && !scenario.position(to).languages().contains(lang);
        if (foreign) {
            journal.write(
                    Source.ENGINE,
                    message.entry,
                    new Event.LanguageHindered(message.sent.msg(), (int) FOREIGN_PERMILLE, false));
        }
        Passage passage = network.send(link, to.value(), message.key, foreign ? FOREIGN_PERMILLE : 1000);
        long arrives = journal.now().millis() + passage.millis();
        journal.write(
                Source.ENGINE,
                message.entry,
                new Event.MessageRouted(
                        message.sent.msg(), 1, link.id(), over.level(), null, new ExerciseTime(arrives)));
        schedule.add(
                arrives,
                Precedence.ARRIVAL,
                passage.lost() ? () -> lose(message, to, link) : () -> arrive(message, to, over));
    }

    private void letOthersHear(Message message, Agency.@Nullable Id from, Link net) {
        for (Agency.Id member : net.members()) {
            if (member.equals(from)
                    || message.sent.to().stream().anyMatch(to -> member.equals(scenario.agencyOf(to)))) {
                continue;
            }
            Passage passage = network.send(net, member.value(), message.key, 1000);
            if (!passage.lost()) {
                schedule.add(
                        journal.now().millis() + passage.millis(),
                        Precedence.ARRIVAL,
                        () -> journal.write(
                                Source.ENGINE, message.entry, new Event.MessageOverheard(message.sent.msg(), member)));
            }
        }
    }

    private void arrive(Message message, Position.Id seat) {
        message.underWay--;
        journal.write(
                Source.ENGINE, message.entry, new Event.MessageDelivered(message.sent.msg(), seat, null, null, null));
    }

    private void arrive(Message message, Position.Id seat, Route.Over over) {
        message.underWay--;
        journal.write(
                Source.ENGINE,
                message.entry,
                new Event.MessageDelivered(message.sent.msg(), seat, over.link().id(), over.level(), null));
    }

    private void lose(Message message, Position.Id seat, Link link) {
        message.underWay--;
        journal.write(
                Source.ENGINE,
                message.entry,
                new Event.MessageLost(message.sent.msg(), seat, link.id(), LossReason.LOSS));
    }

    private void deliver(Event.MessageDelivered delivered, long entry) {
        Message message = all.get(delivered.msg() - 1);
        Receipt receipt = new Receipt(message, delivered.seat(), delivered.link(), entry);
        message.receipts.put(delivered.seat(), receipt);
        inboxes.computeIfAbsent(delivered.seat(), seat -> new ArrayList<>()).add(receipt);
    }

    /** Tells the sender of a loss when a sender over that channel would notice; SimCell's voices never do. */
    private void shown(Event.MessageLost lost, long entry) {
        if (all.get(lost.msg() - 1).sent.sender() instanceof Persona.Id) {
            return;
        }
        Event failed = new Event.MessageFailed(lost.msg(), lost.to(), lost.link());
        switch (scenario.link(lost.link()).failureShown()) {
            case FailureShown.AtOnce atOnce -> journal.write(Source.ENGINE, entry, failed);
            case FailureShown.After after ->
                schedule.add(
                        journal.now().millis() + after.millis(),
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
}

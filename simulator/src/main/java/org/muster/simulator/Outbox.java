package org.muster.simulator;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Item;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Via;
import org.muster.simulator.Answer.Refused;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.StopReason;

/** Says what of the post that a seat wants to send, or to do with what it sent, can't be done at all. The law is asked elsewhere. */
final class Outbox {
    private final Scenario scenario;
    private final Messages messages;
    private final Network network;
    private final Disclosures disclosures;
    private final Knowledge knowledge;

    Outbox(Scenario scenario, Messages messages, Network network, Disclosures disclosures, Knowledge knowledge) {
        this.scenario = scenario;
        this.messages = messages;
        this.network = network;
        this.disclosures = disclosures;
        this.knowledge = knowledge;
    }

    /** @return why the seat can't send it, or null when it can */
    @Nullable
    Refused refusal(Event.MessageSent sent, Position.Id seat) {
        Agency.Id from = scenario.position(seat).agency();
        if (sent.to().isEmpty() || sent.line() != null) {
            return Simulation.refuse(Refusal.IMPOSSIBLE, "to", sent.to());
        }
        if (sent.purpose() == Purpose.DETENTION) {
            return Simulation.refuse(
                    Refusal.IMPOSSIBLE, "purpose", sent.purpose().code());
        }
        for (Place place : sent.to()) {
            Refused refused = refusal(place, seat, from, sent.via());
            if (refused != null) {
                return refused;
            }
        }
        Set<Item.Id> items = new HashSet<>();
        for (Item.Id item : sent.items()) {
            if (!scenario.has(item)) {
                return Simulation.refuse(Refusal.UNKNOWN, item);
            }
            if (!items.add(item)) {
                return Simulation.refuse(Refusal.IMPOSSIBLE, "items", item);
            }
            if (!knowledge.knows(from, item)) {
                return Simulation.refuse(Refusal.NOT_KNOWN, item);
            }
        }
        Refused refused = refusal(sent.replyTo(), from);
        return refused == null ? refusal(sent.forwards(), from) : refused;
    }

    private @Nullable Refused refusal(Place place, Position.Id seat, Agency.Id from, Via via) {
        if (!scenario.has(place)) {
            return Simulation.refuse(Refusal.UNKNOWN, place);
        }
        Agency.Id to = scenario.agencyOf(place);
        if (place.equals(seat) || (place instanceof Agency.Id && from.equals(to))) {
            return Simulation.refuse(Refusal.IMPOSSIBLE, "to", place);
        }
        if (to != null && scenario.pointOfContact(to) == null) {
            return Simulation.refuse(Refusal.IMPOSSIBLE, "to", place);
        }
        if (via instanceof Via.Over over && !scenario.has(over.link())) {
            return Simulation.refuse(Refusal.UNKNOWN, over.link());
        }
        if (to == null || from.equals(to)) {
            return null;
        }
        boolean leads = switch (via) {
            case Via.Direct direct -> false;
            case Via.Best best -> network.leads(from, to);
            case Via.Over over ->
                scenario.link(over.link()).members().contains(from) && network.leads(over.link(), from, to);
        };
        return leads ? null : Simulation.refuse(Refusal.NO_WAY, via, place);
    }

    /** A seat answers and passes on what its agency got or sent. */
    private @Nullable Refused refusal(@Nullable Integer message, Agency.Id from) {
        if (message == null) {
            return null;
        }
        boolean theirs = messages.has(message)
                && (from.equals(scenario.agencyOf(messages.sent(message).sender()))
                        || messages.receipts(message).stream()
                                .anyMatch(receipt -> from.equals(
                                        scenario.position(receipt.seat).agency())));
        return theirs ? null : Simulation.refuse(Refusal.NOT_YOURS, message);
    }

    /** @return why the sender can't close it, or null when he can */
    @Nullable
    Refused refusal(Event.MessageClosed closed) {
        if (!isBy(closed.msg(), closed.seat())) {
            return Simulation.refuse(Refusal.NOT_YOURS, closed.msg());
        }
        return messages.isClosed(closed.msg()) ? Simulation.refuse(Refusal.ALREADY, closed.msg()) : null;
    }

    /** @return why the sender can't withdraw it any more, or null when he can */
    @Nullable
    Refused refusal(Event.MessageStopped stopped, Position.Id seat) {
        if (stopped.reason() != StopReason.WITHDRAWN) {
            return Simulation.refuse(
                    Refusal.IMPOSSIBLE, "reason", stopped.reason().code());
        }
        if (!isBy(stopped.msg(), seat)) {
            return Simulation.refuse(Refusal.NOT_YOURS, stopped.msg());
        }
        return disclosures.isWaiting(stopped.msg()) ? null : Simulation.refuse(Refusal.ALREADY, stopped.msg());
    }

    /** @return why the items can't be said to be in the words of the message, or null when they can */
    @Nullable
    Refused refusal(Event.MessageTagged tagged, Position.@Nullable Id seat) {
        if (!messages.has(tagged.msg()) || (seat != null && !isBy(tagged.msg(), seat))) {
            return Simulation.refuse(Refusal.NOT_YOURS, tagged.msg());
        }
        if (tagged.items().isEmpty()) {
            return Simulation.refuse(Refusal.IMPOSSIBLE, "items", List.of());
        }
        for (Item.Id item : tagged.items()) {
            if (!scenario.has(item)) {
                return Simulation.refuse(Refusal.UNKNOWN, item);
            }
            if (seat != null && !knowledge.knows(scenario.position(seat).agency(), item)) {
                return Simulation.refuse(Refusal.NOT_KNOWN, item);
            }
        }
        return null;
    }

    /** @return why the review can't begin, or null when it can */
    @Nullable
    Refused refusal(Event.ReviewStarted started) {
        if (!scenario.has(started.item())) {
            return Simulation.refuse(Refusal.UNKNOWN, started.item());
        }
        Agency.Id agency = scenario.position(started.seat()).agency();
        if (!(scenario.item(started.item()).origin() instanceof Item.Origin.Made made)
                || !made.by().equals(agency)
                || !started.agency().equals(agency)) {
            return Simulation.refuse(Refusal.IMPOSSIBLE, "item", started.item());
        }
        if (knowledge.isUnderReview(started.item()) || knowledge.knows(agency, started.item())) {
            return Simulation.refuse(Refusal.ALREADY, started.item());
        }
        List<Item.Id> missing = knowledge.missingFor(made);
        return missing.isEmpty() ? null : Simulation.refuse(Refusal.NOT_KNOWN, missing.getFirst());
    }

    /** @return why the item can't be purged, or null when it can */
    @Nullable
    Refused refusal(Event.ItemPurged purged) {
        if (!scenario.has(purged.item())) {
            return Simulation.refuse(Refusal.UNKNOWN, purged.item());
        }
        Agency.Id agency = scenario.position(purged.seat()).agency();
        if (!purged.agency().equals(agency)) {
            return Simulation.refuse(Refusal.IMPOSSIBLE, "agency", purged.agency());
        }
        return knowledge.knows(agency, purged.item()) ? null : Simulation.refuse(Refusal.NOT_KNOWN, purged.item());
    }

    private boolean isBy(int message, Position.Id seat) {
        return messages.has(message) && messages.sent(message).sender().equals(seat);
    }
}

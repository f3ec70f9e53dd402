package org.muster.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.Channel;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Item;
import org.muster.scenarios.Line;
import org.muster.scenarios.Link;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;

/**
 * Who knows which item. An agency knows what one of its seats was told, what it overheard, what it holds from the script and
 * what it made of other items. What came over a voice channel is known on delivery, a letter once it is opened.
 */
final class Knowledge {

    /** What one agency has of one item. */
    private static final class Held {
        /** The seats that were told, each with whether it was told lawfully. */
        final Map<Position.Id, Boolean> seats = new HashMap<>();

        /** Whether nobody had to tell it: it holds it from the script, made it, or was given it by SimCell. */
        boolean own;
        /** The first agreement under which it came, or null. */
        Agreement.@Nullable Id cameUnder;
    }

    private record Key(Agency.Id agency, Item.Id item) {}

    private record Told(int message, Item.Id item, Agency.Id to) {}

    private final Scenario scenario;
    private final Schedule schedule;
    private final Journal journal;
    private final Chance chance;
    private final Messages messages;
    private final Informed informed;
    private final Map<Key, Held> held = new HashMap<>();
    /** The agreements that decided what was told. */
    private final Map<Told, Agreement.Id> agreements = new HashMap<>();

    private final Map<Line.Id, List<Item>> withLine = new HashMap<>();
    private final Set<Item.Id> reviews = new HashSet<>();
    private final Map<Integer, Set<Item.Id>> tagged = new HashMap<>();

    Knowledge(
            Scenario scenario,
            Schedule schedule,
            Journal journal,
            Chance chance,
            Messages messages,
            Informed informed) {
        this.scenario = scenario;
        this.schedule = schedule;
        this.journal = journal;
        this.chance = chance;
        this.messages = messages;
        this.informed = informed;
        for (Item item : scenario.information()) {
            if (item.origin() instanceof Item.Origin.WithLine with) {
                withLine.computeIfAbsent(with.line(), line -> new ArrayList<>()).add(item);
            }
        }
    }

    // What is known

    boolean knows(Agency.Id agency, Item.Id item) {
        return held.containsKey(new Key(agency, item));
    }

    /** @return whether the agency has the item from its source and not from somebody who passed it on */
    boolean isOwn(Agency.Id agency, Item.Id item) {
        Held has = held.get(new Key(agency, item));
        return has != null && has.own;
    }

    /** @return the agreement under which the item came to the agency, or null */
    Agreement.@Nullable Id cameUnder(Agency.Id agency, Item.Id item) {
        Held has = held.get(new Key(agency, item));
        return has == null ? null : has.cameUnder;
    }

    /** @return what the agency would need to know and doesn't before it can make the item */
    List<Item.Id> missingFor(Item.Origin.Made made) {
        return made.from().stream().filter(item -> !knows(made.by(), item)).toList();
    }

    boolean isUnderReview(Item.Id item) {
        return reviews.contains(item);
    }

    // What changes it

    void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.ExerciseStarted started -> start();
            case Event.ItemAvailable event -> hold(event.agency(), event.item()).own = true;
            case Event.ItemMade event ->
                journal.write(Source.ENGINE, entry.number(), new Event.ItemAvailable(event.item(), event.agency()));
            case Event.FalseItemPlanted event -> hold(event.agency(), event.item());
            case Event.ItemKnown event -> learn(event);
            case Event.ItemPurged event -> forget(event);
            case Event.ReviewStarted event -> review(event, entry.number());
            case Event.DisclosureJudged event -> {
                Agreement.Id agreement = event.agreement();
                if (event.to() instanceof Agency.Id to && agreement != null) {
                    agreements.put(new Told(event.msg(), event.item(), to), agreement);
                }
            }
            case Event.MessageDelivered event -> {
                shareWithHolders(event, entry.number());
                if (knownWhen(event.link()) == Channel.KnownWhen.DELIVERED) {
                    tell(event.msg(), event.seat(), entry.number());
                }
            }
            case Event.MessageOpened event -> {
                Messages.Receipt receipt = messages.receipt(event.msg(), event.seat());
                if (knownWhen(receipt.link) == Channel.KnownWhen.OPENED) {
                    tell(event.msg(), event.seat(), entry.number());
                }
            }
            case Event.MessageOverheard event -> overhear(event, entry.number());
            case Event.MessageTagged event -> tag(event, entry.number());
            default -> {}
        }
    }

    private void start() {
        for (Item item : scenario.information()) {
            if (item.origin() instanceof Item.Origin.Held has) {
                for (Agency.Id agency : has.by()) {
                    schedule.add(
                            has.at(),
                            Precedence.LINE,
                            () -> journal.write(Source.ENGINE, null, new Event.ItemAvailable(item.id(), agency)));
                }
            }
        }
    }

    private Channel.KnownWhen knownWhen(Link.@Nullable Id link) {
        return link == null
                ? Channel.KnownWhen.DELIVERED
                : scenario.link(link).channel().knownWhen();
    }

    /** Those whom the script names beside a line hold its items once it has reached anybody. */
    private void shareWithHolders(Event.MessageDelivered delivered, long cause) {
        Line.Id line = messages.sent(delivered.msg()).line();
        for (Item item : line == null ? List.<Item>of() : withLine.getOrDefault(line.written(), List.of())) {
            for (Agency.Id agency : ((Item.Origin.WithLine) item.origin()).by()) {
                if (!isOwn(agency, item.id())) {
                    journal.write(Source.ENGINE, cause, new Event.ItemAvailable(item.id(), agency));
                }
            }
        }
    }

    /** The seat takes in what the message says. */
    private void tell(int message, Position.Id seat, long cause) {
        Agency.Id agency = scenario.position(seat).agency();
        for (Item.Id item : said(message)) {
            tell(message, item, agency, seat, null, cause);
        }
    }

    private void tell(
            int message, Item.Id item, Agency.Id agency, Position.Id seat, @Nullable ExerciseTime since, long cause) {
        Held has = held.get(new Key(agency, item));
        Boolean before = has == null ? null : has.seats.get(seat);
        boolean lawful = informed.isLawful(message, item, agency);
        if (before == null || (lawful && !before)) {
            journal.write(Source.ENGINE, cause, new Event.ItemKnown(item, agency, seat, message, since));
        }
    }

    private void overhear(Event.MessageOverheard event, long cause) {
        for (Item.Id item : said(event.msg())) {
            if (!knows(event.agency(), item)) {
                journal.write(Source.ENGINE, cause, new Event.ItemKnown(item, event.agency(), null, event.msg(), null));
            }
        }
    }

    /** What a message says: the items attached, those that come with its line, those an evaluator found in its words. */
    private Set<Item.Id> said(int message) {
        Event.MessageSent sent = messages.sent(message);
        Set<Item.Id> items = new LinkedHashSet<>(sent.items());
        Line.Id line = sent.line();
        if (line != null) {
            withLine.getOrDefault(line.written(), List.of()).forEach(item -> items.add(item.id()));
        }
        items.addAll(tagged.getOrDefault(message, Set.of()));
        return items;
    }

    /** Items found in the words of a message later count as said when it was delivered. */
    private void tag(Event.MessageTagged event, long cause) {
        Set<Item.Id> before = said(event.msg());
        tagged.computeIfAbsent(event.msg(), message -> new LinkedHashSet<>()).addAll(event.items());
        for (Item.Id item : event.items()) {
            if (before.contains(item)) {
                continue;
            }
            for (Messages.Receipt receipt : messages.receipts(event.msg())) {
                ExerciseTime since =
                        knownWhen(receipt.link) == Channel.KnownWhen.OPENED ? receipt.openedAt() : receipt.deliveredAt;
                if (since != null) {
                    Agency.Id agency = scenario.position(receipt.seat).agency();
                    tell(event.msg(), item, agency, receipt.seat, since, cause);
                }
            }
        }
    }

    private void learn(Event.ItemKnown event) {
        boolean first = !knows(event.agency(), event.item());
        Held has = hold(event.agency(), event.item());
        Integer message = event.msg();
        if (event.seat() != null) {
            has.seats.put(event.seat(), message == null || informed.isLawful(message, event.item(), event.agency()));
        }
        Line.Id line = message == null ? null : messages.sent(message).line();
        if (line != null
                && scenario.item(event.item()).origin() instanceof Item.Origin.WithLine with
                && with.line().equals(line.written())) {
            has.own = true;
        } else if (message != null && first) {
            has.cameUnder = agreements.get(new Told(message, event.item(), event.agency()));
        }
    }

    private Held hold(Agency.Id agency, Item.Id item) {
        return held.computeIfAbsent(new Key(agency, item), key -> new Held());
    }

    private void forget(Event.ItemPurged event) {
        held.remove(new Key(event.agency(), event.item()));
    }

    private void review(Event.ReviewStarted event, long cause) {
        reviews.add(event.item());
        var review = scenario.agency(event.agency()).review();
        long takes = review == null
                ? 0
                : chance.draw(
                        Lognormal.of(review),
                        Chance.Purpose.REVIEW,
                        Chance.key(event.agency().value()),
                        Chance.key(event.item().value()),
                        0);
        schedule.add(
                journal.now().millis() + takes,
                Precedence.ARRIVAL,
                () -> journal.write(Source.ENGINE, cause, new Event.ItemMade(event.item(), event.agency())));
    }
}

package org.muster.simulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Item;
import org.muster.scenarios.Link;
import org.muster.scenarios.MessageKind;
import org.muster.scenarios.Pattern;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.simulator.Matches.Match;
import org.muster.simulator.Matches.Want;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;

/**
 * Which expectations a message meets: one that was sent after they opened, and has reached every place that they name. The
 * time of its sending counts. What it tells against the agreements is not told.
 */
final class Letters {

    /** What a message is found by. */
    private record Address(MessageKind kind, Place to) {}

    /** A message as far as expectations ask. */
    private static final class Letter {
        final Event.MessageSent sent;
        final long at;
        final long entry;
        final Set<Item.Id> items;
        /** What it can still meet. */
        final Set<Want> wants = new LinkedHashSet<>(0);

        final Set<Position.Id> lost = new HashSet<>(0);
        /** The seat that sent it, or null when no seat did. */
        final Position.@Nullable Id by;

        Letter(Event.MessageSent sent, LogEntry entry) {
            this.sent = sent;
            this.at = entry.time().millis();
            this.entry = entry.number();
            this.items = new HashSet<>(sent.items());
            // What the engine sends is a line, a notice or a forgery, and none of the seat that it names.
            this.by = entry.source() != Source.ENGINE && sent.sender() instanceof Position.Id seat
                    ? Matches.actor(entry, seat)
                    : null;
        }
    }

    private enum Course {
        ARRIVED,
        UNDER_WAY,
        LOST
    }

    private final Scenario scenario;
    private final Messages messages;
    private final Informed informed;
    private final Map<Address, Set<Want>> wants = new HashMap<>();
    private final Map<Integer, Letter> letters = new HashMap<>();
    private final List<Awaited> bereft = new ArrayList<>();

    Letters(Scenario scenario, Messages messages, Informed informed) {
        this.scenario = scenario;
        this.messages = messages;
        this.informed = informed;
    }

    void add(Want want, Pattern.Message pattern) {
        wants.computeIfAbsent(address(pattern), address -> new LinkedHashSet<>())
                .add(want);
    }

    void remove(Awaited one, Pattern.Message pattern) {
        Set<Want> all = wants.get(address(pattern));
        if (all != null) {
            all.removeIf(want -> want.one.equals(one));
        }
    }

    private static Address address(Pattern.Message pattern) {
        return new Address(pattern.kind(), pattern.to().getFirst());
    }

    List<Match> read(LogEntry entry) {
        switch (entry.event()) {
            case Event.MessageSent sent -> {
                Letter letter = new Letter(sent, entry);
                letters.put(sent.msg(), letter);
                hope(letter);
            }
            case Event.MessageTagged tagged -> {
                Letter letter = letters.get(tagged.msg());
                if (letter != null) {
                    letter.items.addAll(tagged.items());
                    hope(letter);
                }
            }
            case Event.MessageDelivered delivered -> {
                return look(delivered.msg());
            }
            case Event.MessageLost lost -> {
                Letter letter = letters.get(lost.msg());
                if (letter != null) {
                    letter.lost.add(lost.to());
                    return look(lost.msg());
                }
            }
            case Event.MessageStopped stopped -> {
                Letter letter = letters.get(stopped.msg());
                if (letter != null) {
                    List.copyOf(letter.wants).forEach(want -> giveUp(letter, want));
                }
            }
            default -> {}
        }
        return List.of();
    }

    /** A message that was sent, by whomever. */
    record Sent(long entry, Position.@Nullable Id by) {}

    /** @return the sending of a message, with the seat that did it or null when no seat did */
    Sent sent(int message) {
        Letter letter = letters.get(message);
        if (letter == null) {
            throw new IllegalStateException("Message (%d) was never sent.".formatted(message));
        }
        return new Sent(letter.entry, letter.by);
    }

    boolean isUnderWay(int message) {
        Letter letter = letters.get(message);
        return letter != null && !letter.wants.isEmpty();
    }

    /** @return whose message came to nothing since the last call */
    List<Awaited> takeBereft() {
        if (bereft.isEmpty()) {
            return List.of();
        }
        List<Awaited> taken = List.copyOf(bereft);
        bereft.clear();
        return taken;
    }

    List<Match> look(int message) {
        Letter letter = letters.get(message);
        if (letter == null || letter.by == null || letter.wants.isEmpty()) {
            return List.of();
        }
        List<Match> matches = new ArrayList<>();
        for (Want want : List.copyOf(letter.wants)) {
            Pattern.Message pattern = (Pattern.Message) want.pattern;
            switch (course(letter, pattern)) {
                case ARRIVED -> {
                    if (want.one.wish.isNever() || isLawful(letter, pattern)) {
                        matches.add(new Match(want.one, want.credit, false, letter.at, letter.entry, letter.by));
                    }
                    giveUp(letter, want);
                }
                case LOST -> giveUp(letter, want);
                case UNDER_WAY -> {}
            }
        }
        matches.sort(Comparator.comparingLong((Match match) -> match.one().entry)
                .thenComparing(Comparator.comparingInt(Match::credit).reversed()));
        return matches;
    }

    /** Notes what the message can meet, should it arrive. */
    private void hope(Letter letter) {
        if (letter.by == null) {
            return;
        }
        for (Place place : letter.sent.to()) {
            hope(letter, place);
            Agency.Id agency = scenario.agencyOf(place);
            if (agency != null && !agency.equals(place)) {
                hope(letter, agency);
            }
        }
    }

    private void hope(Letter letter, Place place) {
        for (Want want : wants.getOrDefault(new Address(letter.sent.type(), place), Set.of())) {
            if (want.one.entry < letter.entry && says(letter, want)) {
                letter.wants.add(want);
                want.one.underWay.put(letter.sent.msg(), letter.at);
            }
        }
    }

    private boolean says(Letter letter, Want want) {
        return letter.sent.sender() instanceof Position.Id sender
                && Matches.standsFor(scenario, sender, want.one.key.who())
                && says(scenario, letter.sent, letter.items, (Pattern.Message) want.pattern);
    }

    /** @return whether the message is such a one, as far as its sender can help */
    static boolean says(Scenario scenario, Event.MessageSent sent, Collection<Item.Id> items, Pattern.Message pattern) {
        return sent.type() == pattern.kind()
                && items.containsAll(pattern.items())
                && (pattern.purpose() == null || pattern.purpose() == sent.purpose())
                && (pattern.cites() == null
                        || (sent.cites() != null && sent.cites().contains(pattern.cites())))
                && pattern.to().stream()
                        .allMatch(place -> sent.to().stream().anyMatch(to -> isPartOf(scenario, to, place)))
                && !(pattern.onlyThese() && saysMore(scenario, sent, items, pattern));
    }

    private static boolean saysMore(
            Scenario scenario, Event.MessageSent sent, Collection<Item.Id> items, Pattern.Message pattern) {
        return !pattern.items().containsAll(items)
                || sent.to().stream()
                        .anyMatch(to -> pattern.to().stream().noneMatch(place -> isPartOf(scenario, to, place)));
    }

    private static boolean isPartOf(Scenario scenario, Place to, Place place) {
        return to.equals(place) || (place instanceof Agency.Id && place.equals(scenario.agencyOf(to)));
    }

    private Course course(Letter letter, Pattern.Message pattern) {
        Course course = Course.ARRIVED;
        for (Place place : pattern.to()) {
            Course one = course(letter, pattern, place);
            if (one == Course.LOST) {
                return Course.LOST;
            }
            if (one == Course.UNDER_WAY) {
                course = one;
            }
        }
        return course;
    }

    /** Voices of SimCell have what is said to them at once. */
    private Course course(Letter letter, Pattern.Message pattern, Place place) {
        Course course = Course.LOST;
        for (Place to : letter.sent.to()) {
            if (!isPartOf(scenario, to, place)) {
                continue;
            }
            if (!(to instanceof Position.Id seat)) {
                return Course.ARRIVED;
            }
            Messages.Receipt receipt = messages.receiptOrNull(letter.sent.msg(), seat);
            if (receipt == null) {
                course = letter.lost.contains(seat) ? course : Course.UNDER_WAY;
            } else if (isOver(scenario, receipt.link, pattern.over())) {
                return Course.ARRIVED;
            }
        }
        return course;
    }

    /** @return whether a message that came over the link went the way that was asked for */
    static boolean isOver(Scenario scenario, Link.@Nullable Id link, Pattern.@Nullable Way way) {
        return switch (way) {
            case null -> true;
            case Pattern.Way.ByLink by -> by.link().equals(link);
            case Pattern.Way.ByChannel by -> link != null && scenario.link(link).channel() == by.channel();
        };
    }

    private boolean isLawful(Letter letter, Pattern.Message pattern) {
        for (Item.Id item : pattern.items()) {
            for (Place place : pattern.to()) {
                Agency.Id agency = scenario.agencyOf(place);
                if (!informed.isLawful(letter.sent.msg(), item, agency == null ? place : agency)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void giveUp(Letter letter, Want want) {
        letter.wants.remove(want);
        if (letter.wants.stream().noneMatch(other -> other.one.equals(want.one))) {
            want.one.underWay.remove(letter.sent.msg());
            bereft.add(want.one);
        }
    }
}

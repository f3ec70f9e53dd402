package org.muster.simulator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.DataCategory;
import org.muster.scenarios.Item;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;

/**
 * Who knows which item, as the log tells it: a seat that was told, its agency, and of what an agency has by itself or
 * overheard all its seats. What was told against the agreements is known all the same, but nobody is credited with it.
 */
final class Informed {

    private record Fact(Item.Id item, Place by) {}

    private record Told(int message, Item.Id item, Place to) {}

    private final Scenario scenario;
    private final Set<Fact> known = new HashSet<>();
    /** What was learnt lawfully, with the entry that says so. */
    private final Map<Fact, LogEntry> lawful = new HashMap<>();

    private final Map<Agency.Id, Set<Item.Id>> held = new HashMap<>();
    private final Set<Told> denied = new HashSet<>();
    /** Which items it serves to know instead of one: itself, and every newer figure. */
    private final Map<Item.Id, Set<Item.Id>> serving = new HashMap<>();

    Informed(Scenario scenario) {
        this.scenario = scenario;
        for (Item item : scenario.information()) {
            Set<Item.Id> older = new LinkedHashSet<>();
            for (Item.Id each = item.id();
                    each != null && older.add(each);
                    each = scenario.item(each).replaces()) {
                serving.computeIfAbsent(each, id -> new LinkedHashSet<>()).add(item.id());
            }
        }
    }

    void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.DisclosureJudged judged -> {
                if (!judged.verdict().allows()) {
                    denied.add(new Told(judged.msg(), judged.item(), judged.to()));
                }
            }
            case Event.ItemAvailable event -> learn(event.item(), event.agency(), null, true, entry);
            case Event.ItemKnown event -> learn(event.item(), event.agency(), event.seat(), isLawful(event), entry);
            case Event.ItemPurged event -> forget(event.item(), event.agency());
            default -> {}
        }
    }

    private void learn(Item.Id item, Agency.Id agency, Position.@Nullable Id seat, boolean lawfully, LogEntry entry) {
        held.computeIfAbsent(agency, id -> new LinkedHashSet<>()).add(item);
        learn(item, agency, lawfully, entry);
        if (seat != null) {
            learn(item, seat, lawfully, entry);
        } else {
            scenario.positions(agency).forEach(each -> learn(item, each.id(), lawfully, entry));
        }
    }

    private void learn(Item.Id item, Place place, boolean lawfully, LogEntry entry) {
        known.add(new Fact(item, place));
        if (lawfully) {
            lawful.putIfAbsent(new Fact(item, place), entry);
        }
    }

    private void forget(Item.Id item, Agency.Id agency) {
        held.getOrDefault(agency, new HashSet<>()).remove(item);
        known.remove(new Fact(item, agency));
        lawful.remove(new Fact(item, agency));
        scenario.positions(agency).forEach(each -> {
            known.remove(new Fact(item, each.id()));
            lawful.remove(new Fact(item, each.id()));
        });
    }

    boolean knows(Place place, Item.Id item) {
        return known.contains(new Fact(item, place));
    }

    /** @return the items of the category that the agency holds, in the order in which it came to know them */
    List<Item.Id> heldOf(Agency.Id agency, DataCategory.Id category) {
        return held.getOrDefault(agency, Set.of()).stream()
                .filter(item -> scenario.item(item).category().equals(category))
                .toList();
    }

    boolean holdsAny(Agency.Id agency, DataCategory.Id category) {
        return !heldOf(agency, category).isEmpty();
    }

    /** @return the items of which one serves as well as the other: the item itself, and every newer figure */
    Set<Item.Id> serving(Item.Id item) {
        return serving.getOrDefault(item, Set.of());
    }

    /** @return the entry by which the place came to know the item lawfully, or null when it has not */
    @Nullable
    LogEntry lawfully(Place place, Item.Id item) {
        return lawful.get(new Fact(item, place));
    }

    /** @return whether a message may have told it to the agency or persona, as far as that has been judged */
    boolean isLawful(int message, Item.Id item, Place to) {
        return !denied.contains(new Told(message, item, to));
    }

    private boolean isLawful(Event.ItemKnown event) {
        return event.msg() == null || isLawful(event.msg(), event.item(), event.agency());
    }
}

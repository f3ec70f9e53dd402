package org.muster.web.live;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Item;
import org.muster.scenarios.Scenario;
import org.muster.simulator.log.Event;

/**
 * Which items an agency can make of those that it knows. An agency hears of such an item when it has all that it is made of,
 * and no sooner: its very name may tell what is still to come.
 */
final class Reviews {
    private final List<Item> made;
    private final Map<Agency.Id, Set<Item.Id>> known = new HashMap<>();
    private final Set<Item.Id> told = new HashSet<>();

    Reviews(Scenario scenario) {
        this.made = scenario.information().stream()
                .filter(item -> item.origin() instanceof Item.Origin.Made)
                .toList();
    }

    /** The items that can be made since this event, each once. */
    List<Item.Id> after(Event event) {
        return switch (event) {
            case Event.ItemAvailable available -> after(available.item(), available.agency());
            case Event.ItemKnown item -> after(item.item(), item.agency());
            default -> List.of();
        };
    }

    private List<Item.Id> after(Item.Id item, Agency.Id agency) {
        Set<Item.Id> has = known.computeIfAbsent(agency, none -> new HashSet<>());
        has.add(item);
        return made.stream()
                .filter(each -> each.origin() instanceof Item.Origin.Made(var from, var by)
                        && by.equals(agency)
                        && has.containsAll(from)
                        && told.add(each.id()))
                .map(Item::id)
                .toList();
    }
}

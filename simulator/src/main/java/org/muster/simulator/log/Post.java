package org.muster.simulator.log;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Channel;
import org.muster.scenarios.Item;
import org.muster.scenarios.Line;
import org.muster.scenarios.MessageKind;
import org.muster.scenarios.Place;
import org.muster.scenarios.Text;
import org.muster.scenarios.Tlp;

/**
 * What comes with a message to whoever receives or overhears it. The way it took is not part of it.
 *
 * @param sender as shown: whom it claims to come from, when it is forged
 * @param lang the language it is in, or null for the scenario's first
 * @param channel what it came over, or null when it was handed over directly
 * @param text the words of a person, or null for those of a line
 * @param line where the script has the words, or null when a person wrote them. It is for whoever fetches the words,
 *     and never shown
 * @param words what a disruption says by it, or null
 */
public record Post(
        Place sender,
        MessageKind type,
        List<Item.Id> items,
        Tlp tlp,
        @Nullable String lang,
        @Nullable Channel channel,
        @Nullable TextRef text,
        Line.@Nullable Id line,
        @Nullable Text words) {

    public Post {
        items = List.copyOf(items);
    }
}

package org.muster.web.live;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Item;
import org.muster.scenarios.Line;
import org.muster.scenarios.Persona;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Text;
import org.muster.simulator.log.Audience;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Post;
import org.muster.simulator.log.Visibility;
import org.muster.simulator.log.Visibility.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes events as a seat may know them: in their shape, with what comes with a message in front of its reader, and with the
 * seat's own numbers in place of the exercise's.
 */
final class SeatEvents {
    private static final JsonMapper JSON = new JsonMapper();

    private final Scenario scenario;
    private final List<String> languages;
    private final Audience audience;

    SeatEvents(Scenario scenario, Audience audience) {
        this.scenario = scenario;
        this.languages = scenario.head().languages();
        this.audience = audience;
    }

    /** An event in one shape, not yet in the numbers of one seat. */
    ObjectNode write(Event event, Shape shape) {
        ObjectNode json = (ObjectNode) JSON.readTree(Visibility.bytes(event, shape));
        switch (event) {
            case Event.MessageDelivered delivered -> add(json, audience.post(delivered.msg(), delivered.link()));
            case Event.MessageOverheard overheard -> add(json, audience.post(overheard.msg(), null));
            default -> {}
        }
        return json;
    }

    /** Whether the event names anything by a number of the exercise. */
    static boolean isNumbered(ObjectNode json) {
        return OwnNumbers.KEYS.keySet().stream().anyMatch(json::has);
    }

    /** The event for one seat. */
    static byte[] bytes(ObjectNode json, OwnNumbers numbers) {
        ObjectNode own = json.deepCopy();
        OwnNumbers.KEYS.forEach((key, what) -> {
            JsonNode number = json.get(key);
            if (number != null) {
                own.put(key, numbers.own(what, number.intValue()));
            }
        });
        return bytes(own);
    }

    static byte[] bytes(ObjectNode json) {
        return JSON.writeValueAsBytes(json);
    }

    /** The channel stands in place of the link, since links are the script's own affair. */
    private void add(ObjectNode json, @Nullable Post post) {
        if (post == null) {
            return;
        }
        json.remove("link");
        if (post.channel() != null) {
            json.put("channel", post.channel().code());
        }
        from(json, post.sender());
        json.put("type", post.type().code());
        Line.Id id = post.line();
        Line line = id == null ? null : scenario.line(id);
        words(
                json.putObject("title"),
                line == null ? Text.of(scenario.language(), post.type().code()) : line.title());
        ObjectNode text = json.putObject("text");
        if (line != null && line.text() != null) {
            ExerciseWords.around(line.text(), languages).forEach(text::put);
        }
        var items = json.putArray("items");
        for (Item.Id item : post.items()) {
            ObjectNode one = items.addObject();
            one.put("id", item.value());
            words(one.putObject("title"), scenario.item(item).title());
        }
        json.put("tlp", post.tlp().code());
        if (post.lang() != null) {
            json.put("lang", post.lang());
        }
    }

    private void from(ObjectNode json, Place shown) {
        ObjectNode from = json.putObject("from");
        from.put("id", shown.value());
        words(
                from.putObject("title"),
                switch (shown) {
                    case Position.Id seat -> scenario.position(seat).title();
                    case Agency.Id agency -> scenario.agency(agency).title();
                    case Persona.Id persona -> scenario.persona(persona).title();
                });
    }

    private void words(ObjectNode json, Text text) {
        languages.forEach(language -> json.put(language, text.in(language)));
    }
}

package org.muster.web.scores;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Text;
import org.muster.scoring.EvidenceLine;
import org.muster.scoring.Scores;
import org.muster.scoring.ScoresJson;
import org.muster.scoring.Value;
import org.muster.web.live.Exercise;
import org.muster.web.live.PublishedLog;
import org.muster.web.wire.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Scores as the holder of a seat reads them: items by their words, in place of the script's ids, and messages and entries by the
 * seat's own numbers. What of an item never reached the seat is left out, and so is who was simulated.
 */
final class SeatEvidence {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern MESSAGE = Pattern.compile("msg-(\\d{1,9})(-ack)?");
    private static final String ACKNOWLEDGEMENT = "-ack";

    private final Position.Id seat;
    private final PublishedLog log;
    private final List<String> languages;
    private final Map<String, Text> titles = new HashMap<>();

    SeatEvidence(Exercise exercise, Position.Id seat) {
        this.seat = seat;
        this.log = exercise.log();
        this.languages = exercise.scenario().head().languages();
        name(exercise.scenario());
    }

    private void name(Scenario script) {
        script.agencies().forEach(each -> titles.put(each.id().value(), each.title()));
        script.positions().forEach(each -> titles.put(each.id().value(), each.title()));
        script.personas().forEach(each -> titles.put(each.id().value(), each.title()));
        script.information().forEach(item -> {
            titles.put(item.id().value(), item.title());
            item.needs()
                    .forEach(need -> titles.put(
                            item.id().value() + "-to-" + need.recipient().value(), item.title()));
        });
        script.actions().forEach(each -> titles.put(each.id().value(), each.title()));
        script.lines().forEach(line -> {
            titles.put(line.id().value(), line.title());
            titles.put(line.id().value() + ACKNOWLEDGEMENT, line.title());
            line.expects().forEach(expectation -> titles.put(expectation.id().value(), line.title()));
            if (line.decision() != null) {
                titles.put(line.decision().id().value(), line.decision().question());
            }
        });
        script.objectives()
                .forEach(objective ->
                        objective.tasks().forEach(task -> titles.put(task.id().value(), task.text())));
    }

    /** What the holder came to, as others' tools read it, but in the seat's words and numbers. */
    ObjectNode of(Scores.OfHolder one) {
        ObjectNode scores = (ObjectNode) JSON.readTree(new String(ScoresJson.bytes(one), UTF_8));
        scores.remove(List.of("kind", "id", "withoutCrews"));
        JsonNode measures = Objects.requireNonNull(scores.get("measures"));
        one.measures().forEach((measure, value) -> {
            if (value instanceof Value.Known known && measures.get(measure.name()) instanceof ObjectNode shown) {
                ArrayNode items = shown.putArray("evidence");
                known.evidence().forEach(line -> items.add(item(line)));
            }
        });
        return scores;
    }

    private ObjectNode item(EvidenceLine line) {
        ObjectNode item = JSON.createObjectNode();
        name(item, line.item());
        words(item, "to", line.to());
        words(item, "task", line.task());
        item.put("state", line.state());
        if (line.x() != null) {
            item.put("x", line.x());
        }
        if (line.tookMs() != null) {
            item.put("tookMs", line.tookMs());
        }
        if (line.withinMs() != null) {
            item.put("withinMs", line.withinMs());
        }
        if (line.weight() != null) {
            item.put("weight", line.weight());
        }
        if (line.credit() != null) {
            item.put("credit", line.credit());
        }
        if (line.excusedMs() != null) {
            item.put("excusedMs", line.excusedMs());
        }
        ArrayNode entries = item.putArray("entries");
        own(line.entries()).forEach(entries::add);
        return item;
    }

    private void name(ObjectNode item, String id) {
        Matcher message = MESSAGE.matcher(id);
        if (message.matches()) {
            Integer own = log.ownNumber(seat, Integer.parseInt(message.group(1)));
            if (own != null) {
                item.put("msg", own);
            }
        } else {
            words(item, "title", id);
        }
    }

    /** What the script has no words for stays without a name. */
    private void words(ObjectNode item, String key, @Nullable String id) {
        Text title = id == null ? null : titles.get(id);
        if (title != null) {
            ObjectNode words = item.putObject(key);
            Words.of(title, languages).forEach(words::put);
        }
    }

    private Set<Integer> own(List<Long> entries) {
        Set<Integer> own = new TreeSet<>();
        for (long entry : entries) {
            Integer known = own(entry);
            if (known != null) {
                own.add(known);
            }
        }
        return own;
    }

    /** The seat's number of the entry, or of what led to it and did reach the seat: that something is due follows a message. */
    private @Nullable Integer own(long entry) {
        for (Long number = entry;
                number != null;
                number = log.entries().get((int) (long) number).entry().cause()) {
            Integer known = log.ownEntry(seat, number);
            if (known != null) {
                return known;
            }
        }
        return null;
    }
}

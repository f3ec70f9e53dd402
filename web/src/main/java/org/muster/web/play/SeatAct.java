package org.muster.web.play;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Position;
import org.muster.simulator.Refusal;
import org.muster.simulator.log.Event;
import org.muster.web.live.Exercise;
import org.muster.web.live.Outcome;
import org.muster.web.store.StoredText;
import org.muster.web.wire.EventBody;
import org.muster.web.wire.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/**
 * What a seat does, from the shape in which a browser tells it to the shape in which the log keeps it: numbers of messages
 * and requests are the seat's own, what somebody wrote is a plain string, and what the server knows by itself is left out.
 *
 * <p>A seat may name what is on its desk and what its feed has named. Whatever else it names does not exist for it: the
 * answer is the same whether the script has such a thing or not.
 */
final class SeatAct {

    private static final Set<String> MESSAGE_NUMBERS = Set.of("msg", "replyTo", "forwards");
    private static final List<String> IDS = List.of(
            "to",
            "items",
            "via",
            "dec",
            "option",
            "action",
            "step",
            "where",
            "item",
            "res",
            "tf",
            "phase",
            "question",
            "agreement");

    /** The kind by which the holder says that a score is wrong. */
    static final String CONTEST = "score-contested";

    /**
     * What the server makes of one kind.
     *
     * @param numbers keys that hold numbers of the seat's own
     * @param seat the key under which the acting seat stands, or null
     * @param given what stands in the log and not in the request
     * @param otherwise what stands for keys that were left out
     * @param texts keys under which somebody wrote something
     * @param needsText whether there is no such act without words
     */
    private record Kind(
            Set<String> numbers,
            @Nullable String seat,
            Map<String, JsonNode> given,
            Map<String, JsonNode> otherwise,
            Map<String, StoredText.Kind> texts,
            boolean needsText) {

        static Kind of(Set<String> numbers, @Nullable String seat) {
            return new Kind(numbers, seat, Map.of(), Map.of(), Map.of(), false);
        }

        Kind given(String key, JsonNode value) {
            return new Kind(numbers, seat, Map.of(key, value), otherwise, texts, needsText);
        }

        Kind otherwise(Map<String, JsonNode> values) {
            return new Kind(numbers, seat, given, values, texts, needsText);
        }

        Kind writing(Map<String, StoredText.Kind> keys) {
            return new Kind(numbers, seat, given, otherwise, keys, needsText);
        }

        Kind onlyWriting(StoredText.Kind kind) {
            return new Kind(numbers, seat, given, otherwise, Map.of("text", kind), true);
        }
    }

    private static final Kind ON_MESSAGE = Kind.of(Set.of("msg"), "seat");
    private static final Kind ON_REQUEST = Kind.of(Set.of("request"), "seat");
    private static final Kind BY_SEAT = Kind.of(Set.of(), "seat");
    private static final Kind ACTION = BY_SEAT.writing(Map.of("text", StoredText.Kind.NOTE));

    private static final Map<String, Kind> KINDS = kinds();

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put("message-opened", ON_MESSAGE);
        kinds.put("message-acknowledged", ON_MESSAGE);
        kinds.put("message-read-back", ON_MESSAGE);
        kinds.put("message-closed", ON_MESSAGE);
        kinds.put("message-stopped", Kind.of(Set.of("msg"), null).given("reason", StringNode.valueOf("withdrawn")));
        kinds.put(
                "message-sent",
                Kind.of(Set.of("replyTo", "forwards"), "sender")
                        .given("msg", IntNode.valueOf(0))
                        .otherwise(Map.of(
                                "via",
                                StringNode.valueOf("best"),
                                "items",
                                new ArrayNode(JsonNodeFactory.instance),
                                "purpose",
                                StringNode.valueOf("life-safety"),
                                "closing",
                                BooleanNode.FALSE))
                        .writing(Map.of("text", StoredText.Kind.MESSAGE, "emergency", StoredText.Kind.MESSAGE)));
        kinds.put("decision-made", BY_SEAT);
        kinds.put("action-taken", ACTION);
        kinds.put("step-done", ACTION);
        kinds.put("resource-requested", BY_SEAT.given("request", IntNode.valueOf(0)));
        kinds.put("resource-granted", ON_REQUEST);
        kinds.put("resource-refused", ON_REQUEST);
        kinds.put("resource-returned", ON_REQUEST);
        kinds.put("task-force-proposed", BY_SEAT);
        kinds.put("membership-confirmed", BY_SEAT);
        kinds.put("task-force-dissolved", BY_SEAT);
        kinds.put("review-started", BY_SEAT);
        kinds.put("item-purged", BY_SEAT);
        kinds.put("question-answered", BY_SEAT.writing(Map.of("text", StoredText.Kind.ANSWER)));
        kinds.put("agreement-signed", BY_SEAT);
        kinds.put("seat-noted", BY_SEAT.onlyWriting(StoredText.Kind.NOTE));
        kinds.put(CONTEST, Kind.of(Set.of(), null).onlyWriting(StoredText.Kind.ANSWER));
        kinds.put("safety-stop-called", Kind.of(Set.of(), null).writing(Map.of("text", StoredText.Kind.NOTE)));
        return kinds;
    }

    private final Exercise exercise;
    private final Position.Id seat;
    private final EventBody event;
    private final Kind kind;
    private final List<StoredText> texts = new ArrayList<>();

    /** The seat's own numbers that the act names, under the exercise's numbers. */
    private final Map<String, String> ownNumbers = new LinkedHashMap<>();

    private Outcome.@Nullable Refused refused;

    private SeatAct(Exercise exercise, Position.Id seat, EventBody event) {
        this.exercise = exercise;
        this.seat = seat;
        this.event = event;
        this.kind = Objects.requireNonNull(KINDS.get(event.kind()));
    }

    /**
     * Reads what a browser sent.
     *
     * @param wall when it came, in milliseconds since 1970
     * @throws Problem when it makes no sense
     */
    static SeatAct read(Exercise exercise, Position.Id seat, @Nullable JsonNode body, long wall) {
        SeatAct act = new SeatAct(exercise, seat, EventBody.of(body, KINDS.keySet()));
        act.checkIds();
        act.fill();
        act.number();
        act.write(wall);
        return act;
    }

    /** Why the seat can't do that, as far as can be told without the engine; null when it may be able to. */
    Outcome.@Nullable Refused refused() {
        return refused;
    }

    /** The event as the log will have it. */
    Event event() {
        return event.read(exercise.canonical());
    }

    /** What was written, to be kept before the event. */
    List<StoredText> texts() {
        return texts;
    }

    /** The outcome in the words of the seat: it never hears the exercise's own numbers. */
    Outcome told(Outcome outcome) {
        return outcome instanceof Outcome.Refused(var reason, var values) && isAboutNumber(reason)
                ? new Outcome.Refused(
                        reason, values.stream().map(value -> own(reason, value)).toList())
                : outcome;
    }

    private String own(Refusal reason, String value) {
        boolean isMessage = reason == Refusal.NOT_OPENED || reason == Refusal.NOT_YOURS;
        if ((kind.numbers.isEmpty() && !isMessage) || !value.chars().allMatch(Character::isDigit)) {
            return value;
        }
        String named = ownNumbers.get(value);
        if (named != null) {
            return named;
        }
        Integer known = isMessage ? exercise.log().ownNumber(seat, Integer.parseInt(value)) : null;
        return known == null ? "?" : known.toString();
    }

    /** The reasons whose value may be the number of a message or a request. */
    private static boolean isAboutNumber(Refusal reason) {
        return switch (reason) {
            case NOT_YOURS, NOT_OPENED, NOT_THERE, ALREADY, UNKNOWN -> true;
            default -> false;
        };
    }

    private void checkIds() {
        if (event.ids("via").contains("direct")) {
            throw Problem.wrong("event.via", "SimCell alone hands over (direct). Maybe best.");
        }
        Desk desk = Desk.of(exercise.scenario(), seat);
        for (String key : IDS) {
            for (String id : event.ids(key)) {
                boolean isWord =
                        (key.equals("via") && id.equals("best")) || (key.equals("action") && id.equals("other"));
                if (!isWord && !desk.has(id) && !exercise.log().hasTold(seat, id)) {
                    refuse(Refusal.UNKNOWN, id);
                }
            }
        }
    }

    private void fill() {
        kind.given.forEach(event::add);
        kind.otherwise.forEach(event::orElse);
        if (kind.seat != null) {
            event.add(kind.seat, StringNode.valueOf(seat.value()));
        }
        String ofAgency = switch (event.kind()) {
            case "review-started", "item-purged" -> "agency";
            case "agreement-signed" -> "party";
            default -> null;
        };
        if (ofAgency != null) {
            event.add(
                    ofAgency,
                    StringNode.valueOf(
                            exercise.scenario().position(seat).agency().value()));
        }
        for (String judged : List.of("verdict", "line")) {
            if (event.get(judged) != null) {
                throw Problem.wrong("event." + judged, "the server gives it. Maybe leave it out.");
            }
        }
    }

    private void number() {
        for (String key : kind.numbers) {
            if (event.get(key) == null && !key.equals("msg") && !key.equals("request")) {
                continue;
            }
            int own = event.whole(key);
            boolean isMessage = MESSAGE_NUMBERS.contains(key);
            Integer theirs = isMessage
                    ? exercise.log().message(seat, own)
                    : exercise.log().request(seat, own);
            if (theirs == null) {
                refuse(isMessage ? Refusal.NOT_YOURS : Refusal.UNKNOWN, Integer.toString(own));
                theirs = 1;
            }
            ownNumbers.put(theirs.toString(), Integer.toString(own));
            event.replace(key, IntNode.valueOf(theirs));
        }
    }

    private void write(long wall) {
        String language = language();
        for (Map.Entry<String, StoredText.Kind> each : kind.texts.entrySet()) {
            String key = each.getKey();
            String words = event.words(key);
            event.remove(key);
            if (words == null) {
                if (kind.needsText) {
                    throw Problem.missing("event." + key);
                }
                continue;
            }
            StoredText text = exercise.text(seat, words, language, each.getValue(), wall);
            texts.add(text);
            event.refer(key, text.commitment());
        }
    }

    /** The language that the act is in, which somebody must speak; null for the scenario's first. */
    private @Nullable String language() {
        JsonNode lang = event.get("lang");
        if (lang == null || !lang.isString()) {
            return null;
        }
        Set<String> spoken = new TreeSet<>(exercise.scenario().head().languages());
        exercise.scenario().positions().forEach(position -> spoken.addAll(position.languages()));
        if (!spoken.contains(lang.stringValue())) {
            throw Problem.noneOf("event.lang", lang.stringValue(), spoken);
        }
        return lang.stringValue();
    }

    private void refuse(Refusal reason, String value) {
        if (refused == null) {
            refused = new Outcome.Refused(reason, List.of(value));
        }
    }
}

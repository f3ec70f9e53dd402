package org.muster.simulator.log;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Identifier;
import org.muster.scenarios.Link;
import org.muster.scenarios.Persona;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Tree;
import org.muster.scenarios.Via;

/**
 * An entry of every kind, with everything that it can say, and with as little as it may say. Made from the records, so
 * that a new kind has its samples at once; the values are chosen by what a component is called.
 */
public final class Samples {

    private static final String HASH = "0123456789abcdef".repeat(4);

    /** What a component of that name holds, where its type alone does not tell. */
    private static final Map<String, Object> BY_NAME = Map.ofEntries(
            Map.entry("log", 1),
            Map.entry("rules", 1),
            Map.entry("language", 1),
            Map.entry("scenario", HASH),
            Map.entry("profileHash", HASH),
            Map.entry("seed", 7L),
            Map.entry("replication", 0L),
            Map.entry("turn", 2),
            Map.entry("forwards", 2),
            Map.entry("replyTo", 1),
            Map.entry("severity", 3),
            Map.entry("credit", 500),
            Map.entry("factor", 2500),
            Map.entry("loss", 30),
            Map.entry("capacity", 120),
            Map.entry("permille", 900),
            Map.entry("hop", 1),
            Map.entry("count", 1),
            Map.entry("request", 1),
            Map.entry("within", 900_000L),
            Map.entry("excused", 60_000L),
            Map.entry("offset", -120_000L),
            Map.entry("lang", "es"),
            Map.entry("measure", "C2"),
            Map.entry("ref", "AAECAwQFBgcICQoLDA0ODw"),
            Map.entry("state", ExpectationState.MET),
            Map.entry("holder", Staffing.PERSON));

    private static final Map<String, String> IDS = Map.ofEntries(
            Map.entry("Position", "so-dispatch"),
            Map.entry("Agency", "county-so"),
            Map.entry("Line", "m-02"),
            Map.entry("Item", "casualties"),
            Map.entry("Link", "south-net"),
            Map.entry("Agreement", "mutual-aid"),
            Map.entry("Resource", "rescue-team"),
            Map.entry("TaskForce", "crash-tf"),
            Map.entry("Task", "t-notify"),
            Map.entry("Target", "informed-15"),
            Map.entry("Decision", "d-papers"),
            Map.entry("Option", "decline-and-log"),
            Map.entry("Disruption", "tower-cut"),
            Map.entry("Action", "close-road"),
            Map.entry("Phase", "p-run"),
            Map.entry("Question", "q-1"),
            Map.entry("Expectation", "e-notify"),
            Map.entry("PacePlan", "pace-so-eoc"),
            Map.entry("Function", "dispatching"),
            Map.entry("DataCategory", "incident-facts"),
            Map.entry("FeedbackForm", "f-players"),
            Map.entry("ScoringProfile", "standard-1"),
            Map.entry("Site", "ford"));

    private static final Position.Id SENDER = new Position.Id("so-dispatch");
    private static final Position.Id RECIPIENT = new Position.Id("eoc-watch");
    private static final Set<Class<?>> RECEIVING = Set.of(
            Event.MessageDelivered.class,
            Event.MessageOpened.class,
            Event.MessageAcknowledged.class,
            Event.MessageReadBack.class);

    private static final List<String> SEATS = List.of("so-dispatch", "eoc-watch");
    private static final List<String> AGENCIES = List.of("county-so", "state-eoc");

    /** The places that samples name. */
    public static final Places PLACES = id -> SEATS.contains(id)
            ? new Position.Id(id)
            : AGENCIES.contains(id) ? new Agency.Id(id) : id.equals("caller-1") ? new Persona.Id(id) : null;

    private static final Map<String, Vocabulary.Row> VOCABULARY = Vocabulary.rows();

    private Samples() {}

    /** Every kind once, in the order of {@link Event}. */
    public static List<Event> full() {
        return Kind.all().values().stream()
                .map(kind -> event(kind.type(), true))
                .toList();
    }

    /** Every kind once, without what it may leave out. */
    public static List<Event> bare() {
        return Kind.all().values().stream()
                .map(kind -> event(kind.type(), false))
                .toList();
    }

    /** The event as an entry of a log, from where such an event usually comes. */
    public static LogEntry entry(Event event) {
        Vocabulary.Row row = Objects.requireNonNull(VOCABULARY.get(event.kind()), event.kind());
        boolean first = event instanceof Event.ExerciseCreated;
        ExerciseTime time = first ? ExerciseTime.START_EX : new ExerciseTime(660_000);
        return row.sources().getFirst().equals("in")
                ? new LogEntry(first ? 0 : 42, time, Source.IN, null, input(row.by(), event), event)
                : new LogEntry(42, time, Source.ENGINE, 41L, null, event);
    }

    private static Input input(String by, Event event) {
        return switch (by) {
            case "seat" ->
                new Input("seat:" + (RECEIVING.contains(event.getClass()) ? RECIPIENT : SENDER), "c-81", 40L);
            case "driver" -> new Input(by, "c-81", null);
            default -> new Input(by + ":1", "c-81", null);
        };
    }

    private static Event event(Class<?> type, boolean full) {
        List<Class<?>> types = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            types.add(component.getType());
            values.add(isLeftOut(type, component, full) ? null : value(component));
        }
        return (Event) Form.make(Form.constructor(type, types.toArray(Class[]::new)), values.toArray());
    }

    private static boolean isLeftOut(Class<?> type, RecordComponent component, boolean full) {
        String name = component.getName();
        if (type == Event.ActionJudged.class && (name.equals("credit") || name.equals("severity"))) {
            return full == name.equals("severity");
        }
        boolean mayMiss = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return !full && mayMiss && type != Event.SeatStaffed.class;
    }

    private static Object value(RecordComponent component) {
        if (component.getDeclaringRecord() == Event.DisclosureJudged.class
                && component.getName().equals("verdict")) {
            return Verdict.DENY_SUSPENDED;
        }
        if (component.getType() == Position.Id.class) {
            return seat(component);
        }
        Object named = BY_NAME.get(component.getName());
        if (named != null && isOf(component.getType(), named)) {
            return named;
        }
        return value(component.getGenericType(), component.getName());
    }

    private static boolean isOf(Class<?> type, Object value) {
        return type.isInstance(value) || ((type == int.class || type == Integer.class) && value instanceof Integer);
    }

    /** Message 3 goes from the one seat to the other. */
    private static Position.Id seat(RecordComponent component) {
        boolean receives = RECEIVING.contains(component.getDeclaringRecord())
                || component.getName().equals("to");
        return receives ? RECIPIENT : SENDER;
    }

    private static Object value(Type type, String name) {
        if (type instanceof ParameterizedType list) {
            return name.equals("to") ? List.of(RECIPIENT) : List.of(value(list.getActualTypeArguments()[0], name));
        }
        Class<?> plain = (Class<?>) type;
        if (plain == int.class || plain == Integer.class) {
            return name.equals("from") ? 1 : name.equals("to") ? 2 : 3;
        }
        if (plain == long.class || plain == Long.class) {
            return 40L;
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return false;
        }
        if (plain == String.class) {
            return "q83vEiNFZ4k";
        }
        if (plain == ExerciseTime.class) {
            return new ExerciseTime(600_000);
        }
        if (plain == LocalDate.class) {
            return LocalDate.of(2027, 5, 11);
        }
        if (plain == Person.class) {
            return new Person(name.equals("to") ? "p-2" : "p-1");
        }
        if (plain == TextRef.class) {
            return new TextRef("AAECAwQFBgcICQoLDA0ODw", "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");
        }
        if (plain == Answers.class) {
            return new Answers(true, false, false, true);
        }
        if (plain == Via.class) {
            return new Via.Over(new Link.Id("south-net"));
        }
        if (plain == Tree.Branch.class) {
            return tree();
        }
        if (plain == Place.class) {
            return switch (name) {
                case "to" -> new Agency.Id("state-eoc");
                case "as" -> new Persona.Id("caller-1");
                default -> SENDER;
            };
        }
        if (plain == Struck.class) {
            return new Struck("county-so");
        }
        if (plain.isEnum()) {
            Object[] values = plain.getEnumConstants();
            return name.equals("to") ? values[1] : values[0];
        }
        if (Identifier.class.isAssignableFrom(plain)) {
            return Form.make(Form.constructor(plain, new Class<?>[] {String.class}), id(plain));
        }
        throw new IllegalStateException("There is no sample of (%s %s).".formatted(type, name));
    }

    private static String id(Class<?> type) {
        if (type.getSimpleName().equals("Step")) {
            return "barriers";
        }
        String id = IDS.get(type.getEnclosingClass().getSimpleName());
        if (id == null) {
            throw new IllegalStateException("There is no sample id of (%s).".formatted(type));
        }
        return id;
    }

    private static Tree.Branch tree() {
        return Tree.Branch.of(new TreeMap<>(Map.of(
                "id",
                Tree.Scalar.of("m-02"),
                "items",
                Tree.Row.of(List.of(Tree.Scalar.of("casualties"))),
                "difficulty",
                Tree.Scalar.of(3))));
    }
}

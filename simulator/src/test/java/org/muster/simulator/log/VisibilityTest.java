package org.muster.simulator.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.simulator.log.World.ANALYST;
import static org.muster.simulator.log.World.CALLER;
import static org.muster.simulator.log.World.COUNTY;
import static org.muster.simulator.log.World.DISPATCH;
import static org.muster.simulator.log.World.LOGISTICS;
import static org.muster.simulator.log.World.NET;
import static org.muster.simulator.log.World.SERGEANT;
import static org.muster.simulator.log.World.STATE;
import static org.muster.simulator.log.World.TEAM;
import static org.muster.simulator.log.World.WATCH;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Channel;
import org.muster.scenarios.Disruption;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Item;
import org.muster.scenarios.Line;
import org.muster.scenarios.MessageKind;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Resource;
import org.muster.scenarios.Tlp;
import org.muster.scenarios.Tree;
import org.muster.scenarios.Via;
import org.muster.simulator.log.Visibility.Shape;

class VisibilityTest {

    private static final Map<String, Vocabulary.Row> VOCABULARY = Vocabulary.rows();
    private static final Set<String> ENTRY_NUMBERS = Set.of("because", "entries", "entry", "upTo", "act", "replaces");

    private final Audience audience = new Audience(World.scenario());
    private final Releases releases = new Releases();
    private long next;

    static List<Event> samples() {
        return Samples.full();
    }

    @Test
    void hasARowInTheHandMadeTableForEveryKind() {
        assertThat(VOCABULARY.keySet())
                .containsExactlyElementsOf(
                        Samples.full().stream().map(Event::kind).toList());
    }

    // Who sees what

    /** The sample world: message 3 went from county dispatch to the state's watch, and request 1 the same way. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void showsEveryKindToTheSeatsOfTheTable(Event event) {
        happened(sent(3, DISPATCH, WATCH));
        happened(new Event.MessageDelivered(3, WATCH, NET, null, null));
        happened(new Event.ResourceRequested(TEAM, 1, Purpose.LIFE_SAFETY, 1, DISPATCH, null));
        happened(new Event.ItemKnown(new Item.Id("casualties"), COUNTY, DISPATCH, null, null));
        audience.read(contested());
        LogEntry entry = Samples.entry(event);
        audience.read(entry);

        assertThat(seen(entry)).isEqualTo(expected(event));
    }

    private static Map<Position.Id, Shape> expected(Event event) {
        String seats = Objects.requireNonNull(VOCABULARY.get(event.kind())).seats();
        Map<Position.Id, Shape> seen = new LinkedHashMap<>();
        switch (seats) {
            case "none" -> {}
            case "All", "All named" ->
                List.of(DISPATCH, SERGEANT, WATCH, LOGISTICS, ANALYST).forEach(seat -> seen.put(seat, Shape.PUBLIC));
            case "S" -> seen.put(DISPATCH, Shape.SENDER);
            case "S A" -> {
                seen.put(DISPATCH, Shape.SENDER);
                seen.put(SERGEANT, Shape.PUBLIC);
            }
            case "R" -> seen.put(event instanceof Event.RollCalled ? DISPATCH : WATCH, Shape.RECIPIENT);
            case "R S" -> {
                seen.put(DISPATCH, Shape.SENDER);
                seen.put(WATCH, Shape.RECIPIENT);
            }
            case "A" -> {
                boolean state = event instanceof Event.ShortageBegan || event instanceof Event.ShortageEnded;
                Shape shape = event instanceof Event.MessageOverheard ? Shape.RECIPIENT : Shape.PUBLIC;
                seen.put(state ? WATCH : DISPATCH, shape);
                seen.put(state ? LOGISTICS : SERGEANT, shape);
            }
            case "A of both", "A of parties" ->
                List.of(DISPATCH, SERGEANT, WATCH, LOGISTICS).forEach(seat -> seen.put(seat, Shape.PUBLIC));
            case "its members" -> List.of(SERGEANT, ANALYST).forEach(seat -> seen.put(seat, Shape.PUBLIC));
            case "S if warned or stopped" -> {
                // The sample was neither.
            }
            default -> throw new IllegalStateException("The table says (%s).".formatted(seats));
        }
        return seen;
    }

    @Test
    void tellsWhoPutsARumorRightOfItOnlyIfItHasHeardIt() {
        var corrected = new Event.FalseItemCorrected(new Item.Id("rumor"), COUNTY, DISPATCH);
        assertThat(seen(happened(corrected))).isEmpty();
        happened(new Event.ItemKnown(new Item.Id("rumor"), COUNTY, null, null, null));
        assertThat(seen(happened(corrected))).containsOnlyKeys(DISPATCH, SERGEANT);
    }

    @Test
    void showsAJudgementToTheSenderOnlyWhenWarnedOrStopped() {
        happened(sent(3, DISPATCH, WATCH));
        assertThat(seen(happened(judged(false, false)))).isEmpty();
        assertThat(seen(happened(judged(true, false)))).containsOnly(Map.entry(DISPATCH, Shape.SENDER));
        assertThat(seen(happened(judged(false, true)))).containsOnly(Map.entry(DISPATCH, Shape.SENDER));
    }

    @Test
    void tellsNobodyOfAMessageThatHasNotArrived() {
        assertThat(seen(happened(sent(3, DISPATCH, WATCH, ANALYST)))).containsOnlyKeys(DISPATCH);
        happened(new Event.MessageDelivered(3, WATCH, NET, null, null));
        assertThat(seen(happened(new Event.MessageClosed(3, DISPATCH))))
                .isEqualTo(Map.of(DISPATCH, Shape.SENDER, WATCH, Shape.RECIPIENT));
    }

    @Test
    void showsAScriptedMessageToTheAgencyInWhoseNameItIsSentAndToNobodyOfAPersona() {
        assertThat(seen(happened(sent(1, COUNTY, WATCH)))).containsOnlyKeys(DISPATCH, SERGEANT);
        assertThat(seen(happened(sent(2, CALLER, WATCH)))).isEmpty();
        assertThat(seen(happened(new Event.MessageAcknowledged(2, WATCH)))).containsOnlyKeys(WATCH);
    }

    @Test
    void hidesAForgedMessageFromWhomItClaimsToComeFrom() {
        happened(new Event.SenderForged(3, COUNTY, false));
        assertThat(seen(happened(sent(3, COUNTY, WATCH)))).isEmpty();
        assertThat(seen(happened(new Event.MessageDelivered(3, WATCH, NET, null, null))))
                .containsOnlyKeys(WATCH);
        assertThat(seen(happened(new Event.MessageAcknowledged(3, WATCH)))).containsOnlyKeys(WATCH);
    }

    @Test
    void countsASeatOnceAndAsTheSender() {
        happened(sent(3, DISPATCH, DISPATCH));
        assertThat(Visibility.of(happened(new Event.MessageAcknowledged(3, DISPATCH)), audience))
                .containsExactly(new Visibility.View(Shape.SENDER, Set.of(DISPATCH)));
    }

    @Test
    void showsARequestOfALineToTheAgencyThatAsks() {
        LogEntry released = happened(new Event.InjectReleased(new Line.Id("m-10"), 3));
        happened(sent(3, COUNTY, WATCH));
        LogEntry requested =
                follows(released.number(), new Event.ResourceRequested(TEAM, 1, Purpose.LIFE_SAFETY, 7, null, null));
        assertThat(seen(requested)).containsOnlyKeys(DISPATCH, SERGEANT, WATCH, LOGISTICS);
        assertThat(seen(happened(new Event.ResourceArrived(TEAM, 7))))
                .containsOnlyKeys(DISPATCH, SERGEANT, WATCH, LOGISTICS);
        LogEntry unknown = happened(new Event.ResourceRequested(TEAM, 1, Purpose.LIFE_SAFETY, 8, null, null));
        assertThat(seen(unknown)).containsOnlyKeys(WATCH, LOGISTICS);
    }

    @Test
    void showsScoresToAgenciesAndSeatsButNotWhatIsForCommanders() {
        assertThat(seen(happened(new Event.ScoresReleased(0, ReleasedTo.SEATS))))
                .hasSize(5);
        assertThat(seen(happened(new Event.ScoresReleased(0, ReleasedTo.COMMANDERS))))
                .isEmpty();
        assertThat(seen(happened(new Event.LogReleased(0, ReleasedTo.COMMANDERS))))
                .isEmpty();
    }

    @Test
    void showsNobodyWhatNamesNothingOfTheScript() {
        assertThat(seen(happened(new Event.ItemAvailable(new Item.Id("k"), new Agency.Id("nobody")))))
                .isEmpty();
        assertThat(seen(happened(new Event.SeatAbsent(new Position.Id("nobody"), null))))
                .isEmpty();
        assertThat(seen(happened(new Event.MessageFailed(99, WATCH, NET)))).isEmpty();
        assertThat(seen(happened(new Event.ShortageBegan(new Resource.Id("nothing"), 0))))
                .isEmpty();
        assertThat(seen(happened(new Event.PowerLost(new Struck("south-tower"), null))))
                .isEmpty();
        assertThat(seen(happened(new Event.ContestAnswered("C2", List.of(1L), text(), ContestOutcome.STANDS))))
                .isEmpty();
    }

    // What they see of it

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void writesNoWithheldKeyInAnyShapeOfASeat(Event event) {
        List<String> withheld =
                Objects.requireNonNull(VOCABULARY.get(event.kind())).withheld();
        List<String> full = keys(Visibility.bytes(event, Shape.FULL));
        assertThat(full).containsAll(withheld);
        for (Shape shape : List.of(Shape.SENDER, Shape.RECIPIENT, Shape.PUBLIC)) {
            List<String> left = new ArrayList<>(full);
            left.removeAll(withheld);
            assertThat(keys(Visibility.bytes(event, shape))).isEqualTo(left);
        }
    }

    /** Whatever a new kind brings: persons and entry numbers are not for seats. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void withholdsPersonsAndEntryNumbersOfEveryKind(Event event) {
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            if (component.getType() == Person.class || ENTRY_NUMBERS.contains(component.getName())) {
                assertThat(component.isAnnotationPresent(Withheld.class))
                        .as("%s.%s", event.kind(), component.getName())
                        .isTrue();
            }
        }
        assertThat(keys(Visibility.bytes(event, Shape.PUBLIC)))
                .startsWith("kind")
                .doesNotContain("number", "source", "cause", "input", "person", "wall");
    }

    @Test
    void joinsToADeliveryWhatTheRecipientMaySee() {
        happened(sent(3, DISPATCH, WATCH));
        assertThat(audience.post(3, NET))
                .isEqualTo(new Post(
                        DISPATCH,
                        MessageKind.NOTIFY,
                        List.of(new Item.Id("casualties")),
                        Tlp.GREEN,
                        "es",
                        Channel.RADIO,
                        text(),
                        null,
                        null));
        assertThat(audience.post(3, null)).extracting(Post::channel).isNull();
        assertThat(audience.post(4, NET)).isNull();
    }

    @Test
    void joinsTheSenderThatAForgedMessageShows() {
        happened(new Event.SenderForged(3, STATE, false));
        happened(sent(3, CALLER, WATCH));
        assertThat(audience.post(3, NET)).extracting(Post::sender).isEqualTo(STATE);
    }

    // Those who watch

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void showsEveryKindToThoseWhoWatchAsTheirRolesSay(Event event) {
        LogEntry entry = Samples.entry(event);
        boolean note = event instanceof Event.ControllerNoted;
        boolean rating = event instanceof Event.TaskRated || event instanceof Event.TargetRated;
        boolean open =
                Objects.requireNonNull(VOCABULARY.get(event.kind())).seats().startsWith("All");

        Map<Role, @Nullable Shape> live = new EnumMap<>(Role.class);
        for (Role role : List.of(Role.DIRECTOR, Role.CONTROLLER, Role.FACILITATOR, Role.SAFETY_CONTROLLER)) {
            live.put(role, Shape.FULL);
        }
        live.put(Role.OVERSIGHT_READER, note ? Shape.PUBLIC : Shape.FULL);
        live.put(Role.LEAD_EVALUATOR, note ? null : Shape.FULL);
        live.put(Role.EVALUATOR, note || rating ? null : Shape.FULL);
        live.put(Role.OBSERVER, open ? Shape.PUBLIC : null);
        for (Role role : List.of(Role.COMMANDER, Role.TRAINER, Role.ADMIN)) {
            live.put(role, null);
        }
        assertThat(watched(entry)).isEqualTo(live);

        releases.read(entry(990, new Event.EvaluationClosed()));
        live.put(Role.EVALUATOR, note ? null : Shape.FULL);
        assertThat(watched(entry)).isEqualTo(live);

        releases.read(entry(991, new Event.LogReleased(100, ReleasedTo.COMMANDERS)));
        boolean kept = note || event instanceof Event.SeatNoted;
        live.put(Role.OBSERVER, kept ? null : Shape.FULL);
        live.put(Role.COMMANDER, kept ? null : Shape.FULL);
        assertThat(watched(entry)).isEqualTo(live);
    }

    @Test
    void showsAnEvaluatorHisOwnRatingsOnly() {
        Event rated = samples().stream()
                .filter(Event.TaskRated.class::isInstance)
                .findFirst()
                .orElseThrow();
        LogEntry entry = Samples.entry(rated);
        assertThat(Visibility.of(entry, new Onlooker(Role.EVALUATOR, "evaluator:1"), releases))
                .isEqualTo(Shape.FULL);
        assertThat(Visibility.of(entry, new Onlooker(Role.EVALUATOR, "evaluator:2"), releases))
                .isNull();
        assertThat(Visibility.of(entry, new Onlooker(Role.EVALUATOR, null), releases))
                .isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = ReleasedTo.class,
            names = {"SEATS", "AGENCIES"})
    void showsCommandersNothingThatWasReleasedToOthers(ReleasedTo others) {
        LogEntry entry = entry(5, new Event.LinkCut(NET, new Disruption.Id("cut")));
        releases.read(entry(6, new Event.LogReleased(5, others)));
        assertThat(Visibility.of(entry, new Onlooker(Role.COMMANDER, null), releases))
                .isNull();
        assertThat(Visibility.of(entry, new Onlooker(Role.OBSERVER, null), releases))
                .isEqualTo(Shape.FULL);
    }

    @Test
    void showsWhatIsReleasedUpToItsLastEntryAndTakesNothingBack() {
        LogEntry last = entry(5, new Event.MessageInFlight(1));
        LogEntry beyond = entry(6, new Event.MessageInFlight(1));
        Onlooker commander = new Onlooker(Role.COMMANDER, null);
        releases.read(entry(7, new Event.ScoresReleased(6, ReleasedTo.COMMANDERS)));
        assertThat(Visibility.of(last, commander, releases)).isNull();
        assertThat(releases.scoresUpTo(ReleasedTo.COMMANDERS)).isEqualTo(6);
        releases.read(entry(8, new Event.LogReleased(5, ReleasedTo.COMMANDERS)));
        releases.read(entry(9, new Event.LogReleased(4, ReleasedTo.COMMANDERS)));
        assertThat(Visibility.of(last, commander, releases)).isEqualTo(Shape.FULL);
        assertThat(Visibility.of(beyond, commander, releases)).isNull();
        assertThat(releases.logUpTo(ReleasedTo.SEATS)).isNull();
    }

    private Map<Role, @Nullable Shape> watched(LogEntry entry) {
        Map<Role, @Nullable Shape> watched = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            watched.put(role, Visibility.of(entry, new Onlooker(role, null), releases));
        }
        return watched;
    }

    private Map<Position.Id, Shape> seen(LogEntry entry) {
        Map<Position.Id, Shape> seen = new LinkedHashMap<>();
        for (Visibility.View view : Visibility.of(entry, audience)) {
            for (Position.Id seat : view.seats()) {
                assertThat(seen.put(seat, view.shape()))
                        .as("seen twice by %s", seat)
                        .isNull();
            }
        }
        return seen;
    }

    private static List<String> keys(byte[] json) {
        assertThat(new String(json, UTF_8)).startsWith("{\"kind\":");
        return CanonicalLog.tree(json).entries().stream().map(Tree.Entry::key).toList();
    }

    private LogEntry happened(Event event) {
        return follows(null, event);
    }

    private LogEntry follows(@Nullable Long cause, Event event) {
        LogEntry entry = new LogEntry(next++, ExerciseTime.START_EX, Source.ENGINE, cause, null, event);
        audience.read(entry);
        return entry;
    }

    private static LogEntry entry(long number, Event event) {
        return new LogEntry(number, ExerciseTime.START_EX, Source.ENGINE, null, null, event);
    }

    /** What the sample answer answers. */
    private static LogEntry contested() {
        return new LogEntry(
                9,
                ExerciseTime.START_EX,
                Source.IN,
                null,
                Input.of(DISPATCH, "c-9"),
                new Event.ScoreContested("C2", List.of(40L), text()));
    }

    private static Event sent(int msg, Place sender, Place... to) {
        return new Event.MessageSent(
                msg,
                sender,
                List.of(to),
                MessageKind.NOTIFY,
                new Via.Best(),
                List.of(new Item.Id("casualties")),
                Tlp.GREEN,
                Purpose.LIFE_SAFETY,
                null,
                null,
                false,
                text(),
                "es",
                null,
                null,
                null);
    }

    private static Event judged(boolean stopped, boolean warned) {
        return new Event.DisclosureJudged(
                3, new Item.Id("casualties"), STATE, Verdict.DENY_TLP, null, 1, stopped, warned, true);
    }

    private static TextRef text() {
        return new TextRef("r", "c");
    }
}

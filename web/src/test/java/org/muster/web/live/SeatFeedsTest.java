package org.muster.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Decision;
import org.muster.scenarios.ExampleScenarios;
import org.muster.scenarios.Item;
import org.muster.scenarios.Line;
import org.muster.scenarios.Link;
import org.muster.scenarios.MessageKind;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Resource;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Tlp;
import org.muster.scenarios.Via;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Person;
import org.muster.simulator.log.Samples;
import org.muster.simulator.log.Staffing;
import org.muster.simulator.log.TextRef;
import org.muster.simulator.log.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SeatFeedsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Scenario SCENARIO = ExampleScenarios.dryWash();

    private static final Position.Id DISPATCH = new Position.Id("so-dispatch");
    private static final Position.Id SERGEANT = new Position.Id("so-sergeant");
    private static final Position.Id WATCH = new Position.Id("eoc-watch");
    private static final Position.Id ANALYST = new Position.Id("fusion-lead");
    private static final Position.Id BORDER = new Position.Id("bs-duty");
    private static final Agency.Id COUNTY = new Agency.Id("county-so");
    private static final Agency.Id FUSION = new Agency.Id("fusion");
    private static final Link.Id NET = new Link.Id("south-net");
    private static final Link.Id PORTAL = new Link.Id("portal");

    /** Keys that tell more than a seat may know, wherever they stand. */
    private static final Set<String> NEVER = Set.of(
            "commit",
            "ref",
            "severity",
            "unwanted",
            "truth",
            "line",
            "level",
            "distorted",
            "noticed",
            "person",
            "seen",
            "cause",
            "source",
            "input");

    private final ExampleExercise play = new ExampleExercise(SCENARIO);

    @Test
    void showsWhatSomebodyWroteToSenderAndRecipientAndToNobodyElse() {
        send(1, DISPATCH, WATCH, play.written("The ford is closed.", null), null);
        play.happen(new Event.MessageDelivered(1, WATCH, NET, null, null));

        assertThat(last(DISPATCH).at("/text/en").stringValue()).contains("The ford is closed.");
        assertThat(last(WATCH).at("/text/en").stringValue()).contains("The ford is closed.");
        for (Position.Id other : List.of(SERGEANT, ANALYST, BORDER)) {
            assertThat(play.shown(other)).isEmpty();
        }
    }

    @Test
    void doesNotShowToARecipientWhatIsStillOnItsWay() {
        send(1, DISPATCH, WATCH, play.written("The ford is closed.", null), null);

        assertThat(play.shown(WATCH)).isEmpty();
    }

    @Test
    void beginsAndEndsWhatIsSentWithExerciseInTheLanguageItIsWrittenIn() {
        send(1, DISPATCH, WATCH, play.written("El vado está cerrado.", "es"), null);

        assertThat(last(DISPATCH).get("text").toString())
                .isEqualTo("{\"es\":\"EJERCICIO EJERCICIO EJERCICIO. El vado está cerrado. EJERCICIO.\"}");
    }

    @Test
    void leavesANoteAsItWasWritten() {
        play.happen(new Event.SeatNoted(play.written("Called back twice.", null), DISPATCH));

        assertThat(last(DISPATCH).get("text").toString()).isEqualTo("{\"en\":\"Called back twice.\"}");
        assertThat(play.shown(SERGEANT)).isEmpty();
    }

    @Test
    void showsThatATextWasErasedToWhoComesAfterIt() {
        TextRef text = play.written("The ford is closed.", null);
        send(1, DISPATCH, WATCH, text, null);
        play.erase(text);

        assertThat(last(DISPATCH).get("erased").booleanValue()).isTrue();
        assertThat(last(DISPATCH).has("text")).isFalse();
    }

    @Test
    void namesAnAnsweredMessageOnlyToWhoKnowsIt() {
        send(1, WATCH, DISPATCH, null, null);
        play.happen(new Event.MessageDelivered(1, DISPATCH, NET, null, null));
        send(2, DISPATCH, WATCH, null, 1);
        play.happen(new Event.MessageDelivered(2, WATCH, NET, null, null));
        send(3, DISPATCH, ANALYST, null, 1);
        play.happen(new Event.MessageDelivered(3, ANALYST, PORTAL, null, null));

        assertThat(last(WATCH).get("replyTo").intValue()).isEqualTo(1);
        assertThat(last(ANALYST).has("replyTo")).isFalse();
        assertThat(last(ANALYST).get("msg").intValue()).isEqualTo(1);
    }

    @Test
    void putsAChoiceBeforeItsRecipientWithoutSayingWhichOptionIsRight() {
        line(1, "m-06", ANALYST);
        play.happen(new Event.MessageDelivered(1, ANALYST, PORTAL, null, null));

        JsonNode decision = last(ANALYST).get("decision");
        assertThat(decision.get("id").stringValue()).isEqualTo("d-papers");
        assertThat(decision.get("options")).hasSize(4);
        assertThat(keys(decision)).containsExactlyInAnyOrder("id", "question", "options", "text", "en");
        assertThat(decision.toString()).doesNotContain("unlawful", "critical", "partial");
    }

    @Test
    void doesNotPutAChoiceBeforeWhoOverhears() {
        line(1, "m-06", ANALYST);
        play.happen(new Event.MessageOverheard(1, COUNTY));

        assertThat(last(DISPATCH).has("decision")).isFalse();
    }

    @Test
    void namesAnItemThatCanBeMadeOnceAllIsKnownThatItIsMadeOf() {
        play.happen(new Event.ItemKnown(new Item.Id("casualties"), FUSION, ANALYST, null, null));
        assertThat(last(ANALYST).has("reviews")).isFalse();
        assertThat(play.exercise().log().hasTold(ANALYST, "smuggling-lead")).isFalse();

        play.happen(new Event.ItemKnown(new Item.Id("road-closed"), COUNTY, DISPATCH, null, null));
        assertThat(last(DISPATCH).has("reviews")).isFalse();

        play.happen(new Event.ItemKnown(new Item.Id("road-closed"), FUSION, ANALYST, null, null));
        assertThat(last(ANALYST).at("/reviews/0/id").stringValue()).isEqualTo("smuggling-lead");

        play.happen(new Event.ItemKnown(new Item.Id("road-closed"), FUSION, ANALYST, null, null));
        assertThat(last(ANALYST).has("reviews")).isFalse();
    }

    @Test
    void tellsNobodyWhatTheAgreementsSayOfALoan() {
        play.happen(new Event.ResourceRequested(
                new Resource.Id("rescue-team"), 1, Purpose.LIFE_SAFETY, 1, DISPATCH, Verdict.DENY_PURPOSE));

        assertThat(play.shown(WATCH)).hasSize(1);
        assertThat(last(WATCH).has("verdict")).isFalse();
        assertThat(last(WATCH).at("/agency/id").stringValue()).isEqualTo("county-so");
    }

    @Test
    void tellsNobodyWhoHoldsAnotherSeat() {
        play.happen(new Event.SeatStaffed(DISPATCH, Staffing.PERSON, new Person("p-1"), false));
        play.happen(new Event.SeatStaffed(SERGEANT, Staffing.CREW));

        assertThat(play.shown(DISPATCH)).hasSize(1);
        assertThat(play.shown(SERGEANT)).hasSize(1);
        assertThat(play.shown(WATCH)).isEmpty();
    }

    @Test
    void remembersWhatItHasNamed() {
        send(1, DISPATCH, WATCH, null, null);

        assertThat(play.exercise().log().hasTold(DISPATCH, "eoc-watch")).isTrue();
        assertThat(play.exercise().log().hasTold(DISPATCH, "shelter-rumor")).isFalse();
        assertThat(play.exercise().log().hasTold(WATCH, "eoc-watch")).isFalse();
    }

    static List<Event> samples() {
        return Samples.full();
    }

    /** Whatever happens, no seat hears of it what it may not know. */
    @ParameterizedTest
    @MethodSource("samples")
    void leavesOutOfEveryKindWhatNoSeatMayKnow(Event event) {
        send(3, DISPATCH, WATCH, null, null);
        play.happen(new Event.MessageDelivered(3, WATCH, NET, null, null));
        play.happen(event);

        for (Position position : SCENARIO.positions()) {
            for (String shown : play.shown(position.id())) {
                Set<String> found = keys(JSON.readTree(shown));
                found.retainAll(NEVER);
                assertThat(found).as(shown).isEmpty();
            }
        }
    }

    private void send(int msg, Position.Id from, Position.Id to, @Nullable TextRef text, @Nullable Integer replyTo) {
        play.happen(new Event.MessageSent(
                msg,
                from,
                List.of(to),
                MessageKind.NOTIFY,
                new Via.Best(),
                List.of(),
                Tlp.GREEN,
                Purpose.LIFE_SAFETY,
                replyTo,
                null,
                false,
                text,
                null,
                null,
                null,
                null));
    }

    private void line(int msg, String line, Position.Id to) {
        Line found = SCENARIO.line(new Line.Id(line));
        play.happen(new Event.MessageSent(
                msg,
                Objects.requireNonNull(found.from()),
                List.of(to),
                MessageKind.REPORT,
                found.over(),
                found.items(),
                Tlp.GREEN,
                Purpose.LIFE_SAFETY,
                null,
                null,
                false,
                null,
                null,
                found.id(),
                null,
                null));
    }

    private JsonNode last(Position.Id seat) {
        List<String> shown = play.shown(seat);
        assertThat(shown).as("feed of %s", seat).isNotEmpty();
        return JSON.readTree(shown.getLast());
    }

    private static Set<String> keys(JsonNode node) {
        Set<String> keys = new TreeSet<>();
        List<JsonNode> open = new ArrayList<>(List.of(node));
        while (!open.isEmpty()) {
            JsonNode one = open.removeLast();
            one.properties().forEach(each -> keys.add(each.getKey()));
            one.forEach(open::add);
        }
        return keys;
    }

    /** The decision's options are named by ids that its author wrote; their verdicts stay with him. */
    @Test
    void knowsTheOptionsThatItShowsByTheirIds() {
        line(1, "m-06", ANALYST);
        play.happen(new Event.MessageDelivered(1, ANALYST, PORTAL, null, null));
        play.happen(
                new Event.DecisionMade(new Decision.Id("d-papers"), new Decision.Option.Id("ask-counsel"), ANALYST));

        assertThat(last(ANALYST).at("/option/text/en").stringValue()).isEqualTo("Hold and ask counsel");
        assertThat(last(ANALYST).at("/dec/question/en").stringValue()).isEqualTo("What do you send?");
    }
}

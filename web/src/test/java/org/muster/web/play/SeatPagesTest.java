package org.muster.web.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.scenarios.ExampleScenarios;
import org.muster.web.live.Exercises;
import org.muster.web.live.Scripts;
import org.muster.web.play.Office.Said;
import org.muster.web.server.Server;
import org.muster.web.store.Store;
import org.muster.web.store.StoredText;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** What a seat can do over HTTP, on a real server with its embedded store. */
@SpringBootTest(
        classes = {Server.class, SeatPagesTest.Scenarios.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Timeout(60)
class SeatPagesTest {

    @TempDir
    static Path data;

    @LocalServerPort
    int port;

    @Autowired
    Exercises exercises;

    @Autowired
    Store store;

    @DynamicPropertySource
    static void where(DynamicPropertyRegistry registry) {
        registry.add("muster.data-directory", () -> data.toString());
    }

    @TestConfiguration
    static class Scenarios {
        @Bean
        @Primary
        Scripts withTheOffice() {
            return new Scripts(List.of(ExampleScenarios.bytes("play/office.yaml")));
        }
    }

    private Office office() {
        return new Office(port, exercises, "office");
    }

    private Office started() {
        return office().start("chief", "watch");
    }

    // --- what is written

    @Test
    void keepsANoteBesideTheLogAndShowsItToItsWriter() {
        Office office = started();
        office.accept("chief", "{\"kind\":\"seat-noted\",\"text\":\"Called back twice.\"}");

        JsonNode logged = office.log("seat-noted").getFirst();
        assertThat(logged.toString()).doesNotContain("Called");
        assertThat(office.feed("chief", "seat-noted").getFirst().at("/text/en").stringValue())
                .isEqualTo("Called back twice.");
        assertThat(office.feed("deputy", "seat-noted")).isEmpty();

        StoredText kept = text(office, logged);
        assertThat(kept.text()).isEqualTo("Called back twice.");
        assertThat(kept.kind()).isEqualTo(StoredText.Kind.NOTE);
        assertThat(kept.author()).as("the person in the seat").hasSize(32);
        assertThat(kept.commitment().commit())
                .isEqualTo(logged.at("/text/commit").stringValue());
    }

    @Test
    void keepsTheFirstTextOfAnActThatCameTwice() {
        Office office = started();
        assertThat(office.act("chief", "n-1", "{\"kind\":\"seat-noted\",\"text\":\"first\"}")
                        .status())
                .isEqualTo(200);
        assertThat(office.act("chief", "n-1", "{\"kind\":\"seat-noted\",\"text\":\"second\"}")
                        .status())
                .isEqualTo(200);

        assertThat(office.feed("chief", "seat-noted"))
                .extracting(each -> each.at("/text/en").stringValue())
                .containsExactly("first");
    }

    @Test
    void takesNotesWhileTheClockStands() {
        Office office = started();
        office.control("{\"kind\":\"clock-paused\",\"reason\":\"controller\"}");

        office.accept("chief", "{\"kind\":\"seat-noted\",\"text\":\"A pause.\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \\n "})
    void takesNoNoteWithoutWords(String blank) {
        Said said = started().act("chief", "{\"kind\":\"seat-noted\",\"text\":\"%s\"}".formatted(blank));

        assertThat(said.status()).isEqualTo(400);
        assertThat(said.detail()).contains("event.text");
    }

    @Test
    void refusesATextThatIsTooLongOrNoText() {
        Office office = started();

        assertThat(office.act("chief", "{\"kind\":\"seat-noted\",\"text\":\"%s\"}".formatted("x".repeat(10_001)))
                        .detail())
                .contains("10001 characters");
        assertThat(office.act("chief", "{\"kind\":\"seat-noted\",\"text\":{\"ref\":\"a\",\"commit\":\"b\"}}")
                        .status())
                .isEqualTo(400);
        assertThat(office.log("seat-noted")).isEmpty();
    }

    @Test
    void saysWhatWasWrittenAlsoToWhoComesBackLater() throws Exception {
        Office office = started();
        office.accept("chief", "{\"kind\":\"seat-noted\",\"text\":\"Called back twice.\"}");

        assertThat(FeedReader.read(port, office.id(), "chief", "Called back twice."))
                .isTrue();
    }

    private StoredText text(Office office, JsonNode logged) {
        StoredText text = store.texts()
                .find(office.id(), List.of(logged.at("/text/ref").stringValue()))
                .blockFirst(Duration.ofSeconds(10));
        assertThat(text).isNotNull();
        return text;
    }

    // --- who may do what

    @Test
    void letsASeatActForNoOther() {
        Office office = started();

        assertThat(office.act("chief", "{\"kind\":\"seat-noted\",\"text\":\"x\",\"seat\":\"watch\"}")
                        .detail())
                .contains("event.seat");
        assertThat(office.act("nobody", "{\"kind\":\"seat-noted\",\"text\":\"x\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void refusesWhatOnlyControllersDo() {
        assertThat(started()
                        .act("chief", "{\"kind\":\"clock-paused\",\"reason\":\"controller\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusesAMessageThatTheSeatDoesNotHaveByTheSeatsOwnNumber() {
        Said said = started().act("chief", "{\"kind\":\"message-acknowledged\",\"msg\":77}");

        assertThat(said.status()).isEqualTo(409);
        assertThat(said.code()).isEqualTo("not-yours");
        assertThat(said.values()).containsExactly("77");
    }

    @Test
    void refusesBeforeStartExAndWhileTheClockStands() {
        Office office = office();
        assertThat(office.act("chief", "{\"kind\":\"message-acknowledged\",\"msg\":1}")
                        .code())
                .isEqualTo("not-yours");
        office.start("chief", "watch").until(2);
        office.control("{\"kind\":\"clock-paused\",\"reason\":\"controller\"}");

        assertThat(office.act("chief", "{\"kind\":\"message-opened\",\"msg\":1}")
                        .code())
                .isEqualTo("paused");
    }

    /** The script has an agency that the chief cannot reach; it has none of the second name. */
    @Test
    void answersAlikeForWhatIsHiddenAndWhatIsNot() {
        Office office = started();
        String message =
                "{\"kind\":\"message-sent\",\"to\":[\"%s\"],\"type\":\"notify\",\"tlp\":\"green\",\"text\":\"x\"}";
        Said hidden = office.act("chief", message.formatted("far-office"));
        Said none = office.act("chief", message.formatted("no-office"));

        assertThat(hidden.status()).isEqualTo(409);
        assertThat(hidden.code()).isEqualTo("unknown");
        assertThat(none.body().toString().replace("no-office", "far-office"))
                .isEqualTo(hidden.body().toString());
    }

    @Test
    void handsNothingOverDirectly() {
        assertThat(started()
                        .act(
                                "chief",
                                "{\"kind\":\"message-sent\",\"to\":[\"state\"],\"via\":\"direct\",\"type\":\"notify\",\"tlp\":\"green\"}")
                        .detail())
                .contains("SimCell");
    }

    @Test
    void takesNoVerdictFromABrowser() {
        assertThat(started()
                        .act(
                                "chief",
                                "{\"kind\":\"message-sent\",\"to\":[\"state\"],\"type\":\"notify\",\"tlp\":\"green\",\"line\":\"m-1\"}")
                        .detail())
                .contains("event.line");
    }

    // --- messages

    private static final String NOTIFY =
            "{\"kind\":\"message-sent\",\"to\":[\"state\"],\"type\":\"notify\",\"tlp\":\"green\",\"via\":\"phones\",\"items\":[%s],\"text\":\"The ford is closed.\"}";

    @Test
    void sendsWhatWasWrittenToItsReaderAndToNobodyElse() {
        Office office = started().until(2);
        office.accept("chief", NOTIFY.formatted("\"crash\""));
        assertThat(office.feed("watch", "message-delivered")).isEmpty();
        office.until(3);

        JsonNode got = office.feed("watch", "message-delivered").getFirst();
        assertThat(got.at("/text/en").stringValue())
                .isEqualTo("EXERCISE EXERCISE EXERCISE. The ford is closed. EXERCISE.");
        assertThat(got.get("channel").stringValue()).isEqualTo("telephone");
        assertThat(office.feed("watch", "item-known")
                        .getFirst()
                        .at("/item/title/en")
                        .stringValue())
                .isEqualTo("A crash at the ford");
        for (String other : List.of("deputy", "far-desk")) {
            assertThat(office.feed(other).toString()).doesNotContain("The ford is closed");
        }
        assertThat(office.log("message-sent").toString()).doesNotContain("The ford is closed");
    }

    @Test
    void answersByTheSeatsOwnNumbersAndClosesTheExchange() {
        Office office = started().until(2);
        office.accept("chief", NOTIFY.formatted(""));
        office.until(3);
        JsonNode got = office.feed("watch", "message-delivered").getFirst();
        int own = got.get("msg").intValue();
        assertThat(own).as("the watch officer knows of one message").isEqualTo(1);

        office.accept(
                "watch",
                "{\"kind\":\"message-sent\",\"to\":[\"chief\"],\"type\":\"reply\",\"tlp\":\"green\",\"replyTo\":1,\"text\":\"Understood.\"}");
        office.until(4);
        JsonNode answer = office.feed("chief", "message-delivered").getLast();
        int sent = office.feed("chief", "message-sent").getFirst().get("msg").intValue();
        assertThat(answer.get("replyTo").intValue()).isEqualTo(sent);

        office.accept("chief", "{\"kind\":\"message-closed\",\"msg\":%d}".formatted(sent));
        assertThat(office.act("chief", "{\"kind\":\"message-closed\",\"msg\":%d}".formatted(sent))
                        .values())
                .containsExactly(Integer.toString(sent));
        assertThat(office.feed("watch", "message-closed")).hasSize(1);
    }

    @Test
    void warnsOfWhatNoAgreementPermitsAndLetsItsSenderTakeItBack() {
        Office office = started().until(2);
        office.accept("chief", NOTIFY.formatted("\"lead\""));
        JsonNode warning = office.feed("chief", "disclosure-judged").getFirst();
        assertThat(warning.get("warned").booleanValue()).isTrue();
        assertThat(warning.at("/to/id").stringValue()).isEqualTo("state");
        assertThat(warning.get("verdict").stringValue()).startsWith("deny-");

        int sent = office.feed("chief", "message-sent").getFirst().get("msg").intValue();
        office.accept("chief", "{\"kind\":\"message-stopped\",\"msg\":%d}".formatted(sent));
        office.until(4);

        assertThat(office.feed("chief", "message-stopped")).hasSize(1);
        assertThat(office.feed("watch", "message-delivered")).isEmpty();
    }

    @Test
    void letsAWarnedMessageGoWhenItsSenderDoesNothing() {
        Office office = started().until(2);
        office.accept("chief", NOTIFY.formatted("\"lead\""));
        office.until(4);

        assertThat(office.feed("watch", "message-delivered")).hasSize(1);
    }

    @Test
    void sendsNoItemThatTheAgencyDoesNotKnow() {
        Office office = started().until(2);
        Said hidden = office.act("chief", NOTIFY.formatted("\"hidden-plan\""));
        Said none = office.act("chief", NOTIFY.formatted("\"no-plan\""));

        assertThat(hidden.code()).isEqualTo("unknown");
        assertThat(none.body().toString().replace("no-plan", "hidden-plan"))
                .isEqualTo(hidden.body().toString());
        assertThat(office.log("message-sent")).as("the line alone").hasSize(1);
    }

    @Test
    void readsAMessageBackAndAcknowledgesItWithThat() {
        Office office = started().until(2);
        String readBack = "{\"kind\":\"message-read-back\",\"msg\":1}";
        assertThat(office.act("chief", readBack).code()).isEqualTo("not-opened");
        office.accept("chief", "{\"kind\":\"message-opened\",\"msg\":1}");
        office.accept("chief", readBack);

        assertThat(office.feed("chief", "message-read-back")).hasSize(1);
        assertThat(office.act("chief", "{\"kind\":\"message-acknowledged\",\"msg\":1}")
                        .code())
                .isEqualTo("already");
    }

    @Test
    void makesAnItemOfThoseThatItsAgencyHas() {
        Office office = started();
        String review = "{\"kind\":\"review-started\",\"item\":\"picture\"}";
        assertThat(office.act("chief", review).code())
                .as("nobody has told the chief that there could be such an item")
                .isEqualTo("unknown");
        office.until(2);
        office.accept("chief", review);

        assertThat(office.act("deputy", review).code()).isEqualTo("already");
        assertThat(office.feed("deputy", "review-started")).hasSize(1);
        office.until(5);
        assertThat(office.feed("deputy", "item-made")).hasSize(1);
        assertThat(office.feed("watch").toString()).doesNotContain("picture");
    }

    @Test
    void purgesAnItemAndKnowsItNoMore() {
        Office office = started().until(2);
        office.accept("chief", "{\"kind\":\"item-purged\",\"item\":\"crash\"}");

        assertThat(office.feed("deputy", "item-purged")).hasSize(1);
        assertThat(office.act("chief", NOTIFY.formatted("\"crash\"")).status()).isEqualTo(409);
    }

    // --- decisions, actions, questions

    @Test
    void decidesWhatAMessageAskedAndTellsTheAgency() {
        Office office = started().until(2);
        assertThat(office.feed("chief", "message-delivered").getFirst().at("/decision/options"))
                .hasSize(2);
        String choice = "{\"kind\":\"decision-made\",\"dec\":\"d-bus\",\"option\":\"go\"}";
        Said unread = office.act("chief", choice);
        assertThat(unread.code()).isEqualTo("not-opened");
        assertThat(unread.values()).containsExactly("1");
        office.accept("chief", "{\"kind\":\"message-opened\",\"msg\":1}");
        office.accept("chief", choice);

        assertThat(office.feed("deputy", "decision-made")
                        .getFirst()
                        .at("/option/text/en")
                        .stringValue())
                .isEqualTo("Go there");
        assertThat(office.feed("watch", "decision-made")).isEmpty();
    }

    @Test
    void refusesAChoiceThatWasNotPutBeforeTheSeat() {
        Office office = started();

        assertThat(office.act("watch", "{\"kind\":\"decision-made\",\"dec\":\"d-bus\",\"option\":\"go\"}")
                        .code())
                .isEqualTo("unknown");
    }

    @Test
    void takesActionsAndStepsFromTheMenuWithARemark() {
        Office office = started().until(2);
        office.accept(
                "chief",
                "{\"kind\":\"action-taken\",\"action\":\"call-crew\",\"where\":\"ford\",\"text\":\"By phone.\"}");
        office.accept("chief", "{\"kind\":\"step-done\",\"action\":\"close-road\",\"step\":\"barriers\"}");

        JsonNode taken = office.feed("deputy", "action-taken").getFirst();
        assertThat(taken.at("/text/en").stringValue()).isEqualTo("By phone.");
        assertThat(taken.at("/where/title/en").stringValue()).isEqualTo("The ford");
        assertThat(office.feed("chief", "step-done")).hasSize(1);
        assertThat(office.act("watch", "{\"kind\":\"action-taken\",\"action\":\"call-crew\"}")
                        .code())
                .isEqualTo("unknown");
    }

    @Test
    void tellsOfSomethingElseThatWasDone() {
        Office office = started().until(2);
        office.accept("chief", "{\"kind\":\"action-taken\",\"action\":\"other\",\"text\":\"Moved the cones.\"}");

        assertThat(office.feed("chief", "action-taken")
                        .getFirst()
                        .at("/text/en")
                        .stringValue())
                .isEqualTo("Moved the cones.");
    }

    @Test
    void answersAQuestionThatWasAskedAndShowsTheWordsToTheirWriterAlone() {
        Office office = started().until(2);
        assertThat(office.feed("chief", "question-asked")
                        .getFirst()
                        .at("/question/text/en")
                        .stringValue())
                .isEqualTo("What slows you down?");
        office.accept(
                "chief",
                "{\"kind\":\"question-answered\",\"phase\":\"p-run\",\"question\":\"q-1\",\"text\":\"The radio.\"}");

        assertThat(office.feed("chief", "question-answered")
                        .getFirst()
                        .at("/text/en")
                        .stringValue())
                .isEqualTo("The radio.");
        assertThat(office.feed("deputy").toString()).doesNotContain("The radio.");
    }

    // --- resources, task forces

    @Test
    void asksForAResourceAndGivesItBackByTheSeatsOwnNumbers() {
        Office office = started().until(2);
        String asked = "{\"kind\":\"resource-requested\",\"res\":\"team\",\"count\":1,\"purpose\":\"life-safety\"}";
        office.accept("chief", asked);
        int theirs = office.feed("watch", "resource-requested")
                .getFirst()
                .get("request")
                .intValue();
        String answer = "{\"kind\":\"%s\",\"res\":\"team\",\"count\":1,\"purpose\":\"life-safety\",\"request\":%d}";

        assertThat(office.act("chief", answer.formatted("resource-granted", theirs))
                        .code())
                .isEqualTo("not-owner");
        office.accept("watch", answer.formatted("resource-granted", theirs));
        office.until(3);
        assertThat(office.feed("chief", "resource-arrived")).hasSize(1);
        int own = office.feed("chief", "resource-requested")
                .getFirst()
                .get("request")
                .intValue();
        office.accept("chief", answer.formatted("resource-returned", own));

        assertThat(office.feed("chief").toString()).doesNotContain("verdict");
        assertThat(office.act("chief", answer.formatted("resource-returned", 9)).values())
                .containsExactly("9");
    }

    @Test
    void refusesAResourceByItsOwnersOwnNumberAndTellsWhoAsked() {
        Office office = started().until(2);
        office.accept(
                "chief", "{\"kind\":\"resource-requested\",\"res\":\"team\",\"count\":1,\"purpose\":\"life-safety\"}");
        int theirs = office.feed("watch", "resource-requested")
                .getFirst()
                .get("request")
                .intValue();
        String no =
                "{\"kind\":\"resource-refused\",\"res\":\"team\",\"count\":%d,\"purpose\":\"life-safety\",\"request\":%d}";

        assertThat(office.act("watch", no.formatted(2, theirs)).code())
                .as("a request is refused whole")
                .isEqualTo("impossible");
        office.accept("watch", no.formatted(1, theirs));

        assertThat(office.feed("chief", "resource-refused")).hasSize(1);
        assertThat(office.act("watch", no.formatted(1, theirs)).code()).isEqualTo("already");
    }

    @Test
    void letsNobodyButItsLeadDissolveATaskForce() {
        Office office = started().until(2);
        String dissolve = "{\"kind\":\"task-force-dissolved\",\"tf\":\"ford-tf\"}";
        assertThat(office.act("chief", dissolve).code()).isEqualTo("not-proposed");
        office.accept("chief", "{\"kind\":\"task-force-proposed\",\"tf\":\"ford-tf\"}");
        assertThat(office.act("watch", dissolve).code()).isEqualTo("not-lead");
        office.accept("chief", dissolve);

        assertThat(office.feed("watch", "task-force-dissolved")).hasSize(1);
        assertThat(office.feed("deputy", "task-force-dissolved")).isEmpty();
        assertThat(office.act("chief", dissolve).code()).isEqualTo("not-proposed");
    }

    @Test
    void formsATaskForceOfThoseWhoJoin() {
        Office office = started().until(2);
        office.accept("chief", "{\"kind\":\"task-force-proposed\",\"tf\":\"ford-tf\"}");
        assertThat(office.act("deputy", "{\"kind\":\"membership-confirmed\",\"tf\":\"ford-tf\"}")
                        .code())
                .isEqualTo("unknown");
        for (String member : List.of("chief", "watch")) {
            office.act(member, "{\"kind\":\"membership-confirmed\",\"tf\":\"ford-tf\"}");
        }

        assertThat(office.feed("watch", "task-force-formed")).hasSize(1);
        assertThat(office.feed("deputy", "task-force-formed")).isEmpty();
    }
}

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
}

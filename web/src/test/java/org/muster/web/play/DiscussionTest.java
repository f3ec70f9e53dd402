package org.muster.web.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.muster.web.live.Exercises;
import org.muster.web.play.Office.Said;
import org.muster.web.server.Server;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** A discussion exercise on a real server, led from its first page to its scores. */
@SpringBootTest(classes = Server.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Timeout(60)
class DiscussionTest {

    @TempDir
    static Path data;

    @LocalServerPort
    int port;

    @Autowired
    Exercises exercises;

    @DynamicPropertySource
    static void where(DynamicPropertyRegistry registry) {
        registry.add("muster.data-directory", () -> data.toString());
    }

    private Office table() {
        return new Office(port, exercises, "clear-words").start("nation-chief", "sheriff");
    }

    @Test
    void isPlayedPageByPageByPeopleAndCrewsUntilItIsScored() {
        Office office = table();
        for (int turn = 2; turn <= 4; turn++) {
            assertThat(office.get("").body().at("/clock/permille").intValue())
                    .as("the clock stands")
                    .isZero();
            office.until(turn - 1);
        }
        office.accept("nation-chief", "{\"kind\":\"agreement-signed\",\"agreement\":\"mod-4\"}");
        office.control("{\"kind\":\"exercise-ended\",\"reason\":\"director\"}");

        assertThat(office.get("").body().path("state").stringValue("")).isEqualTo("ended");
        assertThat(office.log("phase-opened")).hasSize(4);
        assertThat(office.log("decision-made")).as("the crews chose").isNotEmpty();
        assertThat(office.log("agreement-signed").getFirst().path("party").stringValue(""))
                .isEqualTo("nation-police");
        JsonNode scores = office.get("/scores").body();
        assertThat(scores.toString()).contains("not-timed");
    }

    @Test
    void showsAPageWithItsQuestionsAndWhatItMakesToEverySeat() {
        Office office = table();
        JsonNode page = office.feed("sheriff", "phase-opened").getFirst();
        assertThat(page.path("turn").intValue()).isEqualTo(1);
        assertThat(page.at("/text/es").stringValue()).contains("El convenio");
        assertThat(page.toString())
                .as("the author's remarks are the facilitator's")
                .doesNotContain("notes");
        assertThat(office.feed("sheriff", "question-asked"))
                .extracting(each -> each.at("/question/id").stringValue(""))
                .containsExactly("q-who", "q-without");
        assertThat(office.feed("monitor").toString()).doesNotContain("Two sentences");

        office.until(1).until(2).until(3);

        JsonNode last = office.feed("monitor", "phase-opened").getLast();
        assertThat(last.at("/product/title/en").stringValue()).isEqualTo("Two sentences for the new agreement");
        assertThat(last.at("/product/signOff").valueStream())
                .extracting(each -> each.path("id").stringValue(""))
                .containsExactly("nation-chief", "police-captain", "sheriff");
    }

    @Test
    void keepsWhatASeatAnswersForItselfItsAgencyAndTheFacilitator() {
        Office office = table();
        office.accept(
                "sheriff",
                "{\"kind\":\"question-answered\",\"phase\":\"mod-1\",\"question\":\"q-who\",\"text\":\"The under-sheriff.\"}");

        JsonNode logged = office.log("question-answered").getFirst();
        assertThat(logged.toString()).doesNotContain("under-sheriff");
        assertThat(office.feed("nation-chief", "question-answered")).isEmpty();
        assertThat(office.feed("sheriff", "question-answered")
                        .getFirst()
                        .at("/text/en")
                        .stringValue())
                .isEqualTo("The under-sheriff.");
        assertThat(office.get("/texts/" + logged.at("/text/ref").stringValue())
                        .body()
                        .path("text")
                        .stringValue(""))
                .isEqualTo("The under-sheriff.");
    }

    @Test
    void letsTheFacilitatorWriteDownWhatASeatSays() {
        Office office = table();
        String answer =
                "{\"kind\":\"question-answered\",\"phase\":\"mod-1\",\"question\":\"q-who\",\"seat\":\"speaker\",\"text\":\"La portavoz.\",\"lang\":\"%s\"}";

        assertThat(office.control(answer.formatted("es")).status()).isEqualTo(200);
        assertThat(office.feed("speaker", "question-answered")
                        .getFirst()
                        .at("/text/es")
                        .stringValue())
                .isEqualTo("La portavoz.");
        assertThat(office.control(answer.formatted("fr")).detail()).contains("event.lang");
        assertThat(office.control(
                                "{\"kind\":\"decision-made\",\"dec\":\"d-answer\",\"option\":\"sit-down\",\"seat\":\"sheriff\"}")
                        .status())
                .isEqualTo(200);
        assertThat(office.feed("sheriff", "decision-made")).hasSize(1);
    }

    @Test
    void signsForNobodyElseAndNothingThatIsNotBeforeTheSeat() {
        Office office = table();
        String sign = "{\"kind\":\"agreement-signed\",\"agreement\":\"%s\"}";
        assertThat(office.act("sheriff", sign.formatted("mod-4")).code())
                .as("a page that is not open is not there")
                .isEqualTo("unknown");
        assertThat(office.act("sheriff", sign.formatted("first-aid-compact")).code())
                .isEqualTo("unknown");
        office.until(1).until(2).until(3);

        office.accept("sheriff", sign.formatted("mod-4"));
        Said again = office.act("sheriff", sign.formatted("mod-4"));
        assertThat(again.code()).isEqualTo("already");
        assertThat(office.feed("nation-chief", "agreement-signed")
                        .getFirst()
                        .at("/by/id")
                        .stringValue())
                .isEqualTo("sheriff");
        assertThat(office.feed("speaker", "agreement-signed")).isEmpty();
    }

    @Test
    void keepsAControllersNoteFromSeats() {
        Office office = table();

        assertThat(office.control("{\"kind\":\"controller-noted\",\"text\":\"They talk over the speaker.\"}")
                        .status())
                .isEqualTo(200);
        assertThat(office.control("{\"kind\":\"controller-noted\",\"text\":\"  \"}")
                        .status())
                .isEqualTo(400);
        assertThat(office.log("controller-noted").toString()).doesNotContain("speaker");
        for (String seat : List.of("speaker", "sheriff")) {
            assertThat(office.feed(seat, "controller-noted")).isEmpty();
        }
    }

    @Test
    void hasNoSpeed() {
        assertThat(table().control("{\"kind\":\"speed-set\",\"permille\":2000}").code())
                .isEqualTo("impossible");
    }
}

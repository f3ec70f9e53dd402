package org.muster.web.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.muster.scenarios.FeedbackForm;
import org.muster.scenarios.Position;
import org.muster.web.live.Exercises;
import org.muster.web.play.Office;
import org.muster.web.server.Server;
import org.muster.web.store.Feedback;
import org.muster.web.store.Store;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Forms of feedback over HTTP. */
@SpringBootTest(classes = Server.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Timeout(120)
class FeedbackPagesTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String FORM = "f-players";

    @TempDir
    static Path data;

    @LocalServerPort
    int port;

    @Autowired
    Exercises exercises;

    @Autowired
    Store store;

    private record Said(int status, JsonNode body) {}

    @DynamicPropertySource
    static void where(DynamicPropertyRegistry registry) {
        registry.add("muster.data-directory", () -> data.toString());
    }

    private Office ended() {
        Office office = new Office(port, exercises, "first-notice").start("county-dispatcher");
        assertThat(office.control("{\"kind\":\"exercise-ended\",\"reason\":\"director\"}")
                        .status())
                .isEqualTo(200);
        return office;
    }

    private static List<String> seats(Office office) {
        return office.exercise().scenario().feedback().stream()
                .filter(form -> form.id().equals(new FeedbackForm.Id(FORM)))
                .flatMap(form -> form.seats().stream())
                .map(Position.Id::value)
                .toList();
    }

    @Test
    void asksNobodyBeforeEndEx() {
        Office office = new Office(port, exercises, "first-notice").start("county-dispatcher");

        assertThat(forms(office, "county-dispatcher")).isEmpty();
        assertThat(fill(office, "county-dispatcher", Map.of("fq-clear", "4")).status())
                .isEqualTo(409);
    }

    @Test
    void keepsAnAnonymousAnswerWithoutSeatPersonOrTimeOfDay() {
        Office office = ended();
        int before = office.exercise().log().entries().size();
        assertThat(forms(office, "county-dispatcher").get(0).path("anonymous").booleanValue())
                .isTrue();

        assertThat(fill(office, "county-dispatcher", Map.of("fq-clear", "4", "fq-change", "More radios."))
                        .status())
                .isEqualTo(200);

        List<Feedback> kept = kept(office);
        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst().seat()).isNull();
        assertThat(kept.getFirst().answers())
                .containsOnly(Map.entry("fq-clear", "4"), Map.entry("fq-change", "More radios."));
        assertThat(office.exercise().log().entries().size())
                .as("nothing of it is in the log")
                .isEqualTo(before);
    }

    @Test
    void anAnswerSentTwiceIsOneAndNobodyAnswersTwice() {
        Office office = ended();
        String id = UUID.randomUUID().toString();
        Map<String, String> answers = Map.of("fq-clear", "4");

        assertThat(fill(office, id, "county-dispatcher", answers).status()).isEqualTo(200);
        assertThat(fill(office, id, "county-dispatcher", answers).status()).isEqualTo(200);
        assertThat(fill(office, "county-dispatcher", answers).status()).isEqualTo(409);
        assertThat(kept(office)).hasSize(1);
    }

    @Test
    void saysWhatIsNoAnswer() {
        Office office = ended();

        assertThat(fill(office, "county-dispatcher", Map.of("fq-clear", "6")).status())
                .isEqualTo(400);
        assertThat(fill(office, "county-dispatcher", Map.of("fq-other", "1")).status())
                .isEqualTo(400);
        assertThat(fill(office, "county-dispatcher", Map.of("fq-clear", " ")).status())
                .isEqualTo(400);
        assertThat(fill(office, "nobody", Map.of("fq-clear", "4")).status()).isEqualTo(404);
    }

    @Test
    void showsAnonymousAnswersOnlyOfFiveTogetherAndOnlyOnceTheFormIsClosed() {
        Office office = ended();
        List<String> seats = seats(office);
        assertThat(seats).hasSizeGreaterThanOrEqualTo(5);
        for (int i = 0; i < 5; i++) {
            assertThat(fill(office, seats.get(i), Map.of("fq-clear", "4", "fq-change", "Text " + (5 - i)))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(results(office).path("count").intValue()).isEqualTo(5);
        assertThat(results(office).has("results"))
                .as("one more answer would be known for whose it is")
                .isFalse();

        close(office);

        JsonNode results = results(office).path("results");
        assertThat(results.at("/0/counts").toString()).isEqualTo("[0,0,0,5,0]");
        assertThat(results.at("/2/texts/0/text").stringValue("")).isEqualTo("Text 1");
        assertThat(results.toString()).doesNotContain("\"seat\"");
        assertThat(office.log("feedback-closed").getFirst().path("count").intValue())
                .isEqualTo(5);
        assertThat(fill(office, seats.get(5 % seats.size()), Map.of("fq-clear", "1"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void fourAnonymousAnswersAreNeverShown() {
        Office office = ended();
        seats(office).stream().limit(4).forEach(seat -> fill(office, seat, Map.of("fq-clear", "2")));
        close(office);

        assertThat(results(office).path("count").intValue()).isEqualTo(4);
        assertThat(results(office).has("results")).isFalse();
    }

    /** Which seat sent something when would tell whose anonymous answer it was. */
    @Test
    void theAuditDoesNotKnowWhoAnswered() {
        Office office = ended();
        fill(office, "county-dispatcher", Map.of("fq-clear", "4"));
        results(office);

        List<String> audited = store.audit()
                .read(office.id())
                .map(line -> line.who() + " " + line.what())
                .collectList()
                .block(Duration.ofSeconds(10));
        assertThat(audited).noneMatch(line -> line.contains(FORM));
    }

    private static void close(Office office) {
        assertThat(office.control("{\"kind\":\"feedback-closed\",\"form\":\"%s\"}".formatted(FORM))
                        .status())
                .isEqualTo(200);
    }

    private static JsonNode results(Office office) {
        return office.get("/feedback").body().get(0);
    }

    private List<Feedback> kept(Office office) {
        List<Feedback> kept =
                store.feedback().of(office.id(), FORM).collectList().block(Duration.ofSeconds(10));
        return kept == null ? List.of() : kept;
    }

    private JsonNode forms(Office office, String seat) {
        return said(http().get().uri("/api/feedback/%s/seats/%s".formatted(office.id(), seat)))
                .body();
    }

    private Said fill(Office office, String seat, Map<String, String> answers) {
        return fill(office, UUID.randomUUID().toString(), seat, answers);
    }

    private Said fill(Office office, String id, String seat, Map<String, String> answers) {
        return said(http().post()
                .uri("/api/feedback/%s/%s".formatted(office.id(), FORM))
                .bodyValue(Map.of("id", id, "seat", seat, "answers", answers)));
    }

    private WebTestClient http() {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    private static Said said(WebTestClient.RequestHeadersSpec<?> request) {
        var answer = request.exchange().expectBody().returnResult();
        byte[] body = answer.getResponseBody();
        return new Said(
                answer.getStatus().value(),
                JSON.readTree(body == null ? "{}" : new String(body, StandardCharsets.UTF_8)));
    }
}

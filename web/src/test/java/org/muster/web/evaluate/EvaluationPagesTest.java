package org.muster.web.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.muster.web.server.Server;
import org.muster.web.store.Store;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What evaluators say over HTTP, on a real server with its embedded store. */
@SpringBootTest(classes = Server.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Timeout(60)
class EvaluationPagesTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path data;

    @LocalServerPort
    int port;

    @Autowired
    Store store;

    private final String exercise =
            "/api/exercises/judged-" + UUID.randomUUID().toString().substring(0, 18);
    private WebTestClient http = WebTestClient.bindToServer().build();
    private int inputs;

    private record Said(int status, JsonNode body) {
        String code() {
            return body.path("code").stringValue("");
        }
    }

    @DynamicPropertySource
    static void where(DynamicPropertyRegistry registry) {
        registry.add("muster.data-directory", () -> data.toString());
    }

    @BeforeEach
    void startAnExercise() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        String id = exercise.substring("/api/exercises/".length());
        assertThat(post("/api/exercises", Map.of("id", id, "scenario", "desert-relay", "seed", 7))
                        .status())
                .isEqualTo(201);
        control("{\"kind\":\"exercise-started\"}");
    }

    @Test
    void takesARatingWithItsWordsBesideTheLog() {
        Said said = say("""
                {"kind":"task-rated","agency":"state-eoc","task":"t-notify","answers":[true,false,false,true],"letter":"S","text":"Late, but told."}
                """);

        assertThat(said.status()).as("%s", said.body()).isEqualTo(200);
        JsonNode entry = entry(said.body().path("number").longValue());
        assertThat(entry.at("/input/by").stringValue()).isEqualTo("evaluator:1");
        assertThat(entry.toString()).doesNotContain("Late");
        Said text = get("/texts/" + entry.at("/event/text/ref").stringValue());
        assertThat(text.body().path("text").stringValue()).isEqualTo("Late, but told.");
    }

    @Test
    void saysWhichRatingALaterOneMustReplace() {
        String rating = """
                {"kind":"task-rated","agency":"state-eoc","task":"t-notify","answers":[true,false,false,false],"letter":"P"%s}
                """;
        long first = say(rating.formatted("")).body().path("number").longValue();

        Said again = say(rating.formatted(""));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("already");
        assertThat(again.body().at("/values/0").stringValue()).isEqualTo(Long.toString(first));
        assertThat(say(rating.formatted(",\"replaces\":" + first)).status()).isEqualTo(200);
    }

    @Test
    void tellsWhereEvaluatorsAndTheLogAreFarApart() {
        for (String agency : List.of("state-eoc", "yucca-so", "hospital", "state-police", "nation-police")) {
            say("""
                    {"kind":"task-rated","agency":"%s","task":"t-notify","answers":[false,false,false,false],"letter":"U"}
                    """.formatted(agency));
        }
        assertThat(get("/evaluation").body().at("/agreement/standing").stringValue(""))
                .isEqualTo("single-rater");
        assertThat(get("/evaluation").body().path("disputes"))
                .as("the log says nothing of it yet")
                .isEmpty();

        control("{\"kind\":\"clock-jumped\",\"to\":10800000,\"mode\":\"play\"}");
        JsonNode disputes = get("/evaluation").body().path("disputes");
        assertThat(disputes).isNotEmpty();
        assertThat(get("/evaluation?as=2").body().path("disputes"))
                .as("the others rate alone")
                .isEmpty();
        for (JsonNode dispute : disputes) {
            assertThat(dispute.path("task").stringValue("")).isEqualTo("t-notify");
            assertThat(dispute.path("proposed").stringValue("")).isEqualTo("U");
            assertThat(dispute.path("automatic").stringValue("")).isIn("P", "S");
            assertThat(dispute.path("entries")).isNotEmpty();
        }
    }

    @Test
    void theSameStatementTwiceIsOne() {
        String note = """
                {"kind":"observation-noted","agency":"state-eoc","observedAt":0,"entries":[],"text":"All at their desks."}
                """;
        Said first = say("o-1", note);

        assertThat(say("o-1", note).body()).isEqualTo(first.body());
    }

    @Test
    void wantsWordsWhereThereIsNothingElse() {
        Said said = say("{\"kind\":\"observation-noted\",\"agency\":\"state-eoc\",\"observedAt\":0,\"entries\":[]}");

        assertThat(said.status()).isEqualTo(400);
        assertThat(said.body().path("detail").stringValue()).contains("event.text");
    }

    @Test
    void ratesAndReleasesAfterTheEnd() {
        assertThat(say("{\"kind\":\"evaluation-closed\"}").code()).isEqualTo("not-ended");
        assertThat(control("{\"kind\":\"scores-released\",\"upTo\":1,\"to\":\"seats\"}")
                        .code())
                .isEqualTo("not-ended");
        control("{\"kind\":\"exercise-ended\",\"reason\":\"director\"}");

        assertThat(say("{\"kind\":\"evaluation-closed\"}").status()).isEqualTo(200);
        assertThat(control("{\"kind\":\"scores-released\",\"upTo\":1,\"to\":\"seats\"}")
                        .status())
                .isEqualTo(200);
        assertThat(say("{\"kind\":\"emergency-judged\",\"msg\":1,\"justified\":true}")
                        .code())
                .isEqualTo("evaluation-closed");
    }

    @Test
    void severalEvaluatorsRateEachForThemselves() {
        String rating = """
                {"kind":"task-rated","agency":"state-eoc","task":"t-notify","answers":[true,false,false,%s],"letter":"%s"}
                """;
        long first = say(rating.formatted(false, "P")).body().path("number").longValue();
        Said second = say("two", 2, rating.formatted(true, "S"));

        assertThat(second.status()).as("%s", second.body()).isEqualTo(200);
        assertThat(entry(first).at("/input/by").stringValue()).isEqualTo("evaluator:1");
        assertThat(entry(second.body().path("number").longValue())
                        .at("/input/by")
                        .stringValue())
                .isEqualTo("evaluator:2");
        JsonNode theirs = get("/evaluation?as=2").body();
        assertThat(theirs.path("evaluator").intValue()).isEqualTo(2);
        assertThat(theirs.path("lead").booleanValue()).isFalse();
        assertThat(theirs.at("/agreement/common").intValue()).isEqualTo(1);
        assertThat(get("/evaluation?as=0").status()).isEqualTo(400);
    }

    @Test
    void onlyTheLeadEvaluatorSettlesAndCloses() {
        control("{\"kind\":\"exercise-ended\",\"reason\":\"director\"}");
        say("{\"kind\":\"adjudication-opened\",\"agency\":\"state-eoc\",\"task\":\"t-notify\"}");
        String settled = """
                {"kind":"adjudication-closed","agency":"state-eoc","task":"t-notify","letter":"S","text":"The radio log shows it."}
                """;

        assertThat(say("settled", 2, settled).code()).isEqualTo("not-allowed");
        assertThat(say("closed", 2, "{\"kind\":\"evaluation-closed\"}").code()).isEqualTo("not-allowed");
        assertThat(say(settled).status()).isEqualTo(200);
        assertThat(say("{\"kind\":\"evaluation-closed\"}").status()).isEqualTo(200);
    }

    @Test
    void aTextIsErasedForGoodAndTheLogSaysSo() {
        long number = say("""
                {"kind":"observation-noted","agency":"state-eoc","observedAt":0,"entries":[],"text":"A real name."}
                """).body().path("number").longValue();
        String ref = entry(number).at("/event/text/ref").stringValue("");
        String erased = "{\"kind\":\"text-erased\",\"ref\":\"%s\",\"reason\":\"real-data\"}".formatted(ref);

        Said gone = control(erased);
        assertThat(gone.status()).as("%s", gone.body()).isEqualTo(200);
        assertThat(get("/texts/" + ref).status()).isEqualTo(404);
        assertThat(store.texts()
                        .find(exercise.substring("/api/exercises/".length()), List.of(ref))
                        .collectList()
                        .block(Duration.ofSeconds(10)))
                .isEmpty();
        assertThat(control(erased).code()).isEqualTo("already");
        assertThat(entry(number).at("/event/text/ref").stringValue(""))
                .as("its commitment stays")
                .isEqualTo(ref);
    }

    @Test
    void takesNothingThatSteersTheExercise() {
        Said said = say("{\"kind\":\"exercise-ended\",\"reason\":\"director\"}");

        assertThat(said.status()).isEqualTo(400);
        assertThat(said.body().path("detail").stringValue()).contains("event.kind");
        assertThat(get("/texts/AAAAAAAAAAAAAAAAAAAAAA").status()).isEqualTo(404);
    }

    private Said say(String event) {
        return say("s-" + inputs++, event);
    }

    private Said say(String id, String event) {
        return say(id, 1, event);
    }

    private Said say(String id, int evaluator, String event) {
        return post(exercise + "/evaluation?as=" + evaluator, Map.of("id", id, "event", JSON.readTree(event)));
    }

    private Said control(String event) {
        return post(exercise + "/control", Map.of("id", "c-" + inputs++, "event", JSON.readTree(event)));
    }

    private JsonNode entry(long number) {
        return get("/log?from=%d&limit=1".formatted(number)).body().get(0);
    }

    private Said get(String path) {
        return said(http.get().uri(exercise + path));
    }

    private Said post(String path, Object body) {
        return said(http.post().uri(path).bodyValue(body));
    }

    private static Said said(WebTestClient.RequestHeadersSpec<?> request) {
        var answer = request.exchange().expectBody().returnResult();
        byte[] body = answer.getResponseBody();
        return new Said(
                answer.getStatus().value(),
                JSON.readTree(body == null ? "{}" : new String(body, StandardCharsets.UTF_8)));
    }
}

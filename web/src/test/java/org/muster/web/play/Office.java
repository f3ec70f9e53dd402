package org.muster.web.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Position;
import org.muster.web.live.Exercise;
import org.muster.web.live.Exercises;
import org.muster.web.live.Feed;
import org.muster.web.live.SeatEntry;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An exercise on a real server, and what people do in it over HTTP. */
public final class Office {
    private static final JsonMapper JSON = new JsonMapper();

    private final WebTestClient http;
    private final Exercises exercises;
    private final String id = "office-" + UUID.randomUUID().toString().substring(0, 20);
    private final AtomicInteger inputs = new AtomicInteger();

    /**
     * What the server said.
     *
     * @param version its ETag
     */
    public record Said(int status, @Nullable String version, JsonNode body) {

        public String code() {
            return body.path("code").stringValue("");
        }

        public String detail() {
            return body.path("detail").stringValue("");
        }

        public List<String> values() {
            return body.path("values").valueStream().map(JsonNode::stringValue).toList();
        }
    }

    public Office(int port, Exercises exercises, String scenario) {
        this(port, exercises, scenario, Map.of());
    }

    /** @param more what else the new exercise is said to be */
    public Office(int port, Exercises exercises, String scenario, Map<String, Object> more) {
        this.http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        this.exercises = exercises;
        Map<String, Object> wanted = new HashMap<>(more);
        wanted.putAll(Map.of("id", id, "scenario", scenario, "seed", 7));
        Said made = post("/api/exercises", wanted);
        assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
    }

    /** Sends something to any page. */
    public Said send(HttpMethod method, String path, @Nullable Object body, @Nullable String ifMatch) {
        WebTestClient.RequestBodySpec request = http.method(method).uri(path);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return said(body == null ? request : request.bodyValue(body));
    }

    public Said read(String path) {
        return send(HttpMethod.GET, path, null, null);
    }

    public Said post(String path, Object body) {
        return said(http.post().uri(path).bodyValue(body));
    }

    private static Said said(WebTestClient.RequestHeadersSpec<?> request) {
        var answer = request.exchange().expectBody().returnResult();
        byte[] body = answer.getResponseBody();
        return new Said(
                answer.getStatus().value(),
                answer.getResponseHeaders().getETag(),
                JSON.readTree(body == null ? "{}" : new String(body, StandardCharsets.UTF_8)));
    }

    public Said get(String path) {
        return said(http.get().uri("/api/exercises/" + id + path));
    }

    /** The answer as it is, a line each. */
    public List<String> lines(String path) {
        byte[] body = http.get()
                .uri("/api/exercises/" + id + path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return new String(body == null ? new byte[0] : body, StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    /** What an evaluator says. */
    public Said evaluate(String event) {
        return post(
                "/api/exercises/" + id + "/evaluation",
                Map.of("id", "e-" + inputs.getAndIncrement(), "event", JSON.readTree(event)));
    }

    public Said control(String event) {
        return post(
                "/api/exercises/" + id + "/control",
                Map.of("id", "c-" + inputs.getAndIncrement(), "event", JSON.readTree(event)));
    }

    /** Starts it with persons in the seats that are named. */
    public Office start(String... seats) {
        for (String seat : seats) {
            assertThat(control("{\"kind\":\"seat-staffed\",\"seat\":\"%s\",\"holder\":\"person\"}".formatted(seat))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(control("{\"kind\":\"exercise-started\"}").status()).isEqualTo(200);
        return this;
    }

    /** Plays on to a minute of the exercise. */
    public Office until(int minute) {
        assertThat(control("{\"kind\":\"clock-jumped\",\"to\":%d,\"mode\":\"play\"}".formatted(minute * 60_000L))
                        .status())
                .isEqualTo(200);
        return this;
    }

    public Said act(String seat, String event) {
        return act(seat, "a-" + inputs.getAndIncrement(), event);
    }

    public Said act(String seat, String act, String event) {
        return post(
                "/api/exercises/%s/seats/%s/acts".formatted(id, seat),
                Map.of("id", act, "event", JSON.readTree(event)));
    }

    public void accept(String seat, String event) {
        Said said = act(seat, event);
        assertThat(said.status()).as("%s", said.body()).isEqualTo(200);
    }

    public Exercise exercise() {
        Exercise exercise = exercises.find(id).block(Duration.ofSeconds(10));
        assertThat(exercise).isNotNull();
        return exercise;
    }

    /** The seat's feed as it is shown now. */
    public List<JsonNode> feed(String seat) {
        Exercise exercise = exercise();
        Feed<SeatEntry> feed = exercise.log().seat(new Position.Id(seat));
        return IntStream.range(0, feed.size())
                .mapToObj(i -> JSON.readTree(exercise.log().shown(feed.get(i))))
                .toList();
    }

    public List<JsonNode> feed(String seat, String kind) {
        return feed(seat).stream()
                .filter(each -> each.path("kind").stringValue("").equals(kind))
                .toList();
    }

    public List<JsonNode> log(String kind) {
        Feed<org.muster.web.live.Published> log = exercise().log().entries();
        return IntStream.range(0, log.size())
                .mapToObj(i -> JSON.readTree(log.get(i).canonical()).get("event"))
                .filter(each -> each.path("kind").stringValue("").equals(kind))
                .toList();
    }

    public String id() {
        return id;
    }
}

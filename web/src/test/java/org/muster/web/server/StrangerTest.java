package org.muster.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.web.store.AuditLine;
import org.muster.web.store.Store;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody sends what no screen of Muster would. */
@SpringBootTest(classes = Server.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Timeout(60)
class StrangerTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path data;

    @LocalServerPort
    int port;

    @Autowired
    Store store;

    private final String id = UUID.randomUUID().toString();
    private WebTestClient http;

    @DynamicPropertySource
    static void where(DynamicPropertyRegistry registry) {
        registry.add("muster.data-directory", () -> data.toString());
    }

    @BeforeEach
    void open() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    private record Said(int status, String type, JsonNode body) {

        String detail() {
            return body.path("detail").stringValue("");
        }
    }

    private static Said said(WebTestClient.RequestHeadersSpec<?> request) {
        var answer = request.exchange().expectBody().returnResult();
        byte[] body = answer.getResponseBody();
        return new Said(
                answer.getStatus().value(),
                String.valueOf(answer.getResponseHeaders().getContentType()),
                JSON.readTree(body == null ? "{}" : new String(body, StandardCharsets.UTF_8)));
    }

    private Said post(String path, String body) {
        return said(http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    private String made() {
        Said made = post("/api/exercises", "{'id':'%s','scenario':'first-notice','seed':7}".formatted(id));
        assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
        return "/api/exercises/" + id;
    }

    private static void isWordsForPeople(Said said) {
        assertThat(said.type()).startsWith("application/problem+json");
        assertThat(said.body().get("status").intValue()).isEqualTo(said.status());
        assertThat(said.detail())
                .doesNotContainPattern(
                        "`|Json[A-Z]|coerc|deserial|[Tt]oken|Exception|\\$|java\\.|\\bLong\\b|\\bString\\b")
                .doesNotContain("..");
    }

    // --- bodies

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'id':5,'scenario':'first-notice'} | (id): it is no text. Maybe it lacks its quotes.",
                "{'id':true,'scenario':'first-notice'} | (id): it is no text.",
                "{'id':['a'],'scenario':'first-notice'} | (id): it is no text.",
                "{'id':'a','scenario':{}} | (scenario): it is no text.",
                "{'id':'a','scenario':'first-notice','seed':1.5} | (seed): it is no whole number. Maybe",
                "{'id':'a','scenario':'first-notice','seed':'7'} | (seed): it is no whole number. Maybe it has quotes",
                "{'id':'a','scenario':'first-notice','seed':true} | (seed): it is no whole number.",
                "{'id':'a','scenario':'first-notice','seed':-1} | (seed): (-1) is not 0 to 2^53 - 1.",
                "{'id':'a','scenario':'first-notice','seed':99999999999999999999} | its number is too great.",
                "{'id':'a','id':'b','scenario':'first-notice'} | (id): it stands twice.",
                "{'id':'a','scenario':'first-notice','sed':7} | (sed): there is no such field. Maybe one of cohort, id, name,",
                "{'scenario':'first-notice'} | (id): it is missing.",
                "{'id':'a'} | (scenario): it is missing.",
                "{'id':'','scenario':'first-notice'} | (id): () is not 1 to 36 letters",
                "{'id':'a/b','scenario':'first-notice'} | (id): (a/b) is not 1 to 36 letters",
                "[] | (body): it is no object. Maybe it lacks its braces.",
                "'first-notice' | (body): it is no object.",
                "5 | (body): it is no object.",
                "{'id': | (body): it is no JSON after line 1, column",
                "{id:'a'} | (body): it is no JSON after line 1, column",
            })
    void readsOfABodyWhatItSaysAndNothingElse(String body, String words) {
        Said said = post("/api/exercises", body);

        assertThat(said.status()).as("%s", said.body()).isEqualTo(400);
        assertThat(said.detail()).contains(words);
        isWordsForPeople(said);
    }

    @Test
    void takesNoBodyThatIsTooDeepOrTooLarge() {
        Said deep = post(
                "/api/exercises",
                "{'id':'a','scenario':'first-notice','x':%s}".formatted("[".repeat(900) + "]".repeat(900)));
        Said large = post("/api/exercises", "{'id':'a','name':'%s'}".formatted("x".repeat(300_000)));

        assertThat(deep.status()).isEqualTo(400);
        assertThat(deep.detail()).contains("too many brackets");
        isWordsForPeople(deep);
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.detail()).contains("256 KiB");
        isWordsForPeople(large);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "control | {'id':'','event':{'kind':'exercise-started'}} | (id): () is not 1 to 36",
                "control | {'id':5,'event':{'kind':'exercise-started'}} | (id): it is no text",
                "control | {'event':{'kind':'exercise-started'}} | (id): it is missing",
                "control | {'id':'a','seen':'1','event':{'kind':'exercise-started'}} | (seen): it is no whole number",
                "control | {'id':'a','seen':1.5,'event':{'kind':'exercise-started'}} | (seen): it is no whole number",
                "control | {'id':'a','event':{'kind':'exercise-started','kind':'exercise-ended'}} | (kind): it stands twice",
                "control | {'id':'a','event':{'kind':'exercise-started','now':1}} | (now) is not known",
                "control | {'id':'a','event':'exercise-started'} | (event): it is not an object",
                "control | {'id':'a','event':{'kind':5}} | (event.kind): (5) is not a text",
                "control | {'id':'a','event':{'kind':'clock-jumped','to':-1,'mode':'skip'}} | before StartEx.",
                "control | {'id':'a','event':{'kind':'speed-set','permille':1.5}} | not a whole number.",
                "seats/state-watch/acts | {'id':'','event':{'kind':'message-opened','msg':1}} | (id): () is not 1 to 36",
                "seats/state-watch/acts | {'id':5,'event':{'kind':'message-opened','msg':1}} | (id): it is no text",
                "seats/state-watch/acts | {'id':'a','event':{'kind':'message-opened','msg':1.5}} | (event.msg): (1.5) is not",
                "seats/state-watch/acts | {'id':'a','seen':1,'event':{'kind':'message-opened'}} | (seen): there is no such",
                "seats/state-watch/acts | {'id':'a','event':{'kind':'message-opened','msg':1,'msg':2}} | (msg): it stands twice",
            })
    void readsOfAnActWhatItSaysAndNothingElse(String page, String body, String words) {
        Said said = post(made() + "/" + page, body);

        assertThat(said.status()).as("%s", said.body()).isEqualTo(400);
        assertThat(said.detail()).contains(words);
        isWordsForPeople(said);
    }

    // --- names

    @ParameterizedTest
    @ValueSource(
            strings = {"Cohort \\u202eB", "Cohort\\u0000B", "Cohort\\nB", "\\ud800", "\\u200b", "a\\u2028b", "\\ufeffB"
            })
    void givesAnExerciseNoNameThatIsNotSeenAsItIs(String name) {
        Said said = post("/api/exercises", "{'id':'%s','scenario':'first-notice','name':'%s'}".formatted(id, name));

        assertThat(said.status()).isEqualTo(400);
        assertThat(said.detail()).startsWith("Field (name): it holds a character that is not seen (U+");
        assertThat(said(http.get().uri("/api/exercises/" + id)).status()).isEqualTo(404);
    }

    @Test
    void givesAnExerciseANameInAnyWriting() {
        String name = "Cohorte Ñandú «2» 日本 👩‍🚒";
        Said said = post("/api/exercises", "{'id':'%s','scenario':'first-notice','name':'  %s '}".formatted(id, name));

        assertThat(said.status()).isEqualTo(201);
        assertThat(said.body().get("name").stringValue()).isEqualTo(name);
    }

    // --- ids

    @Test
    void takesAMoveWhoseIdIsThatOfTheExercise() {
        Said said = post(made() + "/control", "{'id':'%s','event':{'kind':'exercise-started'}}".formatted(id));

        assertThat(said.status()).isEqualTo(200);
        assertThat(said(http.get().uri("/api/exercises/" + id))
                        .body()
                        .get("state")
                        .stringValue())
                .isEqualTo("started");
    }

    @Test
    void sendsNothingInALanguageThatNobodySpeaks() {
        String exercise = made();
        post(exercise + "/control", "{'id':'c-1','event':{'kind':'exercise-started'}}");
        String act =
                "{'id':'%s','event':{'kind':'message-sent','to':['county-duty'],'type':'notify','tlp':'green','lang':'%s'}}";

        Said none = post(exercise + "/seats/state-watch/acts", act.formatted("a-1", "x y"));

        assertThat(none.status()).isEqualTo(400);
        assertThat(none.detail()).contains("Field (event.lang): (x y) is not known. Maybe one of en, es.");
        assertThat(post(exercise + "/seats/state-watch/acts", act.formatted("a-2", "es"))
                        .status())
                .isEqualTo(200);
    }

    // --- addresses, methods, types

    @ParameterizedTest
    @CsvSource({
        "evil.invalid, Host (evil.invalid) is not a name of this server.",
        "evil.invalid:80, Host (evil.invalid) is not a name of this server.",
        "127.0.0.1:99999, Host (127.0.0.1:99999) is not a name of this server.",
    })
    void answersOnlyToItsOwnNames(String host, String words) throws IOException {
        String answer = ask("/api/exercises", host);

        assertThat(answer).startsWith("HTTP/1.1 421 ").contains("application/problem+json", words);
    }

    @Test
    void namesWhatWasSentAndWhatIsWanted() {
        Said method = said(http.method(HttpMethod.DELETE).uri("/api/exercises"));
        Said text = said(http.post()
                .uri("/api/exercises")
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("{}"));
        Said form = said(http.post()
                .uri("/api/exercises")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("id=a"));
        Said accept = said(http.get().uri("/api/exercises").header("Accept", "application/xml"));
        Said nonsense = said(http.get().uri("/api/exercises").header("Accept", "a b"));

        assertThat(method.detail()).isEqualTo("Method (DELETE) is not known here. Maybe GET or POST.");
        assertThat(text.detail())
                .isEqualTo("Content type (text/plain) can't be read. Maybe it should be application/json.");
        assertThat(form.detail()).startsWith("Content type (application/x-www-form-urlencoded) can't be read.");
        assertThat(accept.detail()).startsWith("Accept (application/xml) names none that there is.");
        assertThat(nonsense.detail()).startsWith("Accept (a b) names none that there is.");
        for (Said each : new Said[] {method, text, form, accept, nonsense}) {
            isWordsForPeople(each);
        }
    }

    // --- the audit

    @ParameterizedTest
    @ValueSource(strings = {"/api/exercises/%s/log", "/api/exercises;a=b/%s/log", "/api/%%65xercises/%s/log"})
    void auditsALookHoweverItsAddressIsWritten(String address) throws IOException {
        made();

        String answer = ask(address.formatted(id), "127.0.0.1");

        assertThat(answer).startsWith("HTTP/1.1 200 ");
        assertThat(store.audit()
                        .read(id)
                        .filter(line -> line.access() == AuditLine.Access.VIEW)
                        .next()
                        .repeatWhenEmpty(100, times -> times.delayElements(Duration.ofMillis(50)))
                        .map(AuditLine::what)
                        .block(Duration.ofSeconds(10)))
                .startsWith("GET " + address.formatted(id));
    }

    /** Asks as no HTTP client would let itself be told to. */
    private String ask(String address, String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(address, host)
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package org.muster.web.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.web.live.Exercises;
import org.muster.web.play.Office;
import org.muster.web.play.Office.Said;
import org.muster.web.server.Server;
import org.muster.web.store.AuditLine;
import org.muster.web.store.PersonKey;
import org.muster.web.store.Store;
import org.muster.web.store.StoredText;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People and cohorts over HTTP, the seats they are put into, and their erasure, on a real server with its embedded store. */
@SpringBootTest(classes = Server.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Timeout(120)
class PeoplePagesTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @TempDir
    static Path data;

    @LocalServerPort
    int port;

    @Autowired
    Exercises exercises;

    @Autowired
    Store store;

    @Autowired
    PersonErasure erasure;

    private Office office;

    @DynamicPropertySource
    static void where(DynamicPropertyRegistry registry) {
        registry.add("muster.data-directory", () -> data.toString());
    }

    @BeforeEach
    void open() {
        office = another(Map.of());
    }

    private Office another(Map<String, Object> more) {
        return new Office(port, exercises, "desert-relay", more);
    }

    // --- people

    @Test
    void aPersonIsWrittenDownOnceHoweverOftenItIsSent() {
        Map<String, Object> rowan = person("Rowan Vale", trained("dispatching", TODAY.minusDays(30), 900));

        Said made = office.post("/api/people", rowan);
        assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
        assertThat(made.version()).isEqualTo("\"1\"");
        assertThat(office.post("/api/people", rowan).body()).isEqualTo(made.body());

        Said found = office.read("/api/people/" + rowan.get("id"));
        assertThat(found.body()).isEqualTo(made.body());
        assertThat(found.version()).isEqualTo("\"1\"");
        assertThat(found.body().at("/training/0/permille").intValue()).isEqualTo(900);
        assertThat(office.read("/api/people").body().valueStream()).containsOnlyOnce(made.body());
        rowan.put("name", "Sage Ruiz");
        assertThat(office.post("/api/people", rowan).code()).isEqualTo("taken");
    }

    @Test
    void whoEditsWhatHeHasNotSeenIsToldSo() {
        String path = "/api/people/" + made("Rowan Vale");
        Map<String, Object> renamed = Map.of("name", "Rowan Vale-Ortiz", "office", "Yucca County Sheriff");

        Said changed = office.send(HttpMethod.PUT, path, renamed, "\"1\"");
        assertThat(changed.status()).as("%s", changed.body()).isEqualTo(200);
        assertThat(changed.version()).isEqualTo("\"2\"");
        assertThat(office.read(path).body()).isEqualTo(changed.body());

        Said late = office.send(HttpMethod.PUT, path, Map.of("name", "Somebody"), "\"1\"");
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.code()).isEqualTo("stale");
        assertThat(late.values()).containsExactly("2");
        assertThat(office.send(HttpMethod.PUT, path, renamed, null).status()).isEqualTo(428);
        assertThat(office.send(HttpMethod.PUT, path, renamed, "2").status()).isEqualTo(400);
        assertThat(office.read(path).body()).isEqualTo(changed.body());
    }

    @Test
    void ofManyWhoEditAtOnceOneWinsAndTheOthersHear() {
        String path = "/api/people/" + made("Rowan Vale");

        List<Said> said = Flux.range(0, 8)
                .parallel(8)
                .runOn(Schedulers.boundedElastic())
                .map(i -> office.send(HttpMethod.PUT, path, Map.of("name", "Rowan " + i), "\"1\""))
                .sequential()
                .collectList()
                .block(Duration.ofSeconds(30));

        assertThat(said).filteredOn(each -> each.status() == 200).hasSize(1);
        assertThat(said).filteredOn(each -> each.status() == 412).hasSize(7);
        assertThat(office.read(path).version()).isEqualTo("\"2\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'id':'rowan','name':'Rowan'} | (id): (rowan) is not a UUID",
                "{'id':'ID'} | (name): it is missing.",
                "{'id':'ID','name':'  '} | (name): it is empty.",
                "{'id':'ID','name':'a\\u202eb'} | (name): it holds a character that is not seen (U+202E).",
                "{'id':'ID','name':'A','office':'\\u0007'} | (office): it holds a character that is not seen",
                "{'id':'ID','name':'A','training':5} | (training): it is no list. Maybe it lacks its brackets.",
                "{'id':'ID','name':'A','training':[null]} | (training[0]): it is missing.",
                "{'id':'ID','name':'A','training':[{'function':'A B','on':'2020-01-01','permille':1}]} | (A B) is no id",
                "{'id':'ID','name':'A','training':[{'function':'a','on':'1.1.2020','permille':1}]} | (1.1.2020) is not a day",
                "{'id':'ID','name':'A','training':[{'function':'a','on':'2999-01-01','permille':1}]} | lies ahead",
                "{'id':'ID','name':'A','training':[{'function':'a','on':'2020-01-01','permille':1001}]} | (1001) is not 0 to",
                "{'id':'ID','name':'A','training':[{'function':'a','on':'2020-01-01'}]} | .permille): it is missing",
                "{'id':'ID','name':'A','born':'2000-01-01'} | (born): there is no such field.",
            })
    void takesOnlyWhatMakesSense(String body, String words) {
        String sent = body.replace('\'', '"').replace("ID", UUID.randomUUID().toString());

        Said said = office.post("/api/people", JSON.readTree(sent));

        assertThat(said.status()).as("%s", said.body()).isEqualTo(400);
        assertThat(said.detail()).contains(words);
    }

    @Test
    void takesNoNameThatIsTooLongAndNoFunctionTwice() {
        assertThat(office.post("/api/people", person("x".repeat(121))).detail()).contains("(121) characters");
        assertThat(office.post(
                                "/api/people",
                                person("A", trained("a", TODAY, 1), trained("b", TODAY, 1), trained("a", TODAY, 2)))
                        .detail())
                .contains("(training[2].function): (a) stands twice.");
        Object[] many =
                IntStream.range(0, 51).mapToObj(i -> trained("f" + i, TODAY, 1)).toArray();
        assertThat(office.post("/api/people", person("A", many)).detail()).contains("(51) rows");
    }

    @Test
    void whoLooksAtPeopleIsAudited() {
        String id = made("Rowan Vale");
        office.read("/api/people/" + id);

        assertThat(Flux.defer(() -> store.audit().read())
                        .map(AuditLine::what)
                        .filter(what -> what.equals("GET /api/people/%s 200".formatted(id)))
                        .repeatWhen(done -> done.delayElements(Duration.ofMillis(20)))
                        .blockFirst(Duration.ofSeconds(20)))
                .isNotNull();
    }

    // --- cohorts

    @Test
    void aCohortIsMadeChangedAndDeleted() {
        String rowan = made("Rowan Vale");
        String sage = made("Sage Ruiz");
        String id = "night-" + UUID.randomUUID().toString().substring(0, 8);
        String path = "/api/cohorts/" + id;

        Said made = office.post("/api/cohorts", Map.of("id", id, "name", "Night watch", "people", List.of(rowan)));
        assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
        Map<String, Object> both = Map.of("name", "Night watch", "people", List.of(rowan, sage, rowan));
        Said changed = office.send(HttpMethod.PUT, path, both, "\"1\"");
        assertThat(changed.body().path("people").valueStream().map(JsonNode::stringValue))
                .containsExactly(rowan, sage);
        assertThat(office.send(HttpMethod.PUT, path, both, "\"1\"").status()).isEqualTo(412);
        assertThat(office.read("/api/cohorts").body().valueStream()).contains(changed.body());

        assertThat(office.send(HttpMethod.DELETE, path, null, "\"1\"").status()).isEqualTo(412);
        assertThat(office.send(HttpMethod.DELETE, path, null, "\"2\"").status()).isEqualTo(204);
        assertThat(office.read(path).status()).isEqualTo(404);
        assertThat(office.post("/api/cohorts", Map.of("id", id, "name", "Night watch", "people", List.of()))
                        .code())
                .as("an id is not used again")
                .isEqualTo("taken");
    }

    @Test
    void aCohortHasOnlyPeopleWhoAreKnown() {
        Said said = office.post(
                "/api/cohorts",
                Map.of(
                        "id",
                        "c-" + UUID.randomUUID().toString().substring(0, 8),
                        "name",
                        "A",
                        "people",
                        List.of("nobody")));

        assertThat(said.status()).isEqualTo(400);
        assertThat(said.detail()).contains("(people): there is no person (nobody)");
    }

    @Test
    void anExerciseCanBeOfACohort() {
        String id = "c-" + UUID.randomUUID().toString().substring(0, 8);
        office.post("/api/cohorts", Map.of("id", id, "name", "A", "people", List.of()));

        Office theirs = another(Map.of("cohort", id, "solo", true));

        assertThat(theirs.get("").body().path("cohort").stringValue("")).isEqualTo(id);
        assertThat(theirs.get("").body().path("solo").booleanValue()).isTrue();
        assertThat(office.get("").body().has("cohort")).isFalse();
        assertThat(office.post(
                                "/api/exercises",
                                Map.of(
                                        "id",
                                        UUID.randomUUID().toString(),
                                        "scenario",
                                        "desert-relay",
                                        "cohort",
                                        "none"))
                        .detail())
                .contains("(cohort): there is no cohort (none)");
    }

    @Test
    void anOfficeMayKeepPersonsScoresToTrainers() {
        Said usual = office.read("/api/settings");
        assertThat(usual.body().path("personScores").stringValue("")).isEqualTo("commanders");

        Said changed =
                office.send(HttpMethod.PUT, "/api/settings", Map.of("personScores", "trainers"), usual.version());
        assertThat(changed.status()).as("%s", changed.body()).isEqualTo(200);
        assertThat(office.send(HttpMethod.PUT, "/api/settings", Map.of("personScores", "commanders"), usual.version())
                        .status())
                .isEqualTo(412);
        assertThat(office.send(HttpMethod.PUT, "/api/settings", Map.of("personScores", "all"), changed.version())
                        .detail())
                .contains("(all) is not known. Maybe one of commanders, trainers.");
        office.send(HttpMethod.PUT, "/api/settings", Map.of("personScores", "commanders"), changed.version());
    }

    // --- seats

    @Test
    void theLogKnowsAPersonByAKeyAndWhatHeIsTrainedForToday() {
        String id =
                made("Rowan Vale", trained("dispatching", TODAY.minusDays(335), 1000), trained("juggling", TODAY, 500));

        assertThat(staff("watch-commander", id).status()).isEqualTo(200);

        JsonNode staffed = office.log("seat-staffed").getLast();
        String key = staffed.path("person").stringValue("");
        assertThat(key).matches("[0-9a-f]{32}");
        assertThat(staffed.path("seen").booleanValue()).isFalse();
        List<JsonNode> cited = office.log("training-cited");
        assertThat(cited).hasSize(1);
        assertThat(cited.getFirst().path("function").stringValue("")).isEqualTo("dispatching");
        assertThat(cited.getFirst().path("permille").intValue()).isEqualTo(500);
        assertThat(cited.getFirst().path("asOf").stringValue("")).isEqualTo(TODAY.toString());
        assertThat(office.get("/log").body().toString()).doesNotContain("Rowan").doesNotContain(id);
        assertThat(seated("watch-commander").at("/person/id").stringValue("")).isEqualTo(id);

        assertThat(staff("watch-sergeant", id).status()).isEqualTo(200);
        assertThat(office.log("seat-staffed").getLast().path("person").stringValue(""))
                .as("one key an exercise")
                .isEqualTo(key);
        Office other = another(Map.of());
        staff(other, "watch-commander", id);
        assertThat(other.log("seat-staffed").getLast().path("person").stringValue(""))
                .isNotEqualTo(key);
    }

    @Test
    void whoTakesASeatOverTakesNobodysTrainingWithIt() {
        staff("watch-commander", made("Rowan Vale", trained("dispatching", TODAY, 900)));
        staff("watch-commander", made("Sage Ruiz", trained("coordination", TODAY, 800)));

        assertThat(office.log("training-cited").stream()
                        .map(each -> each.path("function").stringValue("") + " "
                                + each.path("permille").intValue()))
                .containsExactly("dispatching 900", "dispatching 0", "coordination 800");

        office.control("{\"kind\":\"seat-staffed\",\"seat\":\"watch-commander\",\"holder\":\"crew\"}");
        assertThat(office.log("training-cited").getLast().path("permille").intValue())
                .isZero();
    }

    @Test
    void theSameStaffingTwiceIsOne() {
        String id = made("Rowan Vale", trained("dispatching", TODAY, 900));
        Map<String, Object> move = Map.of(
                "id",
                "s-1",
                "event",
                Map.of("kind", "seat-staffed", "seat", "watch-commander", "holder", "person", "person", id));

        Said first = office.post("/api/exercises/" + office.id() + "/control", move);
        Said again = office.post("/api/exercises/" + office.id() + "/control", move);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(office.log("training-cited")).hasSize(1);
    }

    @Test
    void depthIsCountedFromWhatPeopleAreTrainedFor() {
        staff("watch-commander", made("Rowan Vale", trained("dispatching", TODAY, 1000)));

        JsonNode depth = office.get("/scores").body().path("holders").get(0).at("/measures/D3");

        assertThat(depth.path("value").doubleValue()).as("%s", depth).isGreaterThan(0);
    }

    @Test
    void somebodyWhoPlayedTheScriptHasSeenIt() {
        String id = made("Rowan Vale");
        Office before = another(Map.of());
        staff(before, "watch-commander", id);
        staff("watch-commander", id);
        assertThat(office.log("seat-staffed").getLast().path("seen").booleanValue())
                .as("it was never started")
                .isFalse();
        before.start();

        staff("watch-commander", id);
        assertThat(office.log("seat-staffed").getLast().path("seen").booleanValue())
                .isTrue();
    }

    @Test
    void aTrainerMaySayThatSomebodyHasReadTheScript() {
        office.control("{\"kind\":\"seat-staffed\",\"seat\":\"watch-commander\",\"holder\":\"person\",\"seen\":true}");

        assertThat(office.log("seat-staffed").getLast().path("seen").booleanValue())
                .isTrue();
        assertThat(seated("watch-commander").has("person"))
                .as("nobody said who")
                .isFalse();
    }

    @Test
    void putsOnlyPeopleWhoAreKnownIntoSeats() {
        Said said = staff("watch-commander", UUID.randomUUID().toString());

        assertThat(said.status()).isEqualTo(400);
        assertThat(said.detail()).contains("(event.person): there is no person");
        assertThat(office.control(
                                "{\"kind\":\"seat-staffed\",\"seat\":\"watch-commander\",\"holder\":\"crew\",\"person\":\"x\"}")
                        .status())
                .isEqualTo(400);
    }

    // --- erasure

    @Test
    void whoIsErasedLeavesNothingButAKeyThatNobodyCanRead() {
        String id = made("Rowan Vale");
        staff("watch-commander", id);
        office.start();
        office.accept("watch-commander", "{\"kind\":\"seat-noted\",\"text\":\"My own note.\"}");
        Map<String, Object> typed = Map.of("name", "Rowan Vale");
        String path = "/api/people/" + id + "/erasure";
        assertThat(office.post(path, typed).code()).isEqualTo("in-play");
        assertThat(office.post(path, Map.of("name", "Rowan")).status()).isEqualTo(400);
        office.control("{\"kind\":\"exercise-ended\",\"reason\":\"director\"}");
        String key = office.log("seat-staffed").getLast().path("person").stringValue("");
        String before = office.get("/scores").body().path("holders").toString();

        Said erased = office.post(path, typed);

        assertThat(erased.status()).as("%s", erased.body()).isEqualTo(200);
        assertThat(erased.body().at("/erased/0").stringValue("")).isEqualTo(office.id());
        assertThat(erased.body().path("waiting")).isEmpty();
        assertThat(erased.body().path("texts").intValue()).isOne();
        assertThat(office.log("person-erased").getLast().path("person").stringValue(""))
                .isEqualTo(key);
        assertThat(office.log("text-erased")).hasSize(1);
        assertThat(office.read("/api/people/" + id).status()).isEqualTo(404);
        assertThat(keys(id)).isEmpty();
        assertThat(texts(key)).isEmpty();
        assertThat(store.people().erasures().collectList().block()).isEmpty();
        assertThat(office.get("/scores").body().path("holders").toString())
                .as("seats keep what they came to")
                .isEqualTo(before);
        assertThat(office.post(path, typed).status()).isEqualTo(404);
    }

    @Test
    void whatACrashLeftUndoneIsDoneAtTheNextStart() {
        String id = made("Rowan Vale");
        staff("watch-commander", id);
        office.start();
        office.accept("watch-commander", "{\"kind\":\"seat-noted\",\"text\":\"My own note.\"}");
        office.control("{\"kind\":\"exercise-ended\",\"reason\":\"director\"}");
        String key = office.log("seat-staffed").getLast().path("person").stringValue("");
        store.people().beginErasure(id).block();

        erasure.resume().block(Duration.ofSeconds(20));
        erasure.resume().block(Duration.ofSeconds(20));

        assertThat(office.read("/api/people/" + id).status()).isEqualTo(404);
        assertThat(office.log("person-erased")).hasSize(1);
        assertThat(office.log("text-erased")).hasSize(1);
        assertThat(keys(id)).isEmpty();
        assertThat(texts(key)).isEmpty();
    }

    private List<PersonKey> keys(String person) {
        return store.people().ofPerson(person).collectList().block(Duration.ofSeconds(10));
    }

    private List<String> texts(String key) {
        return store.texts()
                .by(office.id(), key, Set.of(StoredText.Kind.values()))
                .collectList()
                .block(Duration.ofSeconds(10));
    }

    // --- small things

    private Said staff(String seat, String person) {
        return staff(office, seat, person);
    }

    private static Said staff(Office office, String seat, String person) {
        return office.control("{\"kind\":\"seat-staffed\",\"seat\":\"%s\",\"holder\":\"person\",\"person\":\"%s\"}"
                .formatted(seat, person));
    }

    private JsonNode seated(String seat) {
        return office.get("/people")
                .body()
                .valueStream()
                .filter(each -> each.path("seat").stringValue("").equals(seat))
                .findFirst()
                .orElseThrow();
    }

    private String made(String name, Object... training) {
        Map<String, Object> person = person(name, training);
        Said made = office.post("/api/people", person);
        assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
        return (String) person.get("id");
    }

    private static Map<String, Object> person(String name, Object... training) {
        Map<String, Object> person = new HashMap<>();
        person.put("id", UUID.randomUUID().toString());
        person.put("name", name);
        person.put("training", List.of(training));
        return person;
    }

    private static Map<String, Object> trained(String function, LocalDate on, int permille) {
        return Map.of("function", function, "on", on.toString(), "permille", permille);
    }
}

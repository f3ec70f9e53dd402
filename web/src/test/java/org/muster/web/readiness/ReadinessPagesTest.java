package org.muster.web.readiness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.ScoringProfile;
import org.muster.scenarios.yaml.Library;
import org.muster.scoring.Holder;
import org.muster.scoring.Scoreboard;
import org.muster.scoring.readiness.Drill;
import org.muster.scoring.readiness.Estimate;
import org.muster.scoring.readiness.Readiness;
import org.muster.simulator.Answer;
import org.muster.simulator.Simulation;
import org.muster.simulator.log.CanonicalLog;
import org.muster.simulator.log.EndReason;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Person;
import org.muster.simulator.log.Staffing;
import org.muster.web.live.Exercises;
import org.muster.web.live.Script;
import org.muster.web.live.Scripts;
import org.muster.web.play.Office;
import org.muster.web.play.Office.Said;
import org.muster.web.server.Server;
import org.muster.web.store.Batch;
import org.muster.web.store.LogEnd;
import org.muster.web.store.Mark;
import org.muster.web.store.Ownership;
import org.muster.web.store.PersonKey;
import org.muster.web.store.Store;
import org.muster.web.store.StoredEntry;
import org.muster.web.store.StoredExercise;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Readiness over HTTP, on a real server whose embedded store holds exercises of earlier months. */
@SpringBootTest(classes = Server.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Timeout(180)
class ReadinessPagesTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String SEAT = "watch-commander";
    private static final ScoringProfile PROFILE = Library.profile(ScoringProfile.KNOWN.getFirst());

    @TempDir
    static Path data;

    @LocalServerPort
    int port;

    @Autowired
    Exercises exercises;

    @Autowired
    Scripts scripts;

    @Autowired
    Store store;

    private Office office;
    private String rowan;

    @DynamicPropertySource
    static void where(DynamicPropertyRegistry registry) {
        registry.add("muster.data-directory", () -> data.toString());
    }

    @BeforeEach
    void open() {
        office = new Office(port, exercises, "first-notice", Map.of());
        rowan = person("Rowan Vale", "Ocotillo Police");
    }

    // --- readiness

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isWhatTheExportedLogsComeTo(long seed) {
        Random random = new Random(seed);
        List<String> drills = new ArrayList<>();
        for (int monthsAgo : new int[] {14, 9, 2}) {
            drills.add(play(TODAY.minusMonths(monthsAgo), random, null, false, Map.of(SEAT, rowan)));
        }

        JsonNode said = readiness("people/" + rowan);

        List<Drill> exported = drills.stream()
                .map(drill -> exported(drill, new Position.Id(SEAT)))
                .toList();
        Readiness expected = Readiness.of(exported, TODAY, PROFILE.readiness());
        assertThat(expected.headline()).as("there is something to compare").isNotNull();
        isSame(said.path("headline"), Objects.requireNonNull(expected.headline()));
        expected.dimensions().forEach((dimension, estimate) -> isSame(said.at("/dimensions/" + dimension), estimate));
        assertThat(said.path("dimensions").size())
                .isEqualTo(expected.dimensions().size());
        expected.measures().forEach((measure, of) -> {
            JsonNode told = said.at("/measures/" + measure);
            assertThat(told.path("waiting").intValue()).isEqualTo(of.waiting());
            assertThat(told.path("steps").size()).isEqualTo(of.steps().size());
            if (of.estimate() != null) {
                isSame(told.path("estimate"), of.estimate());
            }
        });
        assertThat(said.path("drills").size()).isEqualTo(3);
        assertThat(said.path("drills")
                        .valueStream()
                        .map(each -> each.path("counts").booleanValue()))
                .containsOnly(true);
    }

    private static void isSame(JsonNode told, Estimate expected) {
        assertThat(told.path("value").doubleValue()).isCloseTo(expected.value(), within(1e-9));
        assertThat(told.path("low").doubleValue()).isCloseTo(expected.interval().low(), within(1e-9));
        assertThat(told.path("high").doubleValue())
                .isCloseTo(expected.interval().high(), within(1e-9));
        assertThat(told.path("n").intValue()).isEqualTo(expected.n());
        assertThat(told.path("due").stringValue("never"))
                .isEqualTo(
                        expected.refreshDue() == null
                                ? "never"
                                : expected.refreshDue().toString());
    }

    @Test
    void whatIsKeptOutIsShownWithItsReasonAndMovesNothing() {
        play(TODAY.minusMonths(9), new Random(1), null, false, Map.of(SEAT, rowan));
        JsonNode before = readiness("people/" + rowan).path("headline");

        String solo = play(TODAY.minusMonths(3), new Random(2), null, true, Map.of(SEAT, rowan));

        JsonNode after = readiness("people/" + rowan);
        assertThat(after.path("headline")).isEqualTo(before);
        JsonNode last = after.path("drills").get(1);
        assertThat(last.at("/exercise/id").stringValue("")).isEqualTo(solo);
        assertThat(last.path("counts").booleanValue()).isFalse();
        assertThat(last.path("keptOut").valueStream().map(JsonNode::stringValue))
                .containsExactly("solo");
    }

    @Test
    void anExerciseThatCrewsPlayedIsNobodysDrill() {
        office.control("{\"kind\":\"exercise-started\"}");
        office.control("{\"kind\":\"exercise-ended\",\"reason\":\"director\"}");

        JsonNode agency = readiness("agencies/county-em");

        assertThat(agency.path("drills")
                        .valueStream()
                        .flatMap(drill -> drill.path("keptOut").valueStream())
                        .map(JsonNode::stringValue))
                .contains("all-crews");
        assertThat(agency.has("headline")).isFalse();
    }

    @Test
    void theCurveFallsWithoutPracticeAndTheDueDateLiesOnIt() {
        play(TODAY.minusMonths(9), new Random(1), null, false, Map.of(SEAT, rowan));
        play(TODAY.minusDays(1), new Random(2), null, false, Map.of(SEAT, rowan));

        JsonNode said = readiness("people/" + rowan + "?of=A");

        List<JsonNode> points = said.at("/curve/points").valueStream().toList();
        assertThat(points).hasSizeGreaterThan(20);
        assertThat(points.stream().map(each -> each.path("on").stringValue(""))).isSorted();
        List<Double> ahead = points.stream()
                .filter(each -> each.path("ahead").booleanValue())
                .map(each -> each.path("value").doubleValue())
                .toList();
        assertThat(ahead).hasSizeGreaterThan(10).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(said.at("/curve/dots").size()).isEqualTo(2);
        assertThat(office.read("/api/readiness/people/%s?of=E".formatted(rowan)).detail())
                .contains("(E) is not known. Maybe one of headline, A, B");
        assertThat(office.read("/api/readiness/people/nobody").status()).isEqualTo(404);
    }

    @Test
    void peopleStandInTheOrderInWhichTheyAreDue() {
        String sage = person("Sage Ruiz", "Ocotillo Police");
        play(TODAY.minusMonths(20), new Random(1), null, false, Map.of(SEAT, rowan));
        play(TODAY.minusMonths(1), new Random(2), null, false, Map.of(SEAT, sage));

        List<String> due = readiness("people")
                .path("people")
                .valueStream()
                .map(each -> each.at("/headline/due").stringValue("9999"))
                .toList();

        assertThat(due).hasSizeGreaterThan(1).isSorted();
    }

    @Test
    void agenciesCapabilitiesAndWhatIsDueAreTold() {
        play(TODAY.minusMonths(4), new Random(1), null, false, Map.of());
        play(TODAY.minusMonths(2), new Random(2), null, false, Map.of());

        JsonNode said = readiness("");

        assertThat(said.path("asOf").stringValue("")).isEqualTo(TODAY.toString());
        assertThat(said.path("agencies")
                        .valueStream()
                        .map(each -> each.path("id").stringValue("")))
                .contains("state-eoc")
                .isSorted();
        assertThat(said.path("refresh")
                        .valueStream()
                        .map(each -> each.path("days").longValue()))
                .isNotEmpty()
                .isSorted();
        assertThat(said.at("/capabilities/names")).isNotEmpty();
        assertThat(readiness("agencies/state-eoc").at("/of/title/es").stringValue(""))
                .isNotEmpty();
        assertThat(readiness("positions/" + SEAT).at("/of/agency/id").stringValue(""))
                .isEqualTo("state-police");
    }

    @Test
    void aCohortIsWhatItsSeatsCameTo() {
        String cohort = "c-" + UUID.randomUUID().toString().substring(0, 8);
        office.post("/api/cohorts", Map.of("id", cohort, "name", "Night watch", "people", List.of(rowan)));
        String theirs = play(TODAY.minusMonths(4), new Random(1), cohort, false, Map.of(SEAT, rowan));
        play(TODAY.minusMonths(2), new Random(2), null, false, Map.of());

        JsonNode said = readiness("cohorts/" + cohort);

        assertThat(said.path("drills")
                        .valueStream()
                        .map(each -> each.at("/exercise/id").stringValue("")))
                .containsExactly(theirs);
        assertThat(said.path("headline").path("n").intValue()).isPositive();
        assertThat(office.read("/api/readiness?cohort=none").status()).isEqualTo(400);
    }

    // --- beside it

    @Test
    void tellsWhoCanSitWhere() {
        office.send(
                HttpMethod.PUT,
                "/api/people/" + rowan,
                Map.of(
                        "name",
                        "Rowan Vale",
                        "training",
                        List.of(
                                Map.of(
                                        "function",
                                        "coordination",
                                        "on",
                                        TODAY.minusMonths(13).toString(),
                                        "permille",
                                        1000),
                                Map.of(
                                        "function",
                                        "dispatching",
                                        "on",
                                        TODAY.minusMonths(20).toString(),
                                        "permille",
                                        800))),
                "\"1\"");
        play(TODAY.minusMonths(2), new Random(1), null, false, Map.of(SEAT, rowan));

        JsonNode said = office.read("/api/cross-training?scenario=desert-relay").body();

        JsonNode functions = said.path("people")
                .valueStream()
                .filter(each -> each.at("/person/id").stringValue("").equals(rowan))
                .findFirst()
                .orElseThrow()
                .path("functions");
        assertThat(functions.at("/coordination/state").stringValue("")).isEqualTo("to-refresh");
        assertThat(functions.at("/dispatching/state").stringValue(""))
                .as("he held such a seat two months ago")
                .isEqualTo("current");
        assertThat(functions.has("analysis")).isFalse();
        JsonNode dispatching = said.path("functions").get(0);
        assertThat(dispatching.path("depth").intValue()).isEqualTo(4);
        assertThat(dispatching.path("missing").intValue())
                .isEqualTo(Math.max(
                        0,
                        4
                                - dispatching.path("current").intValue()
                                - dispatching.path("toRefresh").intValue()));
        assertThat(office.read("/api/cross-training?scenario=none").status()).isEqualTo(404);
    }

    @Test
    void putsOnlyWhatIsComparableSideBySide() {
        String one = play(TODAY.minusMonths(4), new Random(1), null, false, Map.of());
        String two = play(TODAY.minusMonths(2), new Random(2), null, false, Map.of());

        JsonNode same = office.read("/api/comparison?exercise=%s&exercise=%s".formatted(one, two))
                .body();
        assertThat(same.path("comparable").booleanValue()).as("%s", same).isTrue();
        assertThat(same.path("sameSeed").booleanValue()).isFalse();
        assertThat(same.at("/exercises/0/values/0/kind").stringValue("")).isEqualTo("exercise");
        assertThat(same.findValues("n").stream().mapToInt(JsonNode::intValue)).allMatch(n -> n >= 5);

        JsonNode other = office.read("/api/comparison?exercise=%s&exercise=%s".formatted(one, office.id()))
                .body();
        assertThat(other.path("comparable").booleanValue()).isFalse();
        assertThat(other.path("differs").valueStream().map(JsonNode::stringValue))
                .containsExactly("scenario", "not-ended");
        assertThat(other.at("/exercises/0").has("values")).isFalse();
        assertThat(office.read("/api/comparison?exercise=" + one).status()).isEqualTo(400);
    }

    @Test
    void nothingLeavesTheHouseOfGroupsUnderFive() {
        play(TODAY.minusMonths(4), new Random(1), null, false, Map.of(SEAT, rowan));
        Said few = office.read("/api/readiness/people");
        assertThat(few.status()).isEqualTo(200);

        String csv = csv("office");
        assertThat(csv).startsWith("group,people,dimension").doesNotContain("Rowan");
        List<Position> seats =
                Objects.requireNonNull(scripts.find("desert-relay")).scenario().positions();
        Map<String, String> held = new HashMap<>();
        for (Position seat : seats) {
            held.put(seat.id().value(), person("Member", "Juniper Sheriff"));
        }
        play(TODAY.minusMonths(3), new Random(3), null, false, held);
        play(TODAY.minusMonths(1), new Random(4), null, false, held);

        assertThat(csv("office").lines().filter(line -> line.startsWith("\"Juniper Sheriff\",")))
                .isNotEmpty()
                .allMatch(line -> Integer.parseInt(line.split(",", -1)[1]) >= 5);
        assertThat(csv("office")).doesNotContain("Member");
    }

    private String csv(String by) {
        byte[] body = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .build()
                .get()
                .uri("/api/readiness/export.csv?by=" + by)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return new String(Objects.requireNonNull(body), UTF_8);
    }

    @Test
    void whoIsErasedHasNoReadinessAndHisPositionKeepsIts() {
        play(TODAY.minusMonths(4), new Random(1), null, false, Map.of(SEAT, rowan));
        JsonNode position = readiness("positions/" + SEAT).at("/headline/value");

        assertThat(office.post("/api/people/%s/erasure".formatted(rowan), Map.of("name", "Rowan Vale"))
                        .status())
                .isEqualTo(200);

        assertThat(office.read("/api/readiness/people/" + rowan).status()).isEqualTo(404);
        assertThat(readiness("positions/" + SEAT).at("/headline/value")).isEqualTo(position);
    }

    // --- small things

    private JsonNode readiness(String of) {
        Said said = office.read("/api/readiness" + (of.isEmpty() ? "" : "/" + of));
        assertThat(said.status()).as("%s", said.body()).isEqualTo(200);
        return said.body();
    }

    private String person(String name, String works) {
        String id = UUID.randomUUID().toString();
        Said made = office.post("/api/people", Map.of("id", id, "name", name, "office", works));
        assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
        return id;
    }

    /**
     * Puts an exercise into the store that people played at real speed on a day: each opens and acknowledges what comes, sooner
     * or later.
     *
     * @param held who held which seat; somebody unnamed held the others
     */
    private String play(LocalDate on, Random random, String cohort, boolean solo, Map<String, String> held) {
        String id = UUID.randomUUID().toString();
        Script script = Objects.requireNonNull(scripts.find("desert-relay"));
        Scenario scenario = script.scenario();
        long seed = random.nextInt(1_000_000);
        await(store.exercises().keep(new StoredExercise(id, "Drill", script.bytes(), seed, wall(on), cohort, solo)));
        List<LogEntry> log = new ArrayList<>();
        Simulation simulation = new Simulation(scenario);
        act(
                simulation,
                log,
                "driver",
                new Event.ExerciseCreated(
                        1, Simulation.RULES, script.hash(), 1, seed, 0, PROFILE.id(), PROFILE.hash()));
        for (Position position : scenario.positions()) {
            String person = held.get(position.id().value());
            String key = person == null
                    ? PersonKey.draw()
                    : await(store.people().keep(new PersonKey(id, person, PersonKey.draw())))
                            .key();
            act(
                    simulation,
                    log,
                    "driver",
                    new Event.SeatStaffed(position.id(), Staffing.PERSON, new Person(key), false));
        }
        act(simulation, log, "control:1", new Event.ExerciseStarted());
        int read = log.size();
        for (long minute = 1; minute <= 120; minute++) {
            log.addAll(simulation.advanceTo(new ExerciseTime(minute * 60_000)));
            for (int end = log.size(); read < end; read++) {
                if (log.get(read).event() instanceof Event.MessageDelivered delivered && random.nextInt(10) < 8) {
                    String by = "seat:" + delivered.seat();
                    act(simulation, log, by, new Event.MessageOpened(delivered.msg(), delivered.seat()));
                    act(simulation, log, by, new Event.MessageAcknowledged(delivered.msg(), delivered.seat()));
                }
            }
        }
        act(simulation, log, "control:1", new Event.ExerciseEnded(EndReason.DIRECTOR));
        Ownership owner = await(store.logs().own(id));
        List<StoredEntry> entries = log.stream()
                .map(entry -> new StoredEntry(CanonicalLog.bytes(entry), wall(on)))
                .toList();
        for (Batch batch : LogEnd.empty(id).batches(entries)) {
            await(store.logs().append(owner, batch));
        }
        store.logs().mark(owner, Mark.NONE).then(store.logs().release(owner)).block(Duration.ofSeconds(10));
        return id;
    }

    private static long wall(LocalDate on) {
        return on.atTime(18, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static void act(Simulation simulation, List<LogEntry> log, String by, Event event) {
        if (simulation.act(new Input(by, "i-" + log.size(), null), event) instanceof Answer.Accepted accepted) {
            log.addAll(accepted.entries());
        }
    }

    /** What anybody reckons who has the file of the log and the script. */
    private Drill exported(String exercise, Position.Id seat) {
        byte[] file = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(1 << 24))
                .build()
                .get()
                .uri("/api/exercises/%s/log.jsonl".formatted(exercise))
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseBody();
        Scenario scenario = Objects.requireNonNull(scripts.find("desert-relay")).scenario();
        CanonicalLog canonical = new CanonicalLog(scenario);
        Scoreboard scoreboard = new Scoreboard(scenario);
        LocalDate ended = LocalDate.MIN;
        List<String> lines =
                new String(Objects.requireNonNull(file), UTF_8).lines().skip(1).toList();
        for (int number = 0; number < lines.size(); number++) {
            JsonNode line = JSON.readTree(lines.get(number));
            LogEntry entry =
                    canonical.read(number, line.path("entry").toString().getBytes(UTF_8));
            scoreboard.read(entry);
            if (entry.event() instanceof Event.ExerciseEnded) {
                ended = LocalDate.ofInstant(
                        Instant.ofEpochMilli(line.path("wall").longValue()), ZoneOffset.UTC);
            }
        }
        return Drill.of(ended, scoreboard.scores().of(new Holder.Seat(seat)));
    }

    private static <T> T await(Mono<T> answer) {
        return Objects.requireNonNull(answer.block(Duration.ofSeconds(30)));
    }
}

package org.muster.web.scores;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.scenarios.Position;
import org.muster.web.live.Exercises;
import org.muster.web.play.Office;
import org.muster.web.play.Office.Said;
import org.muster.web.server.Server;
import org.muster.web.store.Edition;
import org.muster.web.store.Store;
import org.muster.web.store.StoredSettings;
import org.muster.web.store.StoredSettings.PersonScores;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Scores over HTTP: how each came about, who sees them when, and what is said against them. */
@SpringBootTest(classes = Server.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Timeout(120)
class ScorePagesTest {

    private static final String DESK = "county-dispatcher";
    private static final String OWN = "/seats/" + DESK + "/scores";

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

    private Office played() {
        Office office = new Office(port, exercises, "first-notice").start(DESK).until(18);
        accept(office, "{\"kind\":\"exercise-ended\",\"reason\":\"director\"}");
        return office;
    }

    private static void accept(Office office, String event) {
        Said said = office.control(event);
        assertThat(said.status()).as("%s", said.body()).isEqualTo(200);
    }

    private static void release(Office office, String what, String to) {
        long last = office.exercise().log().entries().size() - 1;
        accept(office, "{\"kind\":\"%s-released\",\"upTo\":%d,\"to\":\"%s\"}".formatted(what, last, to));
    }

    // --- how they came about

    @ParameterizedTest
    @ValueSource(strings = {"A1", "B2", "B3", "C3", "C4", "D2", "D3", "A", "overall"})
    void derivesEachValueAsItStandsInTheScores(String word) {
        Office office = played();
        JsonNode exercise = office.get("/scores").body().at("/holders/0");
        JsonNode scored = word.length() == 2
                ? exercise.at("/measures/" + word)
                : word.equals("A") ? exercise.at("/dimensions/A") : exercise.get("overall");
        Said said = office.get("/scores/explain?measure=" + word);

        assertThat(said.status()).as("%s", said.body()).isEqualTo(200);
        assertThat(said.body().path("subject").stringValue()).isEqualTo(word);
        assertThat(said.body().at("/value/value")).isEqualTo(scored.path("value"));
        assertThat(said.body().at("/value/missing")).isEqualTo(scored.path("missing"));
    }

    @Test
    void saysWhatCanBeDerivedAndForWhom() {
        Office office = played();

        assertThat(office.get("/scores/explain?measure=E9").status()).isEqualTo(400);
        assertThat(office.get("/scores/explain?measure=E9").detail()).contains("Maybe one of A1, A2");
        assertThat(office.get("/scores/explain?measure=D2&holder=" + DESK).status())
                .isEqualTo(400);
        assertThat(office.get("/scores/explain?measure=coordination&holder=" + DESK)
                        .status())
                .isEqualTo(200);
        assertThat(office.get("/scores/explain?measure=A1&holder=nobody").status())
                .isEqualTo(404);
        assertThat(office.get("/scores/explain").detail()).contains("measure");
    }

    @Test
    void tellsHowAgenciesTalkedWithoutScoringIt() {
        Office office = new Office(port, exercises, "desert-relay")
                .start("charge-nurse")
                .until(40);

        JsonNode talk = office.get("/scores/diagnostics").body();
        assertThat(talk.at("/agencies/0/agency").isString()).isTrue();
        assertThat(talk.at("/awareness/0/item").isString()).isTrue();
        assertThat(talk.path("centralisation").isNumber()).isTrue();
    }

    /** Groups of fewer than five are merged in what leaves: a person's seat and agency count in the exercise alone. */
    @Test
    void noPersonCanBeToldApartInTheTableThatLeaves() {
        List<String> lines = played().lines("/scores.csv");

        assertThat(lines.getFirst()).isEqualTo("kind,id,value,figure,n,low,high,few,missing");
        assertThat(lines).anyMatch(line -> line.startsWith("exercise,,A1,"));
        assertThat(lines)
                .noneMatch(line -> line.startsWith("seat," + DESK + ",") || line.startsWith("agency,county-em,"));
        assertThat(lines)
                .as("whom a crew played is nobody")
                .anyMatch(line -> line.startsWith("seat,county-duty,A1,"))
                .anyMatch(line -> line.startsWith("agency,state-eoc,A1,"));
    }

    // --- release

    @Test
    void aSeatHasNoScoresUntilTheyAreReleasedAndThenItsOwnAlone() {
        Office office = played();
        assertThat(office.get(OWN).status()).isEqualTo(404);
        assertThat(office.get(OWN).body().path("title").stringValue(""))
                .as("as if there were none")
                .startsWith("There is no such");

        release(office, "scores", "seats");

        Said said = office.get(OWN);
        assertThat(said.status()).as("%s", said.body()).isEqualTo(200);
        assertThat(said.body().at("/seat/measures/A1/n").intValue()).isPositive();
        assertThat(said.body().at("/seat/coordination").isObject()).isTrue();
        assertThat(said.body().has("agency")).isFalse();
        assertThat(said.body().path("log").booleanValue()).isFalse();
        String text = said.body().toString();
        office.exercise().scenario().positions().stream()
                .map(Position::id)
                .filter(id -> !id.value().equals(DESK))
                .forEach(other -> assertThat(text).doesNotContain('"' + other.value() + '"'));
        assertThat(text).doesNotContain("\"item\"").doesNotContain("crew");
    }

    @Test
    void evidenceStandsInTheSeatsOwnWordsAndNumbers() {
        Office office = played();
        release(office, "scores", "seats");
        int known = office.feed(DESK).size();

        JsonNode items = office.get(OWN).body().at("/seat/measures/A1/evidence");
        assertThat(items).isNotEmpty();
        for (JsonNode item : items) {
            assertThat(item.has("title") || item.has("msg")).as("%s", item).isTrue();
            assertThat(item.path("entries")).isNotEmpty();
            item.path("entries").forEach(entry -> assertThat(entry.intValue()).isBetween(1, known));
        }
    }

    @Test
    void whatIsSaidAfterTheReleaseDoesNotChangeWhatWasReleased() {
        Office office = played();
        release(office, "scores", "seats");
        JsonNode before = office.get(OWN).body().get("seat");
        long act = office.log("message-acknowledged").size();
        assertThat(act).isPositive();
        accept(office, "{\"kind\":\"feedback-closed\",\"form\":\"f-players\"}");

        assertThat(office.get(OWN).body().get("seat")).isEqualTo(before);
    }

    @Test
    void theAgencysScoresCameApartFromTheSeats() {
        Office office = played();
        release(office, "scores", "agencies");

        assertThat(office.get(OWN).body().has("seat")).isFalse();
        assertThat(office.get(OWN).body().at("/agency/measures/A1").isObject()).isTrue();
        assertThat(contest(office, "\"measure\":\"A1\"").status()).isEqualTo(404);
    }

    @Test
    void theLogIsReadOnlyAfterItsOwnReleaseAndWithoutNotes() {
        Office office = new Office(port, exercises, "first-notice").start(DESK);
        office.accept(DESK, "{\"kind\":\"seat-noted\",\"text\":\"For me alone.\"}");
        accept(office, "{\"kind\":\"exercise-ended\",\"reason\":\"director\"}");
        release(office, "scores", "seats");
        String log = "/seats/" + DESK + "/log.jsonl";
        assertThat(office.get(log).status()).isEqualTo(404);

        release(office, "log", "seats");

        List<String> lines = office.lines(log);
        assertThat(lines).hasSizeGreaterThan(3);
        assertThat(lines).noneMatch(line -> line.contains("seat-noted"));
        assertThat(lines).anyMatch(line -> line.contains("\"kind\":\"exercise-ended\""));
        assertThat(office.get(OWN).body().path("log").booleanValue()).isTrue();
    }

    @Test
    void aCommanderSeesTheReleasedScoresAndSingleSeatsOnlyWhereTheOfficeWantsIt() {
        Office office = played();
        assertThat(office.get("/scores/released").status()).isEqualTo(404);

        release(office, "scores", "commanders");

        assertThat(kinds(office)).contains("exercise", "agency", "seat");
        store.people()
                .settings()
                .write(new Edition<>(StoredSettings.ID, 1, new StoredSettings(PersonScores.TRAINERS)))
                .block(Duration.ofSeconds(10));
        assertThat(kinds(office)).contains("exercise", "agency").doesNotContain("seat");
        assertThat(office.get(OWN).status()).isEqualTo(404);
    }

    private static List<String> kinds(Office office) {
        JsonNode holders = office.get("/scores/released").body().path("holders");
        return StreamSupport.stream(holders.spliterator(), false)
                .map(holder -> holder.path("kind").stringValue(""))
                .toList();
    }

    /** No alarm on a person: whatever he comes to, nothing reaches his seat before somebody releases it. */
    @Test
    void aLowScoreTellsTheSeatNothing() {
        Office office = played();
        assertThat(office.get("/scores").body().toString()).contains("\"failed\"");

        assertThat(office.feed(DESK))
                .extracting(event -> event.path("kind").stringValue(""))
                .noneMatch(kind -> kind.contains("score") || kind.contains("expectation"));
    }

    // --- contests

    @Test
    void whoIsScoredContestsAnItemAndReadsTheAnswer() {
        Office office = played();
        assertThat(contest(office, "\"measure\":\"A1\",\"item\":1").status())
                .as("before the release")
                .isEqualTo(404);
        release(office, "scores", "seats");

        Said said = contest(office, "\"measure\":\"A1\",\"item\":1");
        assertThat(said.status()).as("%s", said.body()).isEqualTo(200);
        assertThat(contest(office, "\"measure\":\"A1\",\"item\":1").code()).isEqualTo("already");
        JsonNode logged = office.log("score-contested").getFirst();
        assertThat(logged.toString()).doesNotContain("by voice");
        assertThat(logged.path("entries")).isNotEmpty();
        JsonNode contest = office.get(OWN).body().at("/contests/0");
        assertThat(contest.path("item").intValue()).isEqualTo(1);
        assertThat(contest.path("text").stringValue("")).isEqualTo("I answered by voice.");
        assertThat(contest.has("answer")).isFalse();

        Said answered = office.evaluate(
                "{\"kind\":\"contest-answered\",\"measure\":\"A1\",\"entries\":%s,\"text\":\"The log has no answer.\",\"outcome\":\"stands\"}"
                        .formatted(logged.path("entries")));
        assertThat(answered.status()).as("%s", answered.body()).isEqualTo(200);
        assertThat(office.get(OWN).body().at("/contests/0/answer/outcome").stringValue(""))
                .isEqualTo("stands");
        assertThat(office.get(OWN).body().at("/contests/0/answer/text").stringValue(""))
                .isEqualTo("The log has no answer.");
        assertThat(office.feed(DESK, "contest-answered")
                        .getFirst()
                        .at("/text/en")
                        .stringValue(""))
                .isEqualTo("The log has no answer.");
    }

    @Test
    void aContestNamesWhatTheSeatSees() {
        Office office = played();
        release(office, "scores", "seats");

        assertThat(contest(office, "\"measure\":\"A1\",\"item\":999").status()).isEqualTo(404);
        assertThat(contest(office, "\"measure\":\"D2\"").status()).isEqualTo(404);
        assertThat(contest(office, "\"measure\":\"A1\",\"entries\":[1]").status())
                .isEqualTo(400);
        assertThat(office.act(DESK, "{\"kind\":\"score-contested\",\"measure\":\"A1\"}")
                        .detail())
                .contains("event.text");
    }

    private static Said contest(Office office, String what) {
        return office.act(DESK, "{\"kind\":\"score-contested\",%s,\"text\":\"I answered by voice.\"}".formatted(what));
    }
}

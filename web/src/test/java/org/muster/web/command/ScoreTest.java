package org.muster.web.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.muster.web.command.CommandLineRun.run;
import static org.muster.web.command.CommandLineRun.runWithInput;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.simulator.log.SealedLog;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScoreTest {

    @TempDir
    Path directory;

    private Desk desk;
    private String scenario;
    private List<String> lines;

    @BeforeEach
    void layTheGoldenExercise() {
        desk = new Desk(directory);
        scenario = desk.lay("/golden/golden.yaml").toString();
        lines = new ArrayList<>(Desk.text("/golden/golden.jsonl").lines().toList());
    }

    private CommandLineRun score(String... more) {
        String log = desk.write("log.jsonl", String.join("\n", lines) + "\n").toString();
        List<String> args = new ArrayList<>(List.of("score", "--scenario", scenario, log));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    private void refuses(long entry, String why) {
        CommandLineRun run = score();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.stdout()).isEmpty();
        assertThat(run.stderr())
                .startsWith("muster: %s: Entry (%d): ".formatted(desk.path("log.jsonl"), entry))
                .contains(why);
    }

    @Test
    void scoresTheGoldenLog() {
        CommandLineRun run = score("--json");

        assertThat(run.exit()).isZero();
        assertThat(run.stdout())
                .startsWith("{\"muster-scores\":1,")
                .contains(
                        "\"upTo\":195,\"holders\":[{\"kind\":\"exercise\",\"measures\":{\"A1\":{\"value\":68.0,\"n\":5,");
        assertThat(run.stderr()).isEmpty();
    }

    /** The fractions are those of the exercise's own reckoning, and the files are checked as they lie. */
    @ParameterizedTest
    @CsvSource({
        "A1, 68, 1", "A2, 280, 3", "B1, 200, 3", "B2, 1000, 13", "B3, 62, 1", "C1, 55, 1",
        "C2, 50, 1", "C3, 125, 2", "C4, 70, 1", "D1, 50, 1", "D2, 15800, 171", "D3, 85, 1"
    })
    void scoresTheGoldenLogAsItLiesToExactFractions(String measure, double numerator, double denominator) {
        String log = desk.lay("/golden/golden.jsonl").toString();
        CommandLineRun run = run("score", "--scenario", scenario, log, "--json");
        assertThat(run.exit()).isZero();
        JsonNode exercise = JsonMapper.shared().readTree(run.stdout()).at("/holders/0");

        assertThat(exercise.at("/kind").asString()).isEqualTo("exercise");
        assertThat(exercise.at("/measures/%s/value".formatted(measure)).asDouble())
                .isCloseTo(numerator / denominator, within(1e-9));
    }

    @Test
    void findsTheGoldenScenarioPlayable() {
        CommandLineRun run = run("check", scenario);

        assertThat(run.exit()).isZero();
        assertThat(run.stdout()).doesNotContain("error:", "blocks-publishing:");
    }

    @Test
    void tellsTheScoresAsATable() {
        CommandLineRun run = score();

        assertThat(run.exit()).isZero();
        assertThat(run.stdout()).containsPattern("(?m)^exercise +68 ").contains("71.1");
    }

    @Test
    void derivesOneValueLineByLine() {
        CommandLineRun run = score("--explain", "so", "a1");

        assertThat(run.exit()).isZero();
        assertThat(run.stdout())
                .contains("A1 Acknowledgement timeliness, so, up to entry 195", "= 50.0000, needs work")
                .doesNotContain("other weights");
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, A1, has no agency or seat (nobody)",
        "exercise, E1, There is no value (E1)",
        "so-dispatch, D2, There is no value (D2) of (a seat)",
    })
    void refusesToDeriveWhatThereIsNot(String holder, String measure, String why) {
        CommandLineRun run = score("--explain", holder, measure);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.stdout()).isEmpty();
        assertThat(run.stderr()).contains(why);
        assertThat(score("--json", "--explain", "exercise", "A1").exit()).isEqualTo(2);
    }

    @Test
    void readsTheLogFromStandardInput() {
        CommandLineRun run = runWithInput(String.join("\n", lines), "score", "--scenario", scenario, "-", "--json");

        assertThat(run.stdout()).isEqualTo(score("--json").stdout());
    }

    @Test
    void scoresASealedLogLikeABareOne() throws IOException {
        String bare = score("--json").stdout();
        lines = sealed(lines);

        assertThat(score("--json").stdout()).isEqualTo(bare);
    }

    @Test
    void refusesAGap() {
        lines.remove(12);

        refuses(12, "(13)");
    }

    @Test
    void refusesAKindThatItDoesNotKnow() {
        lines.set(20, lines.get(20).replaceFirst("\"kind\":\"", "\"kind\":\"un"));

        refuses(20, "un");
    }

    @Test
    void refusesAKeyThatItDoesNotKnow() {
        lines.set(3, lines.get(3).replace("\"seat\":", "\"chair\":"));

        refuses(3, "chair");
    }

    @Test
    void refusesALineThatIsCutOff() {
        lines.set(195, lines.get(195).substring(0, 40));

        refuses(195, "JSON");
    }

    @Test
    void refusesALogOfAnotherScenario() {
        lines.set(0, lines.get(0).replace("7885f2c0", "0885f2c0"));

        refuses(0, "scenario");
    }

    @Test
    void refusesALogWhoseScenarioWasChangedSince() {
        desk.write("golden.yaml", Desk.text("/golden/golden.yaml").replace("title: SP\n", "title: SPP\n"));

        refuses(0, "Maybe the scenario was changed since");
    }

    @Test
    void refusesASealedLogThatWasChanged() throws IOException {
        lines = sealed(lines);
        lines.set(6, lines.get(6).replace("\"seen\":false", "\"seen\":true"));

        refuses(5, "hash");
    }

    @Test
    void refusesASeatThatTheScenarioHasNot() {
        lines.set(1, lines.get(1).replace("sp-watch", "sp-wotch"));

        refuses(1, "sp-wotch");
    }

    @Test
    void refusesWhatIsNoLog() {
        lines = List.of("muster: 1");

        refuses(0, "JSON");
    }

    @Test
    void doesNotReadDirectoriesEmptyAndBinaryFiles() {
        assertThat(run("score", "--scenario", scenario, directory.toString()).stderr())
                .contains("is a directory");
        assertThat(run("score", "--scenario", scenario, desk.write("empty", "").toString())
                        .stderr())
                .contains("is empty");
        assertThat(run(
                                "score",
                                "--scenario",
                                scenario,
                                desk.write("binary", "\0\1").toString())
                        .stderr())
                .contains("is a binary file");
        assertThat(run("score", "--scenario", scenario, desk.path("log.json")).stderr())
                .contains("There is no file");
    }

    /** @return the bare log with header, wall times and hashes */
    private static List<String> sealed(List<String> bare) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SealedLog log = new SealedLog(new SealedLog.Header("golden-1", null, null), bytes);
        for (String line : bare) {
            log.write(1_800_000_000_000L, line.getBytes(StandardCharsets.UTF_8));
        }
        return new ArrayList<>(bytes.toString(StandardCharsets.UTF_8).lines().toList());
    }
}

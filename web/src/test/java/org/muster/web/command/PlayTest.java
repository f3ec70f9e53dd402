package org.muster.web.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.web.command.CommandLineRun.run;
import static org.muster.web.command.CommandLineRun.runWithInput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayTest {

    @TempDir
    Path directory;

    private Desk desk;
    private String relay;

    @BeforeEach
    void layTheScript() {
        desk = new Desk(directory);
        relay = desk.lay("/command/relay.yaml").toString();
    }

    @Test
    void tellsWhatWasPlayedAndWhatItCameTo() {
        CommandLineRun run = run("play", relay, "--seed", "7");

        assertThat(run.exit()).isZero();
        assertThat(run.stdout())
                .startsWith("EXERCISE  Relay of two reports (relay)\ndrill, 30 min, 2 seats in 2 agencies, seed 7\n")
                .containsPattern(
                        "\\d+ entries\\. 17 messages sent; copies: \\d+ delivered, \\d+ lost, \\d+ in flight at EndEx")
                .contains("so-dispatch", "A1");
        assertThat(run.stderr()).isEmpty();
    }

    @Test
    void writesTheSameLogForTheSameSeedAndAnotherForAnother() {
        String first = run("play", relay, "--seed", "7", "--log", "-").stdout();
        String second = run("play", relay, "--seed", "7", "--log", "-").stdout();
        String other = run("play", relay, "--seed", "8", "--log", "-").stdout();

        assertThat(first).isEqualTo(second);
        assertThat(withoutCreation(first)).isNotEqualTo(withoutCreation(other));
    }

    private static String withoutCreation(String log) {
        return log.substring(log.indexOf('\n'));
    }

    @Test
    void startsTheLogWithCreationStaffingByCrewsAndStartEx() {
        assertThat(run("play", relay, "--log", "-").stdout().lines())
                .startsWith(
                        run("play", relay, "--log", "-")
                                .stdout()
                                .lines()
                                .findFirst()
                                .orElseThrow(),
                        """
                        {"number":1,"time":0,"source":"in","input":{"by":"driver","id":"rehearsal-1"},\
                        "event":{"kind":"seat-staffed","seat":"so-dispatch","holder":"crew"}}""",
                        """
                        {"number":2,"time":0,"source":"in","input":{"by":"driver","id":"rehearsal-2"},\
                        "event":{"kind":"seat-staffed","seat":"eoc-watch","holder":"crew"}}""",
                        """
                        {"number":3,"time":0,"source":"in","input":{"by":"control:1","id":"rehearsal-3"},\
                        "event":{"kind":"exercise-started"}}""")
                .last()
                .asString()
                .contains("\"time\":1800000", "exercise-ended");
    }

    @Test
    void tellsTheAccountElsewhereWhenTheLogIsTheAnswer() {
        CommandLineRun run = run("play", relay, "--log", "-");

        assertThat(run.stdout().lines()).allMatch(line -> line.startsWith("{\"number\":"));
        assertThat(run.stderr()).startsWith("EXERCISE  Relay");
    }

    @Test
    void writesLogAndScoresToFilesAndLeavesNothingElse() {
        CommandLineRun run = run("play", relay, "--log", desk.path("r.jsonl"), "--scores", desk.path("r.json"));

        assertThat(run.exit()).isZero();
        assertThat(desk.names()).containsExactly("r.json", "r.jsonl", "relay.yaml");
        assertThat(desk.text(directory.resolve("r.json")))
                .startsWith("{\"muster-scores\":1,")
                .endsWith("}\n");
        CommandLineRun scored = run("score", "--scenario", relay, desk.path("r.jsonl"), "--json");
        assertThat(scored.stdout()).isEqualTo(desk.text(directory.resolve("r.json")));
    }

    @Test
    void answersInJson() {
        CommandLineRun run = run("play", relay, "--json");

        assertThat(run.exit()).isZero();
        assertThat(run.stdout())
                .startsWith("{\"scenario\":\"relay\",\"seed\":1,\"replication\":1,\"entries\":")
                .contains("\"messages\":{\"sent\":17,", "\"scores\":{\"muster-scores\":1,")
                .endsWith("}}\n");
    }

    @Test
    void playsWhatComesOnStandardInput() {
        CommandLineRun run = runWithInput(Desk.text("/command/relay.yaml"), "play", "-", "--log", "-");

        assertThat(run.stdout()).isEqualTo(run("play", relay, "--log", "-").stdout());
    }

    @Test
    void refusesAScriptWithErrorsAndPrintsThem() {
        String broken = desk.write(
                        "broken.yaml", Desk.text("/command/relay.yaml").replace("30m", "30"))
                .toString();

        CommandLineRun run = run("play", broken, "--log", desk.path("r.jsonl"));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.stdout()).isEmpty();
        assertThat(run.stderr()).contains(broken + ":7:11: error: ", "has errors and can't be played");
        assertThat(desk.names()).doesNotContain("r.jsonl");
    }

    @Test
    void refusesAScriptInTurnsSinceNobodyRaisesThem() {
        String turns = desk.write(
                        "turns.yaml",
                        Desk.text("/command/relay.yaml")
                                .replace("duration: 30m", "clock: {mode: turns}")
                                .replaceAll("at: T[^ ,]*", "at: turn 1")
                                .replaceAll(", acknowledgeWithin: .m|, every: .m, times: [0-9]*", ""))
                .toString();

        CommandLineRun run = run("play", turns);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.stderr()).contains("is played in turns, which only a facilitator raises");
    }

    @Test
    void keepsTheOldFileWhenItCannotFinishTheNew() throws IOException {
        Path log = desk.write("r.jsonl", "the old log");
        Path full = Path.of("/dev/full");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(full));

        CommandLineRun run = run("play", relay, "--log", log.toString(), "--scores", full.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.stderr()).contains("/dev/full: No space left on device.");
        assertThat(desk.names()).containsExactly("r.jsonl", "relay.yaml");
    }

    @Test
    void replacesAnOlderFile() {
        desk.write("r.jsonl", "the old log");

        run("play", relay, "--log", desk.path("r.jsonl"));

        assertThat(desk.text(directory.resolve("r.jsonl"))).startsWith("{\"number\":0,");
    }

    @Test
    void followsALinkToTheFileThatItReplaces() throws IOException {
        Path old = desk.write("old.jsonl", "the old log");
        Path link = Files.createSymbolicLink(directory.resolve("link.jsonl"), old);

        run("play", relay, "--log", link.toString());

        assertThat(link).isSymbolicLink();
        assertThat(desk.text(old)).startsWith("{\"number\":0,");
    }

    @Test
    void neverWritesOverTheScript() {
        CommandLineRun run = run("play", relay, "--log", desk.path("./relay.yaml"));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.stderr()).contains("can't be two things at once");
        assertThat(desk.text(directory.resolve("relay.yaml"))).isEqualTo(Desk.text("/command/relay.yaml"));
    }

    @Test
    void refusesToWriteWhereNoDirectoryIs() {
        CommandLineRun run = run("play", relay, "--log", desk.path("missing/r.jsonl"));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.stderr()).contains("can't be written: there is no such directory");
    }

    @Test
    void guessesTheScenarioThatWasMeant() {
        CommandLineRun run = run("play", "frist-notice");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.stderr()).contains("Maybe first-notice.");
    }

    @Test
    void guessesTheFileThatWasMeant() {
        CommandLineRun run = run("play", desk.path("realy.yaml"));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.stderr())
                .isEqualTo("muster: There is no file %s. Maybe %s.\n".formatted(desk.path("realy.yaml"), relay));
    }
}

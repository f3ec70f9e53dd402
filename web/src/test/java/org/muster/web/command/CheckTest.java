package org.muster.web.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.web.command.CommandLineRun.run;
import static org.muster.web.command.CommandLineRun.runWithInput;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {

    @TempDir
    Path directory;

    private Desk desk;
    private String good;
    private String broken;

    @BeforeEach
    void layTheScripts() {
        desk = new Desk(directory);
        good = desk.lay("/command/relay.yaml").toString();
        String text = Desk.text("/command/relay.yaml");
        broken = desk.write("broken.yaml", text.replace("30m", "30").replace("to: [eoc-watch]", "to: [eoc-wacth]"))
                .toString();
    }

    @Test
    void hasNothingToSayAboutAGoodScript() {
        String quiet = desk.write("quiet.yaml", Desk.text("/command/relay.yaml").replaceAll(".*id: m-0[23],.*", ""))
                .toString();

        CommandLineRun run = run("check", quiet);

        assertThat(run.exit()).isZero();
        assertThat(run.stdout()).isEmpty();
        assertThat(run.stderr()).isEqualTo("1 script: no findings.\n");
    }

    @Test
    void printsEveryFindingWithItsPlaceAndEndsWithTwo() {
        CommandLineRun run = run("check", good, broken);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.stdout().lines())
                .anyMatch(line -> line.startsWith(broken + ":7:11: error: Duration (30) has no unit."))
                .anyMatch(line -> line.contains(": error: ") && line.endsWith("Maybe eoc-watch."));
        assertThat(run.stderr()).startsWith("2 scripts: 2 errors");
    }

    @Test
    void passesAScriptThatCannotBePublishedAndSaysSo() {
        String draft = desk.write("draft.yaml", Desk.text("/command/relay.yaml").replaceAll("(?s)rights:.*", ""))
                .toString();

        CommandLineRun run = run("check", draft);

        assertThat(run.exit()).isZero();
        assertThat(run.stdout()).contains(": blocks-publishing: ");
        assertThat(run.stderr()).contains("publishing");
    }

    @Test
    void answersInJson() {
        CommandLineRun run = run("check", "--json", good, broken, desk.path("missing.yaml"));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.stdout())
                .startsWith("{\"files\":[{\"file\":\"%s\",\"plays\":true,\"publishable\":true,\"scenario\":\"relay\","
                        .formatted(good))
                .contains(
                        "\"line\":7,\"column\":11,\"severity\":\"error\",\"code\":\"no-unit\",\"message\":\"Duration (30)")
                .contains("\"unread\":\"There is no file ")
                .endsWith("]}\n");
    }

    @Test
    void readsStandardInput() {
        CommandLineRun run = runWithInput(Desk.text("/command/relay.yaml").replace("30m", "30"), "check", "-");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.stdout()).startsWith("Standard input:7:11: error: ");
    }

    @Test
    void goesOnAfterAFileThatItCannotRead() {
        CommandLineRun run = run("check", directory.toString(), desk.path("nothing.yaml"), broken);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.stdout()).contains("broken.yaml:7:11: error: ");
        assertThat(run.stderr())
                .contains("is a directory, not a file. Maybe ", "There is no file ", "3 scripts: 2 not read, 2 errors");
    }

    @Test
    void checksAScriptOfTheLibraryByItsId() {
        CommandLineRun run = run("check", "--json", "first-notice");

        assertThat(run.exit()).isZero();
        assertThat(run.stdout())
                .startsWith("{\"files\":[{\"file\":\"first-notice\",\"plays\":true,")
                .contains("\"scenario\":\"first-notice\"");
    }

    @Test
    void guessesTheIdThatWasMeant() {
        CommandLineRun run = run("check", "first-notise");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.stderr()).contains("the library has no such scenario. Maybe first-notice.");
    }

    @Test
    void refusesEmptyAndBinaryFiles() {
        CommandLineRun run = run(
                "check",
                desk.write("empty.yaml", "").toString(),
                desk.write("binary.yaml", "PK\3\4\0\0").toString());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.stderr()).contains("empty.yaml is empty.", "binary.yaml is a binary file, not a text.");
    }

    @Test
    void letsNoScriptSteerTheScreen() {
        String text = Desk.text("/command/relay.yaml").replace("exerciseType: drill", "exerciseType: \"\\e[2Jdrill\"");

        CommandLineRun run = runWithInput(text, "check", "-");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.stdout()).doesNotContain("\u001b");
    }
}

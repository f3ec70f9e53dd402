package org.muster.web.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.web.command.CommandLineRun.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @Test
    void saysItsVersionOnStandardOutput() {
        CommandLineRun run = run("--version");

        assertThat(run.exit()).isZero();
        assertThat(run.stdout()).matches("Muster \\d[^ ]* \\(rules 1\\)\n");
        assertThat(run.stderr()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "serve", "check", "play", "score", "library", "schema"})
    void helpsWithEveryCommandAndShowsExamples(String command) {
        CommandLineRun run = command.isEmpty() ? run("--help") : run(command, "--help");

        assertThat(run.exit()).isZero();
        assertThat(run.stdout()).startsWith("Usage: muster").contains("Examples:\n  muster ");
        assertThat(run.stderr()).isEmpty();
    }

    @Test
    void listsItsCommandsAndExitCodesInItsHelp() {
        assertThat(run("--help").stdout())
                .contains("Exit codes:", "0   done", "1   failed", "2   bad input")
                .contains("serve", "check", "play", "score", "library", "schema");
    }

    @ParameterizedTest
    @CsvSource({
        "play first-notice --seed abc,--seed,abc",
        "play first-notice --seed 1.5,--seed,1.5",
        "serve --port x1,--port,x1"
    })
    void saysInPlainWordsWhatIsNoNumber(String given, String option, String value) {
        CommandLineRun run = run(given.split(" "));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.stderr())
                .startsWith(
                        "muster: Invalid value for option '%s': (%s) is not a whole number.".formatted(option, value));
    }

    @Test
    void wantsACommand() {
        CommandLineRun run = run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.stdout()).isEmpty();
        assertThat(run.stderr()).startsWith("muster: ").contains("muster --help");
    }

    @ParameterizedTest
    @CsvSource({"plya,play", "chek,check", "libary,library", "scheme,schema", "scor,score"})
    void guessesTheCommandThatWasMeant(String written, String meant) {
        CommandLineRun run = run(written);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.stdout()).isEmpty();
        assertThat(run.stderr()).startsWith("muster: There is no command %s. Maybe %s.\n".formatted(written, meant));
    }

    @ParameterizedTest
    @CsvSource({
        "play first-notice --sed 7, There is no option --sed. Maybe --seed.",
        "play first-notice --seed seven, seven",
        "play first-notice --seed -1, Seed (-1) must lie in 0 to 2^53 - 1.",
        "play first-notice --seed 9007199254740992, Seed (9007199254740992) must lie in 0 to 2^53 - 1.",
        "play first-notice --seed, --seed",
        "play, FILE|ID",
        "play one two, There is no argument two.",
        "check, FILE",
        "score golden.jsonl, --scenario",
        "score --scenario golden.yaml, LOG",
        "score --scenario - -, Standard input holds either the scenario or the log.",
        "play first-notice --json --log -, Standard output takes one answer.",
        "play first-notice --scores - --log -, Standard output takes one answer.",
        "play first-notice --scores x --log ./x, can't be two things at once",
        "library extra, There is no argument extra.",
        "serve --port 70000, Port (70000) must lie in 0 to 65535",
        "serve --port http, http",
        "serve --data /dev/null, /dev/null is a file, not a directory."
    })
    void refusesWhatMakesNoSenseAndSaysWhy(String line, String why) {
        CommandLineRun run = run(line.split(" "));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.stdout()).isEmpty();
        assertThat(run.stderr()).startsWith("muster: ").contains(why).doesNotContain("\tat ");
    }

    @Test
    void keepsQuietWhenItsReaderHasSeenEnough() {
        CommandLineRun run = runInto(new Closed("Broken pipe"), "library");

        assertThat(run.exit()).isEqualTo(141);
        assertThat(run.stderr()).isEmpty();
    }

    @Test
    void failsWhenItsAnswerIsLost() {
        CommandLineRun run = runInto(new Closed("No space left on device"), "library");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.stderr()).isEqualTo("muster: Standard output: No space left on device.\n");
    }

    private static CommandLineRun runInto(OutputStream out, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(new ByteArrayInputStream(new byte[0]), out, err, false, false, false);
        return new CommandLineRun(MusterCommand.run(terminal, args), "", err.toString());
    }

    /** A standard output that takes nothing. */
    private static final class Closed extends OutputStream {
        private final String why;

        Closed(String why) {
            this.why = why;
        }

        @Override
        public void write(int each) throws IOException {
            throw new IOException(why);
        }
    }
}

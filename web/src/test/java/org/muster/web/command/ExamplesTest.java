package org.muster.web.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.web.command.CommandLineRun.run;
import static org.muster.web.command.CommandLineRun.runWithInput;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The help shows commands as they are typed; each must do what it promises. */
class ExamplesTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"", "check", "play", "score", "library", "schema"})
    void runEveryOneOfThem(String command) {
        Desk desk = new Desk(directory);
        desk.write("flood.yaml", Desk.text("/command/relay.yaml"));
        List<String> examples = examples(command);

        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            CommandLineRun run = type(desk, example);

            assertThat(run.exit()).as("%s: %s", example, run.stderr()).isZero();
        }
    }

    /** A server would not end by itself. */
    @Test
    void areUnderstoodWhereTheyServe() {
        List<String> examples = examples("serve");

        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            String[] words = example.strip().split(" +");
            assertThat(MusterCommand.line(Terminal.ofProcess())
                            .parseArgs(Arrays.copyOfRange(words, 1, words.length))
                            .errors())
                    .isEmpty();
        }
    }

    private static List<String> examples(String command) {
        return (command.isEmpty() ? run("--help") : run(command, "--help"))
                .stdout()
                .lines()
                .filter(line -> line.startsWith("  muster "))
                .toList();
    }

    /** Types the line as if standing at the desk: its files are the desk's, and {@code <} is the shell's. */
    private static CommandLineRun type(Desk desk, String line) {
        List<String> words = new ArrayList<>(Stream.of(line.strip().split(" +"))
                .skip(1)
                .map(word -> word.matches(".*\\.(yaml|jsonl?)") ? desk.path(word) : word)
                .toList());
        int from = words.indexOf("<");
        if (from < 0) {
            return run(words.toArray(String[]::new));
        }
        String input = desk.text(Path.of(words.get(from + 1)));
        return runWithInput(input, words.subList(0, from).toArray(String[]::new));
    }
}

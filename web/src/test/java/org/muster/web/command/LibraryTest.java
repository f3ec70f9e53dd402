package org.muster.web.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.web.command.CommandLineRun.run;

import org.junit.jupiter.api.Test;

class LibraryTest {

    @Test
    void listsWhatShipsALineEach() {
        CommandLineRun run = run("library");

        assertThat(run.exit()).isZero();
        assertThat(run.stdout().lines())
                .anyMatch(line -> line.matches("first-notice +.+  .*min +\\d agencies, \\d+ lines"));
        assertThat(run.stderr()).isEmpty();
    }

    @Test
    void listsTheSameInJson() {
        assertThat(run("library", "--json").stdout())
                .startsWith("{\"scenarios\":[{\"id\":\"")
                .contains("\"id\":\"first-notice\",\"title\":")
                .endsWith("}]}\n");
    }

    @Test
    void printsTheSchemaOfTheLanguage() {
        CommandLineRun run = run("schema");

        assertThat(run.exit()).isZero();
        assertThat(run.stdout()).startsWith("{").contains("\"$schema\"").endsWith("}\n");
    }
}

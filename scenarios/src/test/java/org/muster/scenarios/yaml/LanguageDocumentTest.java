package org.muster.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Keeps {@code docs/language.md} to what the reader does. {@code mvn -pl scenarios test -Dtest=LanguageDocumentTest
 * -Dmuster.docs=write} writes its tables anew.
 */
class LanguageDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "language.md");

    @Test
    void printsTheTablesThatTheReaderFollows() throws IOException {
        String document = Files.readString(DOCUMENT, StandardCharsets.UTF_8);
        String kept = with(with(document, "objects", LanguageTables.objects()), "findings", LanguageTables.findings());
        if ("write".equals(System.getProperty("muster.docs"))) {
            Files.writeString(DOCUMENT, kept, StandardCharsets.UTF_8);
            document = kept;
        }

        assertThat(document).isEqualTo(kept);
    }

    @Test
    void beginsWithAScriptThatReadsWithoutAWord() throws IOException {
        String document = Files.readString(DOCUMENT, StandardCharsets.UTF_8);
        int begin = document.indexOf("```yaml\n") + 8;
        String script = document.substring(begin, document.indexOf("```", begin));

        Reading reading = ScenarioReader.read("docs/language.md", script.getBytes(StandardCharsets.UTF_8));

        assertThat(reading).isInstanceOf(Reading.Accepted.class);
        assertThat(reading.findings()).isEmpty();
    }

    private static String with(String document, String name, String table) {
        String begin = "<!-- begin %s -->\n".formatted(name);
        String end = "<!-- end %s -->".formatted(name);
        int from = document.indexOf(begin);
        int to = document.indexOf(end);
        assertThat(from).as(begin).isNotNegative();
        assertThat(to).as(end).isGreaterThan(from);
        return document.substring(0, from + begin.length()) + table + document.substring(to);
    }
}

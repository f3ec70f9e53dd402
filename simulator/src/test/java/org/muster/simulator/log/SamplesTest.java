package org.muster.simulator.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The stored samples, one file for each kind, which the screens' tests read too. They are written anew with
 * {@code -Dmuster.samples.write=true}.
 */
class SamplesTest {

    private static final Path FOLDER = Path.of("src/test/resources/samples");

    private final CanonicalLog log = new CanonicalLog(Samples.PLACES);

    static List<Event> full() {
        return Samples.full();
    }

    static Stream<Event> all() {
        return Stream.concat(Samples.full().stream(), Samples.bare().stream());
    }

    @BeforeAll
    static void writeWhenAsked() throws IOException {
        if (Boolean.getBoolean("muster.samples.write")) {
            Files.createDirectories(FOLDER);
            for (Event event : full()) {
                Files.writeString(file(event), written(event));
            }
        }
    }

    private static Path file(Event event) {
        return FOLDER.resolve(event.kind() + ".json");
    }

    private static String written(Event event) {
        return new String(CanonicalLog.bytes(Samples.entry(event)), UTF_8) + "\n";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("full")
    void areStoredAsTheyAreWritten(Event event) throws IOException {
        assertThat(file(event)).exists();
        assertThat(Files.readString(file(event))).isEqualTo(written(event));
    }

    @Test
    void areThereForEveryKindAndNoOther() throws IOException {
        List<String> kinds = Samples.full().stream().map(Event::kind).toList();
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> stored = files.map(
                            file -> file.getFileName().toString().replace(".json", ""))
                    .toList();
            assertThat(stored).containsExactlyInAnyOrderElementsOf(kinds).hasSize(121);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void areReadAsTheyWereWritten(Event event) {
        LogEntry entry = Samples.entry(event);
        assertThat(log.read(entry.number(), CanonicalLog.bytes(entry))).isEqualTo(entry);
    }
}

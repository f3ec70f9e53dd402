package org.muster.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts that read, that are refused and that give pause, each with its messages beside it, word for word. */
class FixturesTest {

    static Stream<String> valid() throws IOException, URISyntaxException {
        return names("valid");
    }

    static Stream<String> invalid() throws IOException, URISyntaxException {
        return names("invalid");
    }

    static Stream<String> doubtful() throws IOException, URISyntaxException {
        return names("doubtful");
    }

    static Path folder(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(FixturesTest.class.getResource("/" + name))
                .toURI());
    }

    private static Stream<String> names(String folder) throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(folder(folder))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Reading read(String folder, String name) throws IOException, URISyntaxException {
        return ScenarioReader.read(name, Files.readAllBytes(folder(folder).resolve(name)));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void readsEachValidScriptAndWritesItBackEqual(String name) throws IOException, URISyntaxException {
        Reading reading = read("valid", name);

        assertThat(reading).as(() -> reading.findings().toString()).isInstanceOf(Reading.Accepted.class);
        byte[] written = ScenarioWriter.write(((Reading.Accepted) reading).scenario());
        assertThat(ScenarioReader.read(name, written))
                .isInstanceOfSatisfying(
                        Reading.Accepted.class,
                        again -> assertThat(again.scenario()).isEqualTo(((Reading.Accepted) reading).scenario()));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void refusesEachInvalidScriptWithTheMessagesBesideIt(String name) throws IOException, URISyntaxException {
        Reading reading = read("invalid", name);

        assertThat(reading).isInstanceOf(Reading.Refused.class);
        tells(reading, "invalid", name);
    }

    @ParameterizedTest
    @MethodSource("doubtful")
    void acceptsEachDoubtfulScriptWithTheMessagesBesideIt(String name) throws IOException, URISyntaxException {
        Reading reading = read("doubtful", name);

        assertThat(reading).isInstanceOf(Reading.Accepted.class);
        tells(reading, "doubtful", name);
    }

    private static void tells(Reading reading, String folder, String name) throws IOException, URISyntaxException {
        Path messages = folder(folder).resolve(name.replace(".yaml", ".txt"));
        assertThat(reading.findings().stream()
                        .map(finding ->
                                "%s %s %s\n".formatted(finding.severity().code(), finding.code(), finding))
                        .collect(Collectors.joining()))
                .isEqualTo(Files.readString(messages, StandardCharsets.UTF_8));
    }

    @Test
    void hasAFixtureForEveryProblem() throws IOException, URISyntaxException {
        Set<Problem> shown = EnumSet.noneOf(Problem.class);
        for (String folder : Set.of("valid", "invalid", "doubtful")) {
            for (String name : names(folder).toList()) {
                read(folder, name).findings().forEach(finding -> shown.add(finding.problem()));
            }
        }
        read("golden", "golden.yaml").findings().forEach(finding -> shown.add(finding.problem()));

        // told of files too large to keep beside the tests; each has a test of its own
        shown.addAll(Set.of(Problem.TOO_LARGE, Problem.TOO_MANY_FINDINGS));
        assertThat(EnumSet.complementOf(EnumSet.copyOf(shown))).isEmpty();
    }
}

package org.muster.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files made to be slow, deep or large are answered soon. */
class HostileFilesTest {

    private static final String HEAD = """
            muster: 1
            id: hostile
            title: Hostile
            fictional: true
            exerciseType: drill
            duration: 1h
            agencies:
              - {id: a, title: A, level: county}
            positions:
              - {id: a-1, agency: a, title: Seat, pointOfContact: true}
            personas:
              - {id: caller, title: A caller}
            """;

    private static String line(int n, String trigger, String text) {
        return "  - {id: m-%d, kind: inject, title: T, from: caller, to: [a-1], %s, text: \"%s\"}\n"
                .formatted(n, trigger, text);
    }

    private static String lines(int count, IntFunction<String> line) {
        return HEAD + "msel:\n" + IntStream.range(0, count).mapToObj(line).collect(Collectors.joining());
    }

    private static String text(String words) {
        return lines(1, n -> line(n, "at: T+00:01", words));
    }

    static Stream<Named<String>> files() {
        return Stream.of(
                Named.of("brackets", "[".repeat(2_000_000)),
                Named.of("braces", "{a: ".repeat(500_000)),
                Named.of("dashes", "- ".repeat(1_000_000)),
                Named.of(
                        "unknown keys",
                        HEAD
                                + IntStream.range(0, 20_000)
                                        .mapToObj(n -> "posit%dions: 1\n".formatted(n))
                                        .collect(Collectors.joining())),
                Named.of(
                        "a chain of triggers against the order of the file",
                        lines(
                                2000,
                                n -> line(
                                        n,
                                        n == 1999
                                                ? "at: T+00:01"
                                                : "after: {line: m-%d, event: released}".formatted(n + 1),
                                        "x"))),
                Named.of(
                        "a chain of triggers that leaps",
                        lines(
                                2000,
                                n -> line(
                                        n,
                                        n == 0
                                                ? "at: T+00:01"
                                                : "after: {line: m-%d, event: released}"
                                                        .formatted((n * 997 + 1) % 2000),
                                        "x"))),
                Named.of("more lines than any exercise", lines(8_000, n -> line(n, "at: T+00:01", "x"))),
                Named.of("repeats", lines(2000, n -> line(n, "at: T+00:01, every: 1s, times: 100", "x"))),
                Named.of("a long word", text("a".repeat(1_000_000))),
                Named.of("half an address, again and again", text("a@".repeat(500_000))),
                Named.of("half a link, again and again", text("](a:".repeat(250_000))),
                Named.of("many words", text("word ".repeat(200_000))),
                Named.of("a long number", HEAD + "x-number: " + "9".repeat(1_000_000) + "\n"),
                Named.of(
                        "a long language",
                        HEAD.replace("title: A,", "title: {%s: A},".formatted("a-".repeat(1_000_000)))),
                Named.of("a long id", HEAD.replace("id: a-1", "id: " + "a".repeat(1_000_000))));
    }

    @ParameterizedTest
    @MethodSource("files")
    void areAnsweredSoonAndInMessagesThatCanBeRead(String file) {
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);

        Reading reading = assertTimeout(Duration.ofSeconds(30), () -> ScenarioReader.read("hostile.yaml", bytes));

        assertThat(reading.findings())
                .hasSizeLessThan(600)
                .allSatisfy(finding -> assertThat(finding.message()).hasSizeLessThan(1100));
        if (reading instanceof Reading.Accepted accepted) {
            assertThat(ScenarioWriter.write(accepted.scenario())).isNotEmpty();
        }
    }
}

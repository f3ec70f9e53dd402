package org.muster.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.scenarios.CanonicalJson;
import org.muster.scenarios.ExampleScenarios;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.ScenarioHash;
import org.muster.scenarios.Tree;

class ScenarioReaderTest {

    @Test
    void givesTheGoldenScenarioTheHashThatItsLogNames() {
        assertThat(ScenarioHash.of(ExampleScenarios.golden()))
                .isEqualTo("7885f2c03f29a5f0c4d2615dcccfac728e844ade6b971379b50aaf8d391a3808");
    }

    @Test
    void readsTheSampleOfTheLanguageWithoutErrorBlockOrWarning() {
        Reading reading = ScenarioReader.read("dry-wash.yaml", ExampleScenarios.bytes("valid/dry-wash.yaml"));

        assertThat(reading).isInstanceOf(Reading.Accepted.class);
        assertThat(reading.findings()).extracting(Finding::severity).containsOnly(Finding.Severity.NOTE);
    }

    @Test
    void readsJsonByTheSamePath() {
        for (Scenario scenario : List.of(ExampleScenarios.golden(), ExampleScenarios.dryWash())) {
            Reading reading = ScenarioReader.read("scenario.json", CanonicalJson.bytes(scenario.tree()));

            assertThat(reading)
                    .isInstanceOfSatisfying(
                            Reading.Accepted.class,
                            accepted -> assertThat(ScenarioHash.of(accepted.scenario()))
                                    .isEqualTo(ScenarioHash.of(scenario)));
        }
    }

    @Test
    void readsJsonThatIsIndentedByTabs() {
        Reading reading = ScenarioReader.read(
                "tabs.json", "{\n\t\"muster\": 1,\n\t\"id\": \"\\ud83d\\ude00\"\n}".getBytes(StandardCharsets.UTF_8));

        assertThat(reading.findings()).extracting(Finding::problem).contains(Problem.BAD_FORM, Problem.MISSING_KEY);
    }

    @Test
    void namesATreeThatStandsInNoFile() {
        Tree.Branch tree = ExampleScenarios.random(1).tree().without("fictional");

        Reading reading = ScenarioReader.read("made", tree);

        assertThat(reading.findings())
                .filteredOn(finding -> finding.severity() == Finding.Severity.ERROR)
                .extracting(Finding::toString)
                .containsExactly(
                        "made:1:1: Scenario does not say that it is fictional. Maybe fictional: true, if no real"
                                + " person, case or number is used.");
    }

    @Test
    void passesOverAByteOrderMark() {
        byte[] golden = ExampleScenarios.bytes("golden/golden.yaml");
        byte[] marked = new byte[golden.length + 3];
        System.arraycopy(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, 0, marked, 0, 3);
        System.arraycopy(golden, 0, marked, 3, golden.length);

        assertThat(ScenarioReader.read("marked.yaml", marked)).isInstanceOf(Reading.Accepted.class);
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        Reading reading = ScenarioReader.read("large.yaml", new byte[TreeReader.MOST_BYTES + 1]);

        assertThat(reading.findings()).extracting(Finding::problem).containsExactly(Problem.TOO_LARGE);
    }

    @Test
    void tellsNoMoreFindingsThanAnybodyReads() {
        String many = "muster: 1\n" + "wrong-key-%d: 1\n".repeat(2000);
        Object[] numbers = LongStream.range(0, 2000).boxed().toArray();

        Reading reading =
                ScenarioReader.read("many.yaml", many.formatted(numbers).getBytes(StandardCharsets.UTF_8));

        assertThat(reading.findings()).hasSizeLessThan(600);
        assertThat(reading.findings().getLast().problem()).isEqualTo(Problem.TOO_MANY_FINDINGS);
    }

    @Test
    void doesNotSwellByAliases() {
        String bomb = "muster: 1\na: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
                + "c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\n";

        Reading reading = ScenarioReader.read("bomb.yaml", bomb.getBytes(StandardCharsets.UTF_8));

        assertThat(reading.findings()).extracting(Finding::problem).contains(Problem.ANCHOR, Problem.ALIAS);
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readsBackWhatItWrites(long seed) {
        Scenario scenario = ExampleScenarios.random(seed);

        byte[] written = ScenarioWriter.write(scenario);
        Reading reading = ScenarioReader.read("written", written);

        assertThat(reading).isInstanceOfSatisfying(Reading.Accepted.class, accepted -> {
            assertThat(accepted.scenario()).isEqualTo(scenario);
            assertThat(ScenarioWriter.write(accepted.scenario())).isEqualTo(written);
            assertThat(ScenarioHash.of(accepted.scenario())).isEqualTo(ScenarioHash.of(scenario));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"golden/golden.yaml", "valid/dry-wash.yaml"})
    void answersWhateverTheBytesAre(String fixture) {
        byte[] valid = ExampleScenarios.bytes(fixture);
        SplittableRandom random = new SplittableRandom(fixture.hashCode());
        for (int n = 0; n < 300; n++) {
            byte[] bytes = mutated(valid, random);
            assertThatNoException()
                    .as(() -> new String(bytes, StandardCharsets.UTF_8))
                    .isThrownBy(() -> {
                        if (ScenarioReader.read("mutant", bytes) instanceof Reading.Accepted accepted) {
                            ScenarioReader.read("again", ScenarioWriter.write(accepted.scenario()));
                        }
                    });
        }
    }

    private static final List<String> PIECES = List.of(
            ": ",
            "- ",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            "&a ",
            "*a ",
            "!x ",
            "#",
            "|",
            "\n",
            "\t",
            "null",
            "-1",
            "1e400",
            "0x1F",
            "9999999999",
            "true",
            "all",
            "T+99:00",
            "1 turn",
            "turn 2",
            "x-y: ",
            "\u0000",
            "\uFEFF",
            "---\n",
            "id",
            "to",
            "who");

    /** A file with some of its bytes, words or lines changed, doubled or gone. */
    private static byte[] mutated(byte[] valid, SplittableRandom random) {
        byte[] bytes = valid;
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            int at = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, at + 1 + random.nextInt(40));
            byte[] middle = switch (random.nextInt(4)) {
                case 0 -> new byte[0];
                case 1 -> new byte[] {(byte) random.nextInt(256)};
                case 2 -> PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
                default -> {
                    int from = random.nextInt(valid.length);
                    yield Arrays.copyOfRange(valid, from, Math.min(valid.length, from + 60));
                }
            };
            byte[] changed = new byte[at + middle.length + bytes.length - to];
            System.arraycopy(bytes, 0, changed, 0, at);
            System.arraycopy(middle, 0, changed, at, middle.length);
            System.arraycopy(bytes, to, changed, at + middle.length, bytes.length - to);
            bytes = changed.length == 0 ? valid : changed;
        }
        return bytes;
    }
}

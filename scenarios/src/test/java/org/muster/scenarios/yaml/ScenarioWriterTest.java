package org.muster.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.scenarios.ExampleScenarios;
import org.muster.scenarios.Mark;
import org.muster.scenarios.Tree;

class ScenarioWriterTest {

    private static Tree.Branch readBack(Tree.Branch tree) {
        Problems problems = new Problems("written");
        byte[] written = ScenarioWriter.write(tree);
        Tree.Branch read = TreeReader.read("written", written, problems);
        assertThat(problems.inOrder())
                .as(new String(written, StandardCharsets.UTF_8))
                .isEmpty();
        return Objects.requireNonNull(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10",
                "0x1F",
                "1e3",
                ".5",
                "true",
                "null",
                "~",
                "",
                "yes",
                "No",
                "on",
                "y",
                "a: b",
                "a #b",
                "- a",
                "[a",
                "{a",
                "*a",
                "&a",
                "!a",
                "|",
                ">",
                "'a'",
                "\"a\"",
                "a,b",
                "a, b",
                "T+00:10",
                "5m",
                "12/min",
                "2 turns",
                " a",
                "a ",
                "a\nb",
                "a\n",
                "\na",
                "a\n\nb",
                "a\tb",
                "a\\b",
                "é¿¡ñ",
                "…",
                "\u2028",
                "\u0007",
                "\uD83D\uDE00",
                "10:30",
                "2027-05-11",
                "555-0142",
                "%a",
                "@a",
                "`a`",
                "a:",
                "?",
                "? a",
                "---",
                "a\r\nb",
                "5-A",
                "3.10",
                "=",
                "<<",
                " \n a",
                "a  b",
                "\u00A0a",
                "a\u0085b",
                "a\n b\nc",
                "a\nb "
            })
    void keepsAStringAString(String value) {
        Map<String, Tree> root = new LinkedHashMap<>();
        root.put("text", Tree.Scalar.of(value));
        root.put("list", Tree.Row.of(List.of(Tree.Scalar.of(value), Tree.Row.of(List.of(Tree.Scalar.of(value))))));
        root.put("map", Tree.Branch.of(Map.of(value, Tree.Scalar.of(value))));

        Tree.Branch tree = Tree.Branch.of(root);

        assertThat(readBack(tree)).isEqualTo(tree);
    }

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readsBackAnyTree(long seed) {
        Tree.Branch tree = branch(new SplittableRandom(seed), 0);

        Tree.Branch read = readBack(tree);

        assertThat(read).isEqualTo(tree);
        assertThat(ScenarioWriter.write(read)).isEqualTo(ScenarioWriter.write(tree));
    }

    private static Tree.Branch branch(SplittableRandom random, int depth) {
        Map<String, Tree> entries = new LinkedHashMap<>();
        for (int n = random.nextInt(5) + (depth == 0 ? 1 : 0); n > 0; n--) {
            entries.put(text(random), tree(random, depth + 1));
        }
        return Tree.Branch.of(entries);
    }

    private static Tree tree(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 4 ? 4 : 6)) {
            case 0 -> new Tree.Scalar(Mark.NOWHERE, Tree.Scalar.Kind.NUMBER, random.nextBoolean() ? "-0.50" : "12");
            case 1 -> Tree.Scalar.of(random.nextBoolean());
            case 2 -> new Tree.Scalar(Mark.NOWHERE, Tree.Scalar.Kind.NOTHING, "null");
            case 3 -> Tree.Scalar.of(text(random));
            case 4 -> branch(random, depth);
            default -> {
                List<Tree> values = new ArrayList<>();
                for (int n = random.nextInt(4); n > 0; n--) {
                    values.add(tree(random, depth + 1));
                }
                yield Tree.Row.of(values);
            }
        };
    }

    private static String text(SplittableRandom random) {
        String letters = "ab é:#-,[]{}\"'\n\t\\|>&*!%@`?~0.5T+\u0001\uD83D\uDE00";
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(12); n > 0; n--) {
            text.appendCodePoint(letters.codePointAt(
                    letters.offsetByCodePoints(0, random.nextInt(letters.codePointCount(0, letters.length())))));
        }
        return text.toString();
    }

    @Test
    void writesNoDefaultOut() {
        String written = new String(ScenarioWriter.write(ExampleScenarios.dryWash()), StandardCharsets.UTF_8);

        assertThat(written).doesNotContain("validFrom", "inFlight", "currency");
    }
}

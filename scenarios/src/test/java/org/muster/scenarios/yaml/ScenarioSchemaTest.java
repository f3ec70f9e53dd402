package org.muster.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muster.scenarios.CanonicalJson;
import org.muster.scenarios.ExampleScenarios;
import org.muster.scenarios.Tree;

class ScenarioSchemaTest {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ScenarioSchema.json(), InputFormat.JSON);

    /** What a schema can see: the form of one object. */
    private static final Set<Problem> STRUCTURAL = EnumSet.of(
            Problem.UNKNOWN_KEY,
            Problem.MISSING_KEY,
            Problem.WRONG_TYPE,
            Problem.UNKNOWN_VALUE,
            Problem.NO_UNIT,
            Problem.BAD_FORM,
            Problem.BAD_ID,
            Problem.NOT_FICTIONAL,
            Problem.NEWER_LANGUAGE,
            Problem.TWICE_IN_LIST,
            Problem.ONE_OF_KEYS,
            Problem.KEYS_EXCLUDE,
            Problem.KEY_NEEDS_KEY,
            Problem.KEY_NOT_FOR_KIND,
            Problem.HITS);

    static Stream<String> valid() throws IOException, URISyntaxException {
        return FixturesTest.valid();
    }

    static Stream<String> invalid() throws IOException, URISyntaxException {
        return FixturesTest.invalid();
    }

    private static boolean passes(byte[] json) {
        return SCHEMA.validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("valid")
    void passesWhatTheReaderPasses(String name) throws IOException, URISyntaxException {
        byte[] yaml = Files.readAllBytes(FixturesTest.folder("valid").resolve(name));
        Reading.Accepted accepted = (Reading.Accepted) ScenarioReader.read(name, yaml);

        String json = new String(CanonicalJson.bytes(accepted.scenario().tree()), StandardCharsets.UTF_8);

        assertThat(SCHEMA.validate(json, InputFormat.JSON)).isEmpty();
    }

    @Test
    void passesRandomScenarios() {
        for (long seed = 0; seed < 20; seed++) {
            assertThat(passes(CanonicalJson.bytes(ExampleScenarios.random(seed).tree())))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void failsWhatIsFaultyInFormAlone(String name) throws IOException, URISyntaxException {
        byte[] yaml = Files.readAllBytes(FixturesTest.folder("invalid").resolve(name));
        Problems problems = new Problems(name);
        Tree.Branch tree = TreeReader.read(name, yaml, problems);
        boolean inForm = ScenarioReader.read(name, yaml).findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .allMatch(finding -> STRUCTURAL.contains(finding.problem()));
        if (tree != null && !problems.hasErrors() && inForm) {
            assertThat(passes(CanonicalJson.bytes(tree))).isFalse();
        }
    }
}

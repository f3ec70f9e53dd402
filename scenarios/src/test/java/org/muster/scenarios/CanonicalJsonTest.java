package org.muster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {

    private static String json(Tree tree) {
        return new String(CanonicalJson.bytes(tree), StandardCharsets.UTF_8);
    }

    /** The samples of RFC 8785, appendix B, and the limits of each layout. */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "0.0, 0",
        "1.0, 1",
        "0.70, 0.7",
        "5e-324, 5e-324",
        "-5e-324, -5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "9007199254740992, 9007199254740992",
        "295147905179352830000, 295147905179352830000",
        "999999999999999900000, 999999999999999900000",
        "1e21, 1e+21",
        "9.999999999999997e22, 9.999999999999997e+22",
        "0.000001, 0.000001",
        "0.0000001, 1e-7",
        "333333333.3333333, 333333333.3333333",
        "0x1F, 31",
        "0o17, 15",
        "+12, 12",
        ".5, 0.5"
    })
    void writesNumbersAsEcmaScriptDoes(String written, String canonical) {
        assertThat(json(new Tree.Scalar(Mark.NOWHERE, Tree.Scalar.Kind.NUMBER, written)))
                .isEqualTo(canonical);
    }

    @Test
    void sortsKeysByUtf16AndEscapesNoMoreThanItMust() {
        Map<String, Tree> map = new LinkedHashMap<>();
        map.put("\uFB33", Tree.Scalar.of(1));
        map.put("\uD83D\uDE00", Tree.Scalar.of(2));
        map.put("a", Tree.Scalar.of("\u20AC$\u000F\nA'B\"\\/"));

        assertThat(json(Tree.Branch.of(map)))
                .isEqualTo("{\"a\":\"\u20AC$\\u000f\\nA'B\\\"\\\\/\",\"\uD83D\uDE00\":2,\"\uFB33\":1}");
    }

    @Test
    void leavesOutWhatIsNoPartOfTheScript() {
        Map<String, Tree> map = new LinkedHashMap<>();
        map.put("x-tool", Tree.Scalar.of("kept"));
        map.put("id", Tree.Scalar.of("small"));

        assertThat(json(Tree.Branch.of(map))).isEqualTo("{\"id\":\"small\"}");
    }
}

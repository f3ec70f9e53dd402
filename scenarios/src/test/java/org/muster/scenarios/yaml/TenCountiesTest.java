package org.muster.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.scenarios.Line;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;

class TenCountiesTest {

    private static final Scenario TEN = Library.load("ten-counties");

    @Test
    void hasSixtyAgenciesAHundredAndEightyLinksThreeHundredInjectsAndSixtyRandomOutages() {
        assertThat(TEN.agencies()).hasSize(60);
        assertThat(TEN.links()).hasSize(180);
        assertThat(TEN.msel().stream().filter(line -> line.kind() == Line.Kind.INJECT))
                .hasSize(300);
        assertThat(TEN.disruptions().stream().filter(disruption -> disruption.random() != null))
                .hasSize(60);
        assertThat(TEN.head().durationMillis()).isEqualTo(8 * 3_600_000L);
    }

    @Test
    void isTheScenarioThatTheLibraryReads() {
        assertThat(TenCounties.of(10)).isEqualTo(TEN);
    }

    @Test
    void saysTheSameEachTime() {
        assertThat(Library.bytes("ten-counties")).isEqualTo(Library.bytes("ten-counties"));
        assertThat(TenCounties.of(12)).isEqualTo(TenCounties.of(12));
    }

    @Test
    void leavesNoPlaceholder() {
        assertThat(TenCounties.script(11).toString()).doesNotContain("<here>", "<after>", "<third>");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 10, 33})
    void saysInAnySizeOnlyThatEachCountysNeighborsHangOnItsPlan(int counties) {
        assertThat(ScenarioReader.read("counties", TenCounties.script(counties)).findings())
                .hasSize(counties)
                .allMatch(finding -> finding.problem() == Problem.LEGAL_BRIDGE);
    }

    @Test
    void growsInProportion() {
        Scenario large = TenCounties.of(334);

        assertThat(large.id().value()).isEqualTo("counties-334");
        assertThat(large.agencies()).hasSize(2_004);
        assertThat(large.links()).hasSize(6_012);
        assertThat(large.lines()).hasSize(334 * 32);
        assertThat(large.position(new Position.Id("c334-duty")).agency().value())
                .isEqualTo("c334-em");
    }

    @Test
    void setsTheInjectsOfNeighboringCountiesApart() {
        assertThat(TEN.line(new Line.Id("c1-m-01")).timing())
                .isNotEqualTo(TEN.line(new Line.Id("c2-m-01")).timing());
    }

    @Test
    void refusesARingOfThree() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TenCounties.of(3))
                .withMessage("Counties (3) must lie in 4 to 1000.");
    }
}

package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Position;

class ExplanationTest {

    private static final Scoreboard GOLDEN = golden();
    private static final Holder EXERCISE = new Holder.Exercise();

    @Test
    void followsACurveStepByStepToTheValue() {
        List<String> lines = lines(EXERCISE, Measure.A2);

        assertThat(lines)
                .contains(
                        "A2 decided and acted in time, exercise, up to entry 195",
                        "  x 0.7500: 1 of 3 watched so far done, S = 0.6667",
                        "  x 0.8000: 1 of 2 watched so far done, S = 0.3333",
                        "  x 1.2000: 1 of 1 watched so far done, S = 0.0000",
                        "  area 0.0667, value 100 · (1 − 0.0667)");
        assertThat(lines)
                .anyMatch(line -> line.startsWith("= 93.3333, strong; n 3, few; 95 % interval 38.3196 to 99.6840"));
    }

    @Test
    void showsWhatEachTaskIsWorth() {
        assertThat(lines(EXERCISE, Measure.B1))
                .filteredOn(line -> line.contains(": worth "))
                .hasSize(3);
        assertThat(lines(EXERCISE, Measure.B1)).anyMatch(line -> line.startsWith("= 66.6667"));
    }

    @Test
    void addsUpWhatWasSharedAgainstTheRules() {
        assertThat(lines(EXERCISE, Measure.C2)).contains("  100 · 4 ÷ (4 + 4)");
    }

    @Test
    void saysWhyThereIsNoValue() {
        assertThat(lines(new Holder.Seat(new Position.Id("sp-desk")), Measure.A1))
                .contains("No value: no items.");
    }

    @Test
    void cannotExplainWhatASeatCannotHave() {
        Holder seat = new Holder.Seat(new Position.Id("sp-desk"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Explanation.text(GOLDEN, seat, Measure.D2))
                .withMessageContaining("D2");
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void namesEveryItemWithItsEntriesAndTheValue(Measure measure) {
        for (Holder holder : List.of(EXERCISE, new Holder.Agency(new Agency.Id("so")))) {
            List<String> lines = lines(holder, measure);
            if (GOLDEN.value(holder, measure) instanceof Value.Known known) {
                assertThat(lines)
                        .anyMatch(line -> line.startsWith(String.format(Locale.ROOT, "= %.4f, ", known.value())));
                for (EvidenceLine evidence : known.evidence()) {
                    String entries = String.join(
                            " ",
                            evidence.entries().stream().map(String::valueOf).toList());
                    assertThat(lines).anyMatch(line -> line.startsWith(evidence.item()) && line.endsWith(entries));
                }
            } else {
                assertThat(lines).anyMatch(line -> line.startsWith("No value: "));
            }
        }
    }

    private static List<String> lines(Holder holder, Measure measure) {
        return Explanation.text(GOLDEN, holder, measure).lines().toList();
    }

    private static Scoreboard golden() {
        Scoreboard scoreboard = new Scoreboard(Scripts.GOLDEN);
        Golden.LOG.forEach(scoreboard::read);
        return scoreboard;
    }
}

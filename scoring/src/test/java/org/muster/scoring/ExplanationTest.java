package org.muster.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

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
                        "A2 Decision and action timeliness, exercise, up to entry 195",
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
    void countsRightAndWrongChoicesAndFalseActs() {
        assertThat(lines(EXERCISE, Measure.B2))
                .contains("  TP 5; FP 1 wrong + 0 false acts; FN 1 wrong + 1 omitted: 100 · 10 ÷ (10 + 1 + 2)");
    }

    @Test
    void showsTheLettersOfEachTask() {
        assertThat(lines(EXERCISE, Measure.B3))
                .anyMatch(line -> line.endsWith(": P P = 100 points"))
                .contains("  100 · 3.1000 ÷ 5");
    }

    @Test
    void showsHowMuchOfEachLoopWasClosed() {
        assertThat(lines(EXERCISE, Measure.C3))
                .filteredOn(line -> line.startsWith("  msg-"))
                .hasSize(4)
                .anyMatch(line -> line.endsWith("1 of 1 acknowledged, closed: 1.0000"))
                .anyMatch(line -> line.endsWith("1 of 1 acknowledged, not closed: 0.5000"));
        assertThat(lines(EXERCISE, Measure.C3)).contains("  100 · 2.5000 ÷ 4");
    }

    @Test
    void comparesWhatWasPlannedWithWhatCameAboutForEachPair() {
        assertThat(lines(EXERCISE, Measure.C4))
                .contains(
                        "  fc and so: planned 2, cut off: 0",
                        "  so and ho: planned 1 ÷ realized 2 = 0.5000",
                        "  100 · 3.5000 ÷ 5");
    }

    @Test
    void addsUpTheAreasOfDisruption() {
        double lost = 0;
        double least = 0;
        double most = 0;
        for (Step step : explained(EXERCISE, new Subject.OfMeasure(Measure.D2)).steps()) {
            if (step instanceof Step.Disrupted window) {
                lost += window.lost();
                least += window.least();
                most += window.most();
            }
        }

        assertThat(100 * (1 - (lost - least) / (most - least))).isCloseTo(92.3977, within(0.0001));
        assertThat(lines(EXERCISE, Measure.D2)).anyMatch(line -> line.contains("open, "));
    }

    @Test
    void showsHowDeepEachFunctionIsCovered() {
        assertThat(lines(EXERCISE, Measure.D3))
                .anyMatch(line -> line.endsWith("trained 1.5000 of 2 = 0.7500"))
                .contains("  100 · 2.5500 ÷ 3");
    }

    @Test
    void derivesEachMeanFromItsParts() {
        assertThat(lines(EXERCISE, new Subject.OfDimension(Dimension.B)))
                .contains("B Quality of action, exercise, up to entry 195")
                .anyMatch(line -> line.startsWith("  B3: 62.0000, n 5, weight "));
        assertThat(lines(EXERCISE, new Subject.OfAll()))
                .anyMatch(line -> line.startsWith("  A: 80.6667"))
                .anyMatch(line -> line.contains("when each dimension weighs × 0.5000 or × 1.5000"))
                .anyMatch(line -> line.startsWith("= 71.0927, adequate"));
        assertThat(lines(new Holder.Seat(new Position.Id("fc-lead")), new Subject.OfCoordination()))
                .anyMatch(line -> line.startsWith("  D1: "))
                .anyMatch(line -> line.contains("added as squares: "));
    }

    /** Whoever does the sum again from the steps comes to the value. */
    @Test
    void everyMeanIsTheMeanOfItsParts() {
        for (Scores.OfHolder one : GOLDEN.scores().holders()) {
            Subject.of(one.holder())
                    .filter(subject -> !(subject instanceof Subject.OfMeasure))
                    .map(subject -> explained(one.holder(), subject))
                    .forEach(explanation -> {
                        double sum = 0;
                        double weights = 0;
                        for (Step step : explanation.steps()) {
                            if (step instanceof Step.Part(var part, var weight, Value.Known known)) {
                                sum += weight * known.value();
                                weights += weight;
                            }
                        }
                        if (explanation.value() instanceof Value.Known known) {
                            assertThat(sum / weights).isCloseTo(known.value(), within(1e-9));
                        } else {
                            assertThat(weights).isZero();
                        }
                    });
        }
    }

    @Test
    void showsNoNumberThatIsNoneAtAnyMomentOfPlay() {
        Scoreboard live = new Scoreboard(Scripts.GOLDEN);
        for (int number = 0; number < Golden.LOG.size(); number++) {
            live.read(Golden.LOG.get(number));
            if (number % 5 == 0) {
                for (Holder holder : List.of(
                        EXERCISE,
                        new Holder.Agency(new Agency.Id("so")),
                        new Holder.Seat(new Position.Id("so-dispatch")))) {
                    Subject.of(holder).forEach(subject -> {
                        Explanation explanation = Explanation.of(live, holder, subject);
                        assertThat(new String(ExplanationJson.bytes(explanation), UTF_8))
                                .doesNotContain("NaN", "Infinity");
                        assertThat(ExplanationText.of(explanation)).doesNotContain("NaN", "Infinity");
                    });
                }
            }
        }
    }

    @Test
    void isTheSameInJson() {
        String json = new String(ExplanationJson.bytes(explained(EXERCISE, new Subject.OfMeasure(Measure.A2))), UTF_8);

        assertThat(json)
                .startsWith(
                        "{\"kind\":\"exercise\",\"subject\":\"A2\",\"upTo\":195,\"value\":{\"value\":93.33333333333333,")
                .contains("\"steps\":[{\"step\":\"fell\",\"x\":0.75,\"done\":1,\"watched\":3,")
                .contains("{\"step\":\"ranged\",\"way\":\"wilson\",\"of\":3,\"interval\":[38.3");
    }

    @Test
    void saysWhyThereIsNoValue() {
        assertThat(lines(new Holder.Seat(new Position.Id("sp-desk")), Measure.A1))
                .contains("No value: Nothing to count.");
    }

    @Test
    void cannotExplainWhatASeatCannotHave() {
        Holder seat = new Holder.Seat(new Position.Id("sp-desk"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> explained(seat, new Subject.OfMeasure(Measure.D2)))
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
        return lines(holder, new Subject.OfMeasure(measure));
    }

    private static List<String> lines(Holder holder, Subject subject) {
        return ExplanationText.of(explained(holder, subject)).lines().toList();
    }

    private static Explanation explained(Holder holder, Subject subject) {
        return Explanation.of(GOLDEN, holder, subject);
    }

    private static Scoreboard golden() {
        Scoreboard scoreboard = new Scoreboard(Scripts.GOLDEN);
        Golden.LOG.forEach(scoreboard::read);
        return scoreboard;
    }
}

package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Item;
import org.muster.scoring.Diagnostics.Arc;

class DiagnosticsTest {

    private final Played play = new Played(Scripts.RIDGE);

    @Test
    void tellsHowLongItTookUntilThoseWhoNeedAnItemKnewIt() {
        Diagnostics diagnostics = new Diagnostics(Scripts.GOLDEN);
        Golden.LOG.forEach(diagnostics::read);

        assertThat(diagnostics.report().awareness())
                .filteredOn(each -> each.item().equals(new Item.Id("k-1")))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.parties()).isEqualTo(3);
                    assertThat(each.half()).isEqualTo(18 * Played.MINUTE);
                    assertThat(each.mostly()).isNull();
                    assertThat(each.all()).isNull();
                });
    }

    @Test
    void tellsHowManyWereAnswered() {
        Set<Arc> arcs = Set.of(arc(0, 1), arc(1, 0), arc(1, 2), arc(2, 3));

        assertThat(Diagnostics.reciprocity(arcs)).isEqualTo(.5);
        assertThat(Diagnostics.beyondChance(.5, 4, 4)).isCloseTo(.25, within(1e-12));
        assertThat(Diagnostics.beyondChance(1, 12, 4)).isNull();
        assertThat(Diagnostics.reciprocity(Set.of())).isNull();
    }

    @Test
    void tellsHowEvenlyChannelsWereUsed() {
        assertThat(Diagnostics.evenness(List.of(4, 2, 1, 1), 4)).isCloseTo(.875, within(1e-12));
        assertThat(Diagnostics.evenness(List.of(7), 4)).isZero();
        assertThat(Diagnostics.evenness(List.of(3, 3), 2)).isCloseTo(1, within(1e-12));
        assertThat(Diagnostics.evenness(List.of(7), 1)).isNull();
        assertThat(Diagnostics.evenness(List.of(), 4)).isNull();
    }

    @ParameterizedTest
    @MethodSource("gaps")
    void tellsHowBurstyMessagesWere(List<Long> gaps, double burstiness) {
        assertThat(Diagnostics.burstiness(gaps)).isCloseTo(burstiness, within(5e-7));
    }

    static Stream<Arguments> gaps() {
        return Stream.of(
                Arguments.of(List.of(5L, 5L, 5L, 5L), -1.0),
                Arguments.of(List.of(1L, 1L, 1L, 1L, 16L), .2),
                Arguments.of(LongStream.rangeClosed(1, 9).boxed().toList(), -.318915));
    }

    @Test
    void saysNothingOfBurstsWhereAllCameAtOnceOrHardlyAnythingCame() {
        assertThat(Diagnostics.burstiness(List.of(0L, 0L, 0L))).isNull();
        assertThat(Diagnostics.burstiness(List.of(5L))).isNull();
    }

    @Test
    void comparesThePlanWithWhoTalked() {
        told(1, "chief", "watch", "radio");
        told(2, "watch", "chief", "phone");
        told(3, "watch", "lead", "mail");

        Diagnostics.Report report = report();

        assertThat(report.reciprocity()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(report.precision()).isEqualTo(1);
        assertThat(report.recall()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(report.centralisation()).isEqualTo(1);
        assertThat(report.agencies())
                .filteredOn(Diagnostics.Place::isUnplannedBroker)
                .singleElement()
                .satisfies(broker -> {
                    assertThat(broker.agency()).isEqualTo(new Agency.Id("state"));
                    assertThat(broker.betweenness()).isEqualTo(1);
                    assertThat(broker.efficiencyLoss()).isEqualTo(1);
                });
    }

    @Test
    void countsCopiesThatOneNeedTook() {
        play.opens("road-to-state", "county", 10);
        play.sends(1, "chief", "state", "aid").with("road").now();
        play.arrives(1, "watch", "radio");
        play.arrives(1, "planner", "radio");
        play.arrives(1, "lead", "mail");
        play.sends(2, "chief", "state").now();
        play.arrives(2, "watch", "radio");
        assertThat(report().copiesPerNeed()).isNull();

        play.meets("road-to-state", "county", "chief");

        assertThat(Objects.requireNonNull(report().copiesPerNeed())).isEqualTo(3);
    }

    @Test
    void saysNothingOfAnExerciseInWhichNobodyTalked() {
        Diagnostics.Report report = report();

        assertThat(report.awareness()).isEmpty();
        assertThat(report.reciprocity()).isNull();
        assertThat(report.reciprocityBeyondChance()).isNull();
        assertThat(report.evenness()).isNull();
        assertThat(report.burstiness()).isNull();
        assertThat(report.precision()).isNull();
        assertThat(report.recall()).isZero();
        assertThat(report.copiesPerNeed()).isNull();
    }

    /** After each entry of a real log every number is one. */
    @Test
    void neverComesToWhatIsNoNumber() {
        Diagnostics diagnostics = new Diagnostics(Scripts.GOLDEN);
        IntStream.range(0, Golden.LOG.size()).forEach(number -> {
            diagnostics.read(Golden.LOG.get(number));
            Diagnostics.Report report = diagnostics.report();
            for (Double each : new Double[] {
                report.reciprocity(), report.evenness(), report.precision(), report.recall(), report.centralisation()
            }) {
                assertThat(each == null || (each >= 0 && each <= 1)).isTrue();
            }
            for (Double each : new Double[] {report.burstiness(), report.reciprocityBeyondChance()}) {
                assertThat(each == null || (each >= -1 && each <= 1)).isTrue();
            }
        });
    }

    private Diagnostics.Report report() {
        Diagnostics diagnostics = new Diagnostics(Scripts.RIDGE);
        play.entries().forEach(diagnostics::read);
        return diagnostics.report();
    }

    private void told(int msg, String from, String to, String link) {
        play.sends(msg, from, to).now();
        play.arrives(msg, to, link);
    }

    private static Arc arc(int from, int to) {
        return new Arc(new Agency.Id("a-" + from), new Agency.Id("a-" + to));
    }
}

package org.muster.web.validity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ValidationTest {

    private static final Study TRUE = progress -> finding(true);
    private static final Study UNTRUE = progress -> finding(false);

    private static Finding finding(boolean holds) {
        var picture = new Picture(
                "all.svg",
                "Less & more",
                "a < b",
                "points",
                new Picture.Axis(0, 10, 5),
                new Picture.Axis(0, 100, 50),
                20,
                40,
                List.of(new Picture.Series("one", "#005ea2", List.of(new Picture.Point(5, 50)))));
        return new Finding(
                "A study",
                List.of("Under one condition."),
                List.of(new Claim("It is so", "7", holds)),
                List.of(new Finding.Table("Figures", List.of("", "n"), List.of(List.of("all", "7")))),
                List.of(picture));
    }

    @Test
    void comesToTheSameFiguresAlways() {
        List<Study> small = List.of(
                new RecoveryStudy(4, 1),
                new PairedStudy(2),
                new CoverageStudy(3),
                new LoadStudy(2),
                new SharingStudy(2));

        Report one = new Validation(small).run(share -> {});
        Report other = new Validation(small).run(share -> {});

        assertThat(one.markdown()).isEqualTo(other.markdown()).doesNotContain("NaN");
        assertThat(one.pictures()).isEqualTo(other.pictures());
        one.pictures().keySet().forEach(file -> assertThat(one.markdown()).contains("(" + file + ")"));
    }

    @Test
    void tellsHowFarItIsAndNeverGoesBack() {
        double[] shown = {0};
        new Validation(List.of(TRUE, new PairedStudy(2), TRUE)).run(share -> {
            assertThat(share).isBetween(shown[0], 1.0);
            shown[0] = share;
        });

        assertThat(shown[0]).isCloseTo(2.0 / 3, within(1e-9));
    }

    @Test
    void saysWhichClaimDoesNotHold() {
        assertThat(new Validation(List.of(TRUE)).run(share -> {}).holds()).isTrue();
        Report report = new Validation(List.of(TRUE, UNTRUE)).run(share -> {});

        assertThat(report.holds()).isFalse();
        assertThat(report.lines()).containsExactly("holds   It is so: 7", "FAILS   It is so: 7");
        assertThat(report.markdown()).contains("| It is so | 7 | **does not hold** |");
    }

    @Test
    void aPartitionIsNoExcuseForACrewThatHasTooMuchToDo() {
        Finding finding = new PairedStudy(3).run(share -> {});

        assertThat(finding.claims()).hasSize(3);
        assertThat(finding.tables().getFirst().rows())
                .allSatisfy(
                        row -> assertThat(Double.parseDouble(row.get(2))).isNotEqualTo(Double.parseDouble(row.get(1))));
    }

    @Test
    void drawsWhatItIsGivenAndEscapesIt() {
        String svg = finding(true).pictures().getFirst().svg();

        assertThat(svg).contains("<title>Less &amp; more</title>").contains("a &lt; b");
        assertThat(svg.split("<circle", -1)).as("the point and its key").hasSize(3);
    }

    @Test
    void reckonsOrderAndReliabilityAsTheBooksDo() {
        assertThat(Sample.spearman(new double[] {1, 2, 3, 4, 5}, new double[] {2, 1, 4, 3, 5}))
                .isCloseTo(0.8, within(1e-12));
        // Two drills of four crews, alike but for one: variances 5/3 and 11/12, of the sums 59/12.
        double[][] drills = {{1, 2, 3, 4}, {2, 2, 3, 4}};
        assertThat(Sample.reliability(drills)).isCloseTo(2 * (1 - (5 / 3.0 + 11 / 12.0) / (59 / 12.0)), within(1e-12));
    }
}

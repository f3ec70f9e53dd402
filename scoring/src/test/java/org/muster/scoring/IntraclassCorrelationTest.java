package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class IntraclassCorrelationTest {

    @Test
    void isThatOfShroutAndFleiss() {
        IntraclassCorrelation icc = IntraclassCorrelation.of(List.of(
                new double[] {9, 2, 5, 8},
                new double[] {6, 1, 3, 2},
                new double[] {8, 4, 6, 8},
                new double[] {7, 1, 2, 6},
                new double[] {10, 5, 6, 9},
                new double[] {6, 2, 4, 7}));

        assertThat(icc.between()).isCloseTo(11.241667, within(5e-7));
        assertThat(icc.betweenRaters()).isCloseTo(32.486111, within(5e-7));
        assertThat(icc.error()).isCloseTo(1.019444, within(5e-7));
        assertThat(icc.between() / icc.error()).isCloseTo(11.0, within(.05));
        assertThat(icc.ofOne()).isCloseTo(.289764, within(5e-7));
        assertThat(icc.ofMean()).isCloseTo(.620051, within(5e-7));
    }

    @Test
    void isNoneWhereNothingDiffers() {
        IntraclassCorrelation same = IntraclassCorrelation.of(List.of(new double[] {80, 80}, new double[] {80, 80}));

        assertThat(same.ofMean()).isNull();
        assertThat(same.ofOne()).isNull();
    }

    @Test
    void needsTwoThingsAndTwoRaters() {
        assertThatIllegalArgumentException().isThrownBy(() -> IntraclassCorrelation.of(List.of(new double[] {1, 2})));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IntraclassCorrelation.of(List.of(new double[] {1}, new double[] {2})));
    }
}

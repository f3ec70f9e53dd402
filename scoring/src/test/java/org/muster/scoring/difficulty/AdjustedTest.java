package org.muster.scoring.difficulty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.scoring.difficulty.Adjusted.Faced;

class AdjustedTest {

    private static final Faced EASY = new Faced(-1, 1);
    private static final Faced HARD = new Faced(1, .5);

    @Test
    void addsWhatHarderInjectsCost() {
        List<Faced> all = List.of(EASY, EASY, HARD, HARD);

        Adjusted hard = Adjusted.of(List.of(HARD, HARD), all);
        Adjusted easy = Adjusted.of(List.of(EASY, EASY), all);

        assertThat(hard.raw()).isEqualTo(50);
        assertThat(hard.expected()).isCloseTo(26.8941, within(5e-5));
        assertThat(hard.adjusted()).isCloseTo(50 + 50 - 26.8941, within(5e-5));
        assertThat(easy.raw()).isEqualTo(100);
        assertThat(easy.adjusted()).isCloseTo(100 + 50 - 73.1059, within(5e-5));
    }

    @Test
    void changesNothingWhereEverybodyFacedTheSame() {
        Adjusted same = Adjusted.of(List.of(EASY, HARD), List.of(HARD, EASY, EASY, HARD));

        assertThat(same.adjusted()).isCloseTo(same.raw(), within(1e-12));
        assertThat(same.n()).isEqualTo(2);
    }

    @Test
    void staysOnTheScale() {
        assertThat(Adjusted.of(List.of(new Faced(3, 1)), List.of(new Faced(3, 1), EASY))
                        .adjusted())
                .isEqualTo(100);
        assertThat(Adjusted.of(List.of(new Faced(-3, 0)), List.of(new Faced(-3, 0), HARD))
                        .adjusted())
                .isZero();
    }

    @Test
    void hasNothingToAdjustWhereNobodyFacedAnything() {
        assertThatIllegalArgumentException().isThrownBy(() -> Adjusted.of(List.of(), List.of(EASY)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Faced(Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Faced(0, 1.5));
    }
}

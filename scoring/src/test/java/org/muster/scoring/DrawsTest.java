package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DrawsTest {

    @Test
    void areThoseOfSplitMix64() {
        Draws draws = new Draws(1234567);

        assertThat(new String[] {shown(draws), shown(draws), shown(draws), shown(draws)})
                .containsExactly(
                        "6457827717110365317", "3203168211198807973", "9817491932198370423", "4593380528125082431");
    }

    @Test
    void reachEveryNumberBelowTheBoundAndNoOther() {
        Draws draws = new Draws(1);
        int[] seen = new int[7];

        for (int i = 0; i < 7000; i++) {
            seen[draws.below(7)]++;
        }

        assertThat(Arrays.stream(seen)).allMatch(count -> count > 850 && count < 1150);
    }

    @Test
    void areTheSameForTheSameWords() {
        assertThat(Draws.seededBy("a").next()).isEqualTo(Draws.seededBy("a").next());
        assertThat(Draws.seededBy("a").next()).isNotEqualTo(Draws.seededBy("b").next());
    }

    private static String shown(Draws draws) {
        return Long.toUnsignedString(draws.next());
    }
}

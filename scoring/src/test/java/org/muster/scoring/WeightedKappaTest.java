package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WeightedKappaTest {

    @ParameterizedTest
    @MethodSource("tables")
    void isThatOfPublishedTables(int[][] table, double kappa) {
        assertThat(WeightedKappa.linear(Ratings.of(table), table.length)).isCloseTo(kappa, within(5e-7));
    }

    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of(Ratings.SEXUAL_FUN, .237381),
                Arguments.of(new int[][] {{20, 5}, {10, 15}}, .4),
                Arguments.of(Ratings.PARADOX, -.023392));
    }

    @Test
    void isOneWhenTheyNeverDifferAlsoInOneLetter() {
        assertThat(WeightedKappa.linear(List.of(List.of(1, 1), List.of(3, 3)), 4))
                .isEqualTo(1);
        assertThat(WeightedKappa.linear(List.of(List.of(2, 2), List.of(2, 2)), 4))
                .isEqualTo(1);
    }
}

package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GwetAgreementTest {

    @ParameterizedTest
    @MethodSource("tables")
    void isThatOfPublishedTables(int[][] table, double observed, double beyondChance) {
        GwetAgreement agreement = GwetAgreement.of(Ratings.of(table), table.length);

        assertThat(agreement.observed()).isCloseTo(observed, within(5e-7));
        assertThat(agreement.beyondChance()).isCloseTo(beyondChance, within(5e-7));
    }

    static Stream<Arguments> tables() {
        return Stream.of(Arguments.of(Ratings.PARADOX, .944, .940776), Arguments.of(Ratings.GWET, .89, .867570));
    }

    @Test
    void takesWhatManyGaveAndWhatOneAloneGave() {
        GwetAgreement agreement = GwetAgreement.of(List.of(List.of(0, 0, 1), List.of(1)), 2);

        double share = (2 / 3.0 + 0) / 2;
        double chance = 2 * share * (1 - share);
        assertThat(agreement.observed()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(agreement.beyondChance()).isCloseTo((1 / 3.0 - chance) / (1 - chance), within(1e-12));
    }

    @Test
    void needsOneThingThatTwoRated() {
        assertThatIllegalArgumentException().isThrownBy(() -> GwetAgreement.of(List.of(List.of(1)), 4));
    }
}

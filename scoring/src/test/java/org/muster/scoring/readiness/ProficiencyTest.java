package org.muster.scoring.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProficiencyTest {

    private static final LocalDate MAY = LocalDate.of(2026, 5, 11);

    /** 11 mean months are 334.8 days: what is left is 1000 · 2^(−days / 334.8056). */
    @ParameterizedTest
    @CsvSource({"0, 1000", "1, 998", "30, 940", "167, 708", "335, 500", "670, 250", "3650, 1"})
    void halvesInEachHalfLife(int days, int left) {
        assertThat(new Proficiency(1000, MAY).permilleOn(MAY.plusDays(days), 11))
                .isEqualTo(left);
    }

    @Test
    void isNoLessBeforeItsOwnDay() {
        assertThat(new Proficiency(800, MAY).permilleOn(MAY.minusDays(40), 11)).isEqualTo(800);
    }

    @Test
    void liesBetweenNothingAndAll() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Proficiency(1001, MAY));
        assertThatIllegalArgumentException().isThrownBy(() -> new Proficiency(-1, MAY));
    }
}

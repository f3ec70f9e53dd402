package org.muster.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.FailureShown;
import org.muster.scenarios.Rate;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "90s, 90000",
        "5m, 300000",
        "1h30m, 5400000",
        "2d, 172800000",
        "1d2h3m4s, 93784000",
        "0s, 0",
        "-7m, -420000",
        "1 turn, 60000",
        "2 turns, 120000"
    })
    void readsDurations(String written, long millis) {
        assertThat(Units.duration(written)).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5", "5 m", "1.5h", "30m1h", "1h1h", "m", "1 turns", "turn", "1e3s", "٣m", "99999999999s"})
    void readsNothingElseAsADuration(String written) {
        assertThat(Units.duration(written)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "T+00:00, 0",
        "T+01:30, 5400000",
        "T+01:30:15, 5415000",
        "T+26:00, 93600000",
        "turn 1, 0",
        "turn 3, 120000"
    })
    void readsMoments(String written, long millis) {
        assertThat(Units.moment(written)).isEqualTo(new ExerciseTime(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"T+1:30", "T-00:05", "T+00:60", "01:30", "turn 0", "turn", "T+00:10 ", "T+٠0:10"})
    void readsNothingElseAsAMoment(String written) {
        assertThat(Units.moment(written)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"5 minutes, 5m", "90 sec, 90s", "2 Hours, 2h", "1.5h, 1h30m", "2.5m, 2m30s"})
    void guessesTheDurationThatWasMeant(String written, String meant) {
        assertThat(Units.durationCure(written)).isEqualTo(" Maybe %s.".formatted(meant));
    }

    @ParameterizedTest
    @CsvSource({"1:30, T+01:30", "T+1:30, T+01:30", "90m, T+01:30", "t+01:30:15, T+01:30:15"})
    void guessesTheMomentThatWasMeant(String written, String meant) {
        assertThat(Units.momentCure(written)).isEqualTo(" Maybe %s.".formatted(meant));
    }

    @Test
    void readsRates() {
        assertThat(Units.rate("12/min")).isEqualTo(new Rate(12, 60_000));
        assertThat(Units.rate("2/h")).isEqualTo(new Rate(2, 3_600_000));
        assertThat(Units.rate("0/h")).isNull();
        assertThat(Units.rate("2/s")).isNull();
    }

    @Test
    void readsWhenAFailureIsShown() {
        assertThat(Units.failureShown("at-once")).isEqualTo(new FailureShown.AtOnce());
        assertThat(Units.failureShown("never")).isEqualTo(new FailureShown.Never());
        assertThat(Units.failureShown("after 20s")).isEqualTo(new FailureShown.After(20_000));
        assertThat(Units.failureShown("after 1 turn")).isNull();
        assertThat(Units.failureShown("after 0s")).isNull();
    }
}

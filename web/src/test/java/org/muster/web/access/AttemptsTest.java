package org.muster.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private Instant now = Instant.parse("2030-01-01T08:00:00Z");
    private final Attempts attempts = new Attempts(3, () -> now);

    private Duration tryAgain() {
        return attempts.tryNow("ana");
    }

    @Test
    void makeNobodyWaitForAFewSlips() {
        assertThat(tryAgain()).isZero();
        assertThat(tryAgain()).isZero();
        assertThat(tryAgain()).isZero();
        assertThat(tryAgain()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void makeEachFurtherTryWaitLongerUpToAQuarterOfAnHour() {
        tryAgain();
        tryAgain();
        for (int seconds : new int[] {30, 60, 120, 240, 480, 900, 900}) {
            assertThat(tryAgain()).isZero();
            assertThat(tryAgain()).isEqualTo(Duration.ofSeconds(seconds));
            now = now.plusSeconds(seconds - 1);
            assertThat(tryAgain()).isEqualTo(Duration.ofSeconds(1));
            now = now.plusSeconds(1);
        }
    }

    @Test
    void countTriesThatCameTogetherBeforeTheFirstIsAnswered() {
        assertThat(java.util.stream.IntStream.range(0, 20)
                        .filter(i -> tryAgain().isZero())
                        .count())
                .isEqualTo(3);
    }

    @Test
    void forgetWhoeverLeavesItBe() {
        for (int i = 0; i < 3; i++) {
            tryAgain();
        }
        now = now.plus(Duration.ofSeconds(30)).plus(Duration.ofMinutes(15));

        assertThat(tryAgain()).isZero();
        assertThat(tryAgain()).isZero();
    }

    @Test
    void forgiveWhoeverIsRightAtLast() {
        tryAgain();
        tryAgain();
        attempts.forgive("ana");

        assertThat(tryAgain()).isZero();
        assertThat(tryAgain()).isZero();
        assertThat(tryAgain()).isZero();
    }

    @Test
    void countOnForAComputerFromWhichOneWasRight() {
        tryAgain();
        tryAgain();
        tryAgain();
        attempts.takeBack("ana");

        assertThat(tryAgain()).isZero();
        assertThat(tryAgain()).isPositive();
    }

    @Test
    void tellPeopleApart() {
        for (int i = 0; i < 4; i++) {
            tryAgain();
        }

        assertThat(attempts.tryNow("ben")).isZero();
        assertThat(new Attempts(1, InstantSource.system()).tryNow("ana")).isZero();
    }
}

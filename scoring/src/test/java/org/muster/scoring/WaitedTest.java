package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muster.scoring.WaitingCurve.Wait;

class WaitedTest {

    @Test
    void comesToTheMeanCreditWhenNothingWasLostFromSight() {
        Count.Some score = score(done(.4), done(.8), done(1.0), done(1.5), done(1.9), done(3.0), never(), never());

        assertThat(score.value()).isCloseTo(45.0, within(1e-12));
        assertThat(score.n()).isEqualTo(8);
    }

    @Test
    void takesWhatWasLostFromSightAsTheOthersWent() {
        Count.Some score = score(done(.4), done(.8), done(.9), done(1.2), done(1.5), done(2.5), lost(.6), lost(1.1));
        Timeliness timeliness = Objects.requireNonNull(score.timeliness());

        assertThat(score.value()).isCloseTo(1205 / 18.0, within(1e-12));
        assertThat(timeliness.onTime()).isCloseTo(125 / 3.0, within(1e-12));
        assertThat(timeliness.median()).isEqualTo(1.2);
        assertThat(timeliness.censored()).isEqualTo(2);
        assertThat(timeliness.atMost()).isNull();
        assertThat(score.n()).isEqualTo(6);
    }

    @Test
    void takesTheWorstWhenTheLongestWaitWasLostAndShowsTheBest() {
        Count.Some score = score(done(.5), lost(1.5));

        assertThat(score.value()).isEqualTo(50);
        assertThat(Objects.requireNonNull(score.timeliness()).atMost()).isEqualTo(75);
    }

    @Test
    void countsAWaitWatchedUntilItWasWorthNothingAsKnown() {
        Count.Some score = score(lost(2), done(1));

        assertThat(score.value()).isEqualTo(50);
        assertThat(score.n()).isEqualTo(2);
    }

    @Test
    void isMissingAndNotZeroWhenNothingWasSeenToTheStandard() {
        assertThat(Waited.count(List.of(lost(.2), lost(.99)), 2)).isEqualTo(new Count.None(Reason.NONE_OBSERVED));
        assertThat(Waited.count(List.of(), 2)).isEqualTo(new Count.None(Reason.NO_ITEMS));
        assertThat(score(lost(1)).value()).isZero();
    }

    @Test
    void givesNoMoreThanFullCreditForHaste() {
        assertThat(Stream.of(0.0, 1.0, 1.2, 1.9996, 2.0, 7.0).map(x -> Waited.credit(x, 2)))
                .containsExactly(1000, 1000, 800, 0, 0, 0);
    }

    @Test
    void stretchesTheCreditAsTheProfileSays() {
        Count.Some score = (Count.Some) Waited.count(List.of(done(2), never()), 3);

        assertThat(score.value()).isEqualTo(25);
        assertThat(Waited.credit(2, 3)).isEqualTo(500);
    }

    private static Count.Some score(Waited... items) {
        return (Count.Some) Waited.count(List.of(items), 2);
    }

    private static Waited done(double x) {
        return waited(Wait.ended(x));
    }

    private static Waited lost(double x) {
        return waited(Wait.lost(x));
    }

    private static Waited never() {
        return waited(Wait.NEVER);
    }

    private static Waited waited(Wait wait) {
        return new Waited(
                Unit.NO_LINE,
                wait,
                new EvidenceLine(
                        "m-1-ack", "chief", null, null, null, "met", null, null, null, null, null, false, List.of()));
    }
}

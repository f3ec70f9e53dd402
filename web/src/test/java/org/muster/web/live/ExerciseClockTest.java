package org.muster.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.muster.scenarios.ExerciseTime;
import org.muster.simulator.log.EndReason;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.JumpMode;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.PauseReason;
import org.muster.simulator.log.Source;

class ExerciseClockTest {
    private static final long WALL = 1_800_000_000_000L;

    private ExerciseClock clock = ExerciseClock.AT_START_EX;

    private void happens(long wall, long time, Event event) {
        clock = clock.after(
                new LogEntry(1, new ExerciseTime(time), Source.IN, null, new Input("driver", "d", null), event),
                WALL + wall);
    }

    private long at(long wall) {
        return clock.now(WALL + wall).millis();
    }

    @Test
    void standsBeforeStartEx() {
        assertThat(at(99_999)).isZero();
    }

    @Test
    void runsFromStartExAtTheSpeedThatWasSetBefore() {
        happens(0, 0, new Event.SpeedSet(2500));
        happens(1000, 0, new Event.ExerciseStarted());
        assertThat(at(1001)).isEqualTo(2);
        assertThat(at(3000)).isEqualTo(5000);
    }

    @Test
    void losesNothingToRoundingWhileItRuns() {
        happens(0, 0, new Event.SpeedSet(333));
        happens(0, 0, new Event.ExerciseStarted());
        assertThat(at(3_600_000)).isEqualTo(1_198_800);
    }

    @Test
    void standsFromAPauseOnAndGoesOnFromThere() {
        happens(0, 0, new Event.ExerciseStarted());
        happens(5000, 5000, new Event.ClockPaused(PauseReason.SAFETY));
        assertThat(at(60_000)).isEqualTo(5000);
        happens(60_000, 5000, new Event.ClockResumed(PauseReason.CONTROLLER));
        assertThat(at(60_250)).isEqualTo(5250);
    }

    @Test
    void goesOnFromWhereItJumped() {
        happens(0, 0, new Event.ExerciseStarted());
        happens(1000, 1000, new Event.ClockJumped(new ExerciseTime(900_000), JumpMode.SKIP));
        assertThat(at(1500)).isEqualTo(900_500);
    }

    @Test
    void standsAfterEndEx() {
        happens(0, 0, new Event.ExerciseStarted());
        happens(1000, 1000, new Event.ExerciseEnded(EndReason.DIRECTOR));
        assertThat(at(9000)).isEqualTo(1000);
    }

    @Test
    void neverRunsBackWhenTheWallClockDoes() {
        happens(0, 7000, new Event.ClockResumed(PauseReason.CONTROLLER));
        assertThat(at(-5000)).isEqualTo(7000);
    }
}

package org.muster.web.live;

import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Scenario;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;

/**
 * Tells exercise time from wall time. Every entry that moves the clock sets both anew, so whoever reads the log has the
 * same clock.
 *
 * @param wall epoch milliseconds at which it was set
 * @param at the exercise time at that moment
 * @param permille exercise milliseconds in a second of wall time; 0 where it stands in turns, of which turn k begins at
 *     k − 1 minutes
 */
public record ExerciseClock(long wall, ExerciseTime at, int permille, boolean running) {

    /** Stands at StartEx, in real time once it runs. */
    public static final ExerciseClock AT_START_EX = new ExerciseClock(0, ExerciseTime.START_EX, 1000, false);

    /** Stands at the beginning of each turn, until the facilitator begins the next. */
    public static final ExerciseClock AT_FIRST_TURN = new ExerciseClock(0, ExerciseTime.START_EX, 0, false);

    /** The clock of a scenario before StartEx. */
    static ExerciseClock of(Scenario scenario) {
        return scenario.isInTurns() ? AT_FIRST_TURN : AT_START_EX;
    }

    /** The exercise time at that wall time; before it was set, the time at which it was set. */
    public ExerciseTime now(long wallNow) {
        return running ? at.plusMillis(Math.max(0, wallNow - wall) * permille / 1000) : at;
    }

    /** The clock after an entry that was written at that wall time. */
    public ExerciseClock after(LogEntry entry, long written) {
        return switch (entry.event()) {
            case Event.ExerciseStarted started -> new ExerciseClock(written, entry.time(), permille, true);
            case Event.ClockPaused paused -> new ExerciseClock(written, entry.time(), permille, false);
            case Event.ClockResumed resumed -> new ExerciseClock(written, entry.time(), permille, true);
            case Event.SpeedSet speed -> new ExerciseClock(written, entry.time(), speed.permille(), running);
            case Event.ClockJumped jumped -> new ExerciseClock(written, jumped.to(), permille, running);
            case Event.ExerciseEnded ended ->
                (permille == 0 ? AT_FIRST_TURN : AT_START_EX).endedAt(written, entry.time());
            default -> this;
        };
    }

    /** The clock after EndEx. */
    ExerciseClock endedAt(long written, ExerciseTime time) {
        return new ExerciseClock(written, time, permille, false);
    }

    /** The same clock, put right where somebody knows better what time it is. */
    public ExerciseClock setTo(long wallNow, ExerciseTime time) {
        return new ExerciseClock(wallNow, time, permille, running);
    }

    /** The same clock standing still. */
    public ExerciseClock stoppedAt(long wallNow, ExerciseTime time) {
        return new ExerciseClock(wallNow, time, permille, false);
    }
}

package org.muster.web.live;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.PauseReason;
import org.muster.simulator.log.Staffing;

/**
 * Where an exercise stands after an entry of its log.
 *
 * @param pause why the clock stands, or null while it runs, before StartEx and after EndEx
 * @param holders who holds each seat, in the order of the script
 * @param lastEntry the number of the entry, or -1 before the first
 */
public record Situation(
        ExerciseState state,
        @Nullable PauseReason pause,
        ExerciseClock clock,
        Map<Position.Id, Staffing> holders,
        long lastEntry) {

    public Situation {
        holders = Collections.unmodifiableMap(new LinkedHashMap<>(holders));
    }

    /** Before the first entry nobody holds a seat. */
    public static Situation before(Scenario scenario) {
        Map<Position.Id, Staffing> empty = new LinkedHashMap<>();
        scenario.positions().forEach(position -> empty.put(position.id(), Staffing.EMPTY));
        return new Situation(ExerciseState.CREATED, null, ExerciseClock.of(scenario), empty, -1);
    }

    /** After EndEx, when nobody asks any more who held the seats. */
    static Situation ended(Scenario scenario, LogEntry end, long written, long lastEntry) {
        return new Situation(
                ExerciseState.ENDED,
                null,
                ExerciseClock.of(scenario).endedAt(written, end.time()),
                Map.of(),
                lastEntry);
    }

    /** The situation after the next entry, which was written at that wall time. */
    public Situation after(LogEntry entry, long written) {
        ExerciseClock after = clock.after(entry, written);
        return switch (entry.event()) {
            case Event.ExerciseStarted started -> to(ExerciseState.STARTED, null, after, entry);
            case Event.ClockPaused paused -> to(ExerciseState.PAUSED, paused.reason(), after, entry);
            case Event.ClockResumed resumed -> to(ExerciseState.STARTED, null, after, entry);
            case Event.ExerciseEnded ended -> to(ExerciseState.ENDED, null, after, entry);
            // A safety stop outranks the reason for which the clock stood already.
            case Event.SafetyStopCalled called
            when state == ExerciseState.PAUSED -> to(state, PauseReason.SAFETY, after, entry);
            case Event.SeatStaffed staffed -> staffed(staffed, entry);
            // The emergency is over, and the clock stands until a controller lets it go on.
            case Event.SafetyStopCleared cleared
            when pause == PauseReason.SAFETY -> to(state, PauseReason.CONTROLLER, after, entry);
            default -> to(state, pause, after, entry);
        };
    }

    /** The same situation while the store does not answer: the clock stands, and nothing is played. */
    Situation waitingForStore(ExerciseClock standing) {
        return new Situation(
                state == ExerciseState.STARTED ? ExerciseState.PAUSED : state,
                PauseReason.STORE,
                standing,
                holders,
                lastEntry);
    }

    /** The same situation, told by a clock that was put right. */
    Situation withClock(ExerciseClock right) {
        return new Situation(state, pause, right, holders, lastEntry);
    }

    private Situation to(ExerciseState next, @Nullable PauseReason why, ExerciseClock after, LogEntry entry) {
        return new Situation(next, why, after, holders, entry.number());
    }

    private Situation staffed(Event.SeatStaffed staffed, LogEntry entry) {
        Map<Position.Id, Staffing> now = new LinkedHashMap<>(holders);
        now.put(staffed.seat(), staffed.holder());
        boolean before = state == ExerciseState.CREATED || state == ExerciseState.STAFFED;
        ExerciseState next =
                !before ? state : now.containsValue(Staffing.EMPTY) ? ExerciseState.CREATED : ExerciseState.STAFFED;
        return new Situation(next, pause, clock, now, entry.number());
    }
}

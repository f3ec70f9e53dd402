package org.muster.web.control;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.simulator.log.Staffing;
import org.muster.web.live.ClockFace;
import org.muster.web.live.Exercise;
import org.muster.web.live.Listed;
import org.muster.web.live.Situation;
import org.muster.web.wire.Words;

/**
 * An exercise as controllers see it.
 *
 * @param state created, staffed, started, paused or ended
 * @param pause why the clock stands; absent while it runs, before StartEx and after EndEx
 * @param readOnly whether it can only be looked at
 * @param cohort the id of those who play it together; absent when it is of none
 * @param solo whether who plays it may also see behind it, so that it enters nobody's readiness
 * @param lastEntry the number of the last entry
 * @param seats who holds each seat; absent in a list of exercises
 */
record ExerciseView(
        String id,
        String name,
        Script scenario,
        long seed,
        String state,
        @Nullable String pause,
        boolean readOnly,
        @Nullable String cohort,
        boolean solo,
        Clock clock,
        long lastEntry,
        @Nullable List<Seat> seats) {

    /** @param duration from StartEx to EndEx in ms; absent in turns */
    record Script(
            String id,
            Map<String, String> title,
            String hash,
            @Nullable Long duration) {}

    /**
     * @param now exercise time in ms
     * @param permille 1000 is real time; 0 where the clock stands in turns, of which turn k begins at k - 1 minutes
     */
    record Clock(long now, int permille, boolean running) {}

    /** @param holder person, crew or empty */
    record Seat(String id, Map<String, String> title, AgencyView agency, String holder) {}

    /** @param level federal, state, county … */
    record AgencyView(String id, Map<String, String> title, String level) {}

    static ExerciseView of(Exercise exercise, long wall) {
        Listed listed = Listed.of(exercise);
        return of(listed, wall, seats(listed.scenario(), listed.situation()));
    }

    static ExerciseView of(Listed listed, long wall) {
        return of(listed, wall, null);
    }

    private static ExerciseView of(Listed exercise, long wall, @Nullable List<Seat> seats) {
        Scenario scenario = exercise.scenario();
        List<String> languages = scenario.head().languages();
        Situation situation = exercise.situation();
        ClockFace face = ClockFace.of(situation, wall);
        return new ExerciseView(
                exercise.about().id(),
                exercise.about().name(),
                new Script(
                        scenario.id().value(),
                        Words.of(scenario.title(), languages),
                        exercise.about().scenarioHash(),
                        scenario.head().durationMillis()),
                exercise.about().seed(),
                face.state(),
                face.pause(),
                exercise.isReadOnly(),
                exercise.about().cohort(),
                exercise.about().solo(),
                new Clock(face.now(), face.permille(), face.running()),
                situation.lastEntry(),
                seats);
    }

    private static List<Seat> seats(Scenario scenario, Situation situation) {
        List<String> languages = scenario.head().languages();
        return scenario.positions().stream()
                .map(position -> new Seat(
                        position.id().value(),
                        Words.of(position.title(), languages),
                        agency(scenario, position),
                        situation
                                .holders()
                                .getOrDefault(position.id(), Staffing.EMPTY)
                                .code()))
                .toList();
    }

    private static AgencyView agency(Scenario scenario, Position position) {
        Agency agency = scenario.agency(position.agency());
        return new AgencyView(
                agency.id().value(),
                Words.of(agency.title(), scenario.head().languages()),
                agency.level().code());
    }
}

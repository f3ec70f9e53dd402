package org.muster.web.play;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Text;
import org.muster.web.live.ClockFace;
import org.muster.web.live.Exercise;
import org.muster.web.wire.Words;

/**
 * An exercise as the holder of a seat sees it.
 *
 * @param briefing what every participant may read before play; absent when there is none
 * @param state created, staffed, started, paused or ended
 * @param pause why the clock stands; absent while it runs, before StartEx and after EndEx
 */
record SeatView(
        Named exercise,
        Titled seat,
        OfAgency agency,
        @Nullable Map<String, String> briefing,
        String state,
        @Nullable String pause,
        Clock clock,
        List<String> languages) {

    record Named(String id, String name, Map<String, String> title) {}

    record Titled(String id, Map<String, String> title) {}

    /** @param level federal, state, county … */
    record OfAgency(String id, Map<String, String> title, String level) {}

    /**
     * @param now exercise time in ms
     * @param permille 1000 is real time
     */
    record Clock(long now, int permille, boolean running) {}

    static SeatView of(Exercise exercise, Position.Id seat, long wall) {
        Scenario scenario = exercise.scenario();
        List<String> languages = scenario.head().languages();
        Position position = scenario.position(seat);
        Agency agency = scenario.agency(position.agency());
        Text briefing = scenario.head().briefing();
        ClockFace face = ClockFace.of(exercise.log().situation(), wall);
        return new SeatView(
                new Named(exercise.about().id(), exercise.about().name(), Words.of(scenario.title(), languages)),
                new Titled(seat.value(), Words.of(position.title(), languages)),
                new OfAgency(
                        agency.id().value(),
                        Words.of(agency.title(), languages),
                        agency.level().code()),
                briefing == null ? null : Words.of(briefing, languages),
                face.state(),
                face.pause(),
                new Clock(face.now(), face.permille(), face.running()),
                languages);
    }
}

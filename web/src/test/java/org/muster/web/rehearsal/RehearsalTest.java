package org.muster.web.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.ScenarioHash;
import org.muster.scenarios.yaml.Library;
import org.muster.simulator.log.CanonicalLog;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;
import org.muster.simulator.log.Staffing;

class RehearsalTest {

    private static final Scenario FIRST_NOTICE = Library.load("first-notice");

    private static List<LogEntry> played(Rehearsal rehearsal) {
        List<LogEntry> log = new ArrayList<>();
        while (!rehearsal.isEnded()) {
            log.addAll(rehearsal.next());
        }
        return log;
    }

    private static Stream<String> bytes(List<LogEntry> log) {
        return log.stream().map(entry -> new String(CanonicalLog.bytes(entry), StandardCharsets.UTF_8));
    }

    @Test
    void namesWhatItPlaysInTheFirstEntry() {
        LogEntry first = played(new Rehearsal(FIRST_NOTICE, 7, 3)).getFirst();

        assertThat(first.event())
                .isEqualTo(new Event.ExerciseCreated(
                        1,
                        1,
                        ScenarioHash.of(FIRST_NOTICE),
                        1,
                        7,
                        3,
                        FIRST_NOTICE.head().scoringProfile(),
                        Library.profile(FIRST_NOTICE.head().scoringProfile()).hash()));
    }

    @Test
    void seatsACrewEverywhereAndStarts() {
        List<LogEntry> log = played(new Rehearsal(FIRST_NOTICE, 1, 1));
        int seats = FIRST_NOTICE.positions().size();

        assertThat(log.subList(1, seats + 1).stream().map(LogEntry::event))
                .containsExactlyElementsOf(FIRST_NOTICE.positions().stream()
                        .map(Position::id)
                        .map(seat -> new Event.SeatStaffed(seat, Staffing.CREW, null, null))
                        .toList());
        assertThat(log.get(seats + 1).event()).isEqualTo(new Event.ExerciseStarted());
        assertThat(log.stream().filter(entry -> entry.source() == Source.IN)).hasSize(seats + 2);
    }

    @Test
    void playsToEndExAndNumbersEveryEntry() {
        List<LogEntry> log = played(new Rehearsal(FIRST_NOTICE, 1, 1));

        assertThat(log.getLast().event()).isInstanceOf(Event.ExerciseEnded.class);
        assertThat(log.getLast().time()).isEqualTo(FIRST_NOTICE.endEx());
        for (int i = 0; i < log.size(); i++) {
            assertThat(log.get(i).number()).isEqualTo(i);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7, 4711, Event.MOST_SEED})
    void writesTheSameBytesForTheSameSeed(long seed) {
        assertThat(bytes(played(new Rehearsal(FIRST_NOTICE, seed, 1))))
                .containsExactlyElementsOf(
                        bytes(played(new Rehearsal(FIRST_NOTICE, seed, 1))).toList());
    }

    @Test
    void playsOtherwiseWithAnotherSeedOrAnotherReplication() {
        List<LogEntry> log = played(new Rehearsal(FIRST_NOTICE, 1, 1));

        assertThat(tail(played(new Rehearsal(FIRST_NOTICE, 2, 1)))).isNotEqualTo(tail(log));
        assertThat(tail(played(new Rehearsal(FIRST_NOTICE, 1, 2)))).isNotEqualTo(tail(log));
    }

    private static List<LogEntry> tail(List<LogEntry> log) {
        return log.subList(1, log.size());
    }

    @Test
    void knowsHowFarItHasGotAndWhatItHasComeTo() {
        Rehearsal rehearsal = new Rehearsal(FIRST_NOTICE, 1, 1);
        assertThat(rehearsal.share()).isZero();

        double before = 0;
        int entries = 0;
        while (!rehearsal.isEnded()) {
            entries += rehearsal.next().size();
            assertThat(rehearsal.share()).isBetween(before, 1.0);
            assertThat(rehearsal.scores().upTo()).isEqualTo(entries - 1);
            before = rehearsal.share();
        }
        assertThat(rehearsal.share()).isEqualTo(1);
    }

    @Test
    void hasNothingMoreToPlayAfterEndEx() {
        Rehearsal rehearsal = new Rehearsal(FIRST_NOTICE, 1, 1);
        played(rehearsal);

        assertThat(rehearsal.next()).isEmpty();
    }

    @Test
    void refusesASeedThatNoLogCanHold() {
        assertThatThrownBy(() -> new Rehearsal(FIRST_NOTICE, -1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }
}

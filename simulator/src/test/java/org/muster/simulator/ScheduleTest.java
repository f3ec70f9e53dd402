package org.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private final Schedule schedule = new Schedule();
    private final List<String> played = new ArrayList<>();

    @Test
    void playsTheEarlierMomentFirst() {
        add(2, Precedence.CLOCK, "later");
        add(1, Precedence.END, "earlier");

        assertThat(playAll()).containsExactly("earlier", "later");
    }

    @Test
    void playsTheLowerPrecedenceFirstAtOneMoment() {
        for (int i = Precedence.values().length - 1; i >= 0; i--) {
            add(7, Precedence.values()[i], Precedence.values()[i].name());
        }

        assertThat(playAll())
                .containsExactly("CLOCK", "RETURN", "LOSS", "RECHECK", "ARRIVAL", "LINE", "CREW", "DEADLINE", "END");
    }

    @Test
    void playsInTheOrderOfAddingAtOneMomentAndPrecedence() {
        for (int i = 0; i < 100; i++) {
            add(7, Precedence.LINE, "line " + i);
        }

        assertThat(playAll())
                .hasSize(100)
                .isSortedAccordingTo(Comparator.comparingInt(s -> Integer.parseInt(s.substring(5))));
    }

    @Test
    void forgetsWhatLiesBeyondAnyExercise() {
        add(1L << 40, Precedence.ARRIVAL, "in thirty years");

        assertThat(schedule.isEmpty()).isTrue();
        assertThat(schedule.nextMillis()).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(schedule::take).isInstanceOf(IllegalStateException.class);
    }

    /** Any mixture of adding and taking comes out as the plain ladder (moment, precedence, order) would have it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void agreesWithAPlainQueue(long seed) {
        record Due(long millis, Precedence precedence, int order) {}
        var random = new SplittableRandom(seed);
        var plain = new PriorityQueue<Due>(Comparator.comparingLong(Due::millis)
                .thenComparing(Due::precedence)
                .thenComparingInt(Due::order));
        var expected = new ArrayList<String>();
        for (int i = 0; i < 5_000; i++) {
            if (random.nextInt(3) > 0 || plain.isEmpty()) {
                var due = new Due(random.nextInt(300), Precedence.values()[random.nextInt(9)], i);
                plain.add(due);
                add(due.millis(), due.precedence(), due.toString());
            } else {
                assertThat(schedule.nextMillis()).isEqualTo(plain.element().millis());
                expected.add(plain.remove().toString());
                schedule.take().play();
            }
        }
        while (!plain.isEmpty()) {
            expected.add(plain.remove().toString());
        }

        assertThat(playAll()).isEqualTo(expected);
    }

    private void add(long millis, Precedence precedence, String name) {
        schedule.add(millis, precedence, () -> played.add(name));
    }

    private List<String> playAll() {
        while (!schedule.isEmpty()) {
            schedule.take().play();
        }
        return played;
    }
}

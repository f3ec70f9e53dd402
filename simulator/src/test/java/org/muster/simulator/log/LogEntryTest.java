package org.muster.simulator.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Position;

class LogEntryTest {

    private static final Position.Id DISPATCH = new Position.Id("so-dispatch");
    private static final Event ACKNOWLEDGED = new Event.MessageAcknowledged(1, DISPATCH);

    @Test
    void namesAKindByItsRecord() {
        assertThat(ACKNOWLEDGED.kind()).isEqualTo("message-acknowledged");
        assertThat(new Event.MessageReadBack(1, DISPATCH).kind()).isEqualTo("message-read-back");
    }

    @Test
    void hasAnInputExactlyWhenItCameFromOutside() {
        assertThatIllegalArgumentException().isThrownBy(() -> entry(Source.IN, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> entry(Source.CREW, null, Input.of(DISPATCH, "c-1")));
        assertThat(entry(Source.IN, null, Input.of(DISPATCH, "c-1")).input()).isNotNull();
    }

    @Test
    void followsOnlyFromAnEarlierEntry() {
        assertThat(entry(Source.ENGINE, 6L, null).cause()).isEqualTo(6);
        assertThatIllegalArgumentException().isThrownBy(() -> entry(Source.ENGINE, 7L, null));
        assertThatIllegalArgumentException().isThrownBy(() -> entry(Source.IN, 6L, Input.of(DISPATCH, "c-1")));
    }

    @Test
    void tellsTheSeatThatActs() {
        assertThat(new Input("seat:so-dispatch", "c-1", 3L).seat()).isEqualTo(DISPATCH);
        assertThat(new Input("control:1", "c-1", null).seat()).isNull();
        assertThat(new Input("driver", "c-1", null).seat()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "seat:", "seat:So", "control", "control:", "control:0", "control:x", "drivers", "p-1"})
    void refusesAnActorOfNoKnownForm(String by) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Input(by, "c-1", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "é", "1234567890123456789012345678901234567"})
    void refusesAnInputIdThatIsLongOrNotVisible(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Input("driver", id, null));
    }

    private static LogEntry entry(Source source, @Nullable Long cause, @Nullable Input input) {
        return new LogEntry(7, ExerciseTime.START_EX, source, cause, input, ACKNOWLEDGED);
    }
}

package org.muster.simulator.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainTest {

    private static final byte[] ENTRY = "{\"number\":0}".getBytes(UTF_8);

    /** Worked out apart from this code, by the formula of the documentation. */
    @Test
    void comesToTheHashesOfTheFormula() {
        Chain chain = Chain.of("ex-1");
        assertThat(chain.head()).isEqualTo("OpDMsHMLLL8Tikka1pbOm9hR6hRcAxbTEtEkzhjZYrQ");
        assertThat(chain.add(1_800_000_000_000L, ENTRY)).isEqualTo("0DJzczwXwaJ1jL61j8II4kfUeGlzktvwXzZBm5BmLNo");
        assertThat(chain.head()).isEqualTo("0DJzczwXwaJ1jL61j8II4kfUeGlzktvwXzZBm5BmLNo");
    }

    @Test
    void coversTheExerciseTheWallTimeAndEveryByte() {
        assertThat(Chain.of("ex-2").add(1, ENTRY)).isNotEqualTo(Chain.of("ex-1").add(1, ENTRY));
        assertThat(Chain.of("ex-1").add(2, ENTRY)).isNotEqualTo(Chain.of("ex-1").add(1, ENTRY));
        assertThat(Chain.of("ex-1").add(1, "{\"number\":1}".getBytes(UTF_8)))
                .isNotEqualTo(Chain.of("ex-1").add(1, ENTRY));
    }

    @Test
    void goesOnAfterAnyHash() {
        Chain whole = Chain.of("ex-1");
        Chain later = Chain.after(whole.add(1, ENTRY));
        assertThat(later.add(2, ENTRY)).isEqualTo(whole.add(2, ENTRY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AA", "not base64url!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB", "=AAA"})
    void refusesWhatIsNoHash(String head) {
        assertThatIllegalArgumentException().isThrownBy(() -> Chain.after(head));
    }

    @Test
    void refusesAnExerciseThatCouldLookLikeAnother() {
        assertThatIllegalArgumentException().isThrownBy(() -> Chain.of("ex-1\n"));
    }
}

package org.muster.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntranceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "muster.example.invalid",
                "ftp://muster.example.invalid",
                "https://muster.example.invalid/room",
                "https://muster.example.invalid?x=1",
                "https://ana@muster.example.invalid",
                "https:///",
            })
    void hasNoAddressThatNobodyCouldType(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Entrance(true, URI.create(address)))
                .withMessageContaining("Maybe https://muster.example.invalid");
    }

    @Test
    void letsNobodyElseIntoTheDemo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Entrance(false, URI.create("https://muster.example.invalid")))
                .withMessageContaining("--accounts");
    }

    @Test
    void isSecureByTlsAlone() {
        assertThat(new Entrance(true, URI.create("https://muster.example.invalid/")).isSecure())
                .isTrue();
        assertThat(new Entrance(true, URI.create("http://muster.example.invalid:8080")).isSecure())
                .isFalse();
        assertThat(Entrance.DEMO.isSecure()).isFalse();
    }
}

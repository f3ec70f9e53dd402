package org.muster.web.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataHomeTest {

    @Test
    void liesWhereTheSystemKeepsWhatBelongsToAUser() {
        assertThat(DataHome.of("Linux", "/home/ana", null)).isEqualTo(Path.of("/home/ana/.local/share/muster"));
        assertThat(DataHome.of("Mac OS X", "/Users/ana", null))
                .isEqualTo(Path.of("/Users/ana/Library/Application Support/muster"));
    }

    @Test
    void liesWhereTheUserWantsIt() {
        assertThat(DataHome.of("Linux", "/home/ana", "/srv/data")).isEqualTo(Path.of("/srv/data/muster"));
        assertThat(DataHome.of("Mac OS X", null, "/srv/data")).isEqualTo(Path.of("/srv/data/muster"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data", "./data"})
    void followsNobodyToWhereHeHappensToStand(String relative) {
        assertThat(DataHome.of("Linux", "/home/ana", relative)).isEqualTo(Path.of("/home/ana/.local/share/muster"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "?"})
    void asksForADirectoryWhenThereIsNoHome(@Nullable String home) {
        assertThatThrownBy(() -> DataHome.of("Linux", home, null))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("--data");
    }
}

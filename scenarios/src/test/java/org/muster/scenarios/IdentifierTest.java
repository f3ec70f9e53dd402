package org.muster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "m-02", "so-dispatch", "m-02.2", "m-02-ack", "pace.so.eoc", "e-1.12-ack", "a-", "x9"})
    void acceptsWhatAScriptWritesOrAnEngineDerives(String id) {
        assertThatCode(() -> new Line.Id(id)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "9a", "-a", ".a", "a.", "a..b", "a.-b", "m 2", "m_2", "é", "a.B"})
    void refusesEverythingElse(String id) {
        assertThatThrownBy(() -> new Line.Id(id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(" + id + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"m-11", "m-11.3"})
    void knowsWhatWasWritten(String id) {
        assertThat(new Line.Id(id).written()).isEqualTo(new Line.Id("m-11"));
        assertThat(new Expectation.Id(id + "-ack").written()).isEqualTo(new Expectation.Id("m-11-ack"));
    }
}

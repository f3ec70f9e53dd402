package org.muster.web.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Text;

class WordsTest {

    @Test
    void leaveOutALanguageThatATextDoesNotSpeak() {
        assertThat(Words.of(Text.of("en", "Watch"), List.of("en", "es"))).isEqualTo(Map.of("en", "Watch"));
    }

    @Test
    void beginWithTheReferenceLanguage() {
        Text text = new Text("en", Map.of("es", "Guardia", "en", "Watch"));

        assertThat(Words.of(text, List.of("en", "es")).keySet()).containsExactly("en", "es");
    }
}

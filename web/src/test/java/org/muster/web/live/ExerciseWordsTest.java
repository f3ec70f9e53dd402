package org.muster.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Text;

class ExerciseWordsTest {

    private static final List<String> BOTH = List.of("en", "es");

    @Test
    void beginAndEndATextInEachOfItsLanguages() {
        Text text = new Text("en", Map.of("en", "Call in.", "es", "Llame."));

        assertThat(ExerciseWords.around(text, BOTH))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "en", "EXERCISE EXERCISE EXERCISE. Call in. EXERCISE.",
                        "es", "EJERCICIO EJERCICIO EJERCICIO. Llame. EJERCICIO."));
    }

    @Test
    void leaveOutALanguageThatNobodyHasTranslatedTheTextTo() {
        assertThat(ExerciseWords.around(Text.of("en", "Call in."), BOTH)).containsOnlyKeys("en");
    }

    @Test
    void leaveATextThatIsMarkedAsItIs() {
        assertThat(ExerciseWords.around(Text.of("en", "EXERCISE. Call in. EXERCISE."), BOTH))
                .containsEntry("en", "EXERCISE. Call in. EXERCISE.");
    }
}

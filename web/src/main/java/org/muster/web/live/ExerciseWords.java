package org.muster.web.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.scenarios.Text;

/** Puts around every sent text the word that keeps it from being taken for real. */
final class ExerciseWords {
    private static final Map<String, String> WORDS = Map.of("en", "EXERCISE", "es", "EJERCICIO");
    private static final String USUAL = "EXERCISE";

    private ExerciseWords() {}

    /** The text in those of these languages that it speaks, begun and ended with each language's word. */
    static Map<String, String> around(Text text, List<String> languages) {
        Map<String, String> marked = new LinkedHashMap<>();
        for (String language : languages) {
            if (text.speaks(language)) {
                marked.put(language, around(text.in(language), WORDS.getOrDefault(language, USUAL)));
            }
        }
        return marked;
    }

    /** A text that is marked already stays as it is. */
    private static String around(String text, String word) {
        String bare = text.strip();
        String begun = bare.startsWith(word) ? bare : "%s %s %s. %s".formatted(word, word, word, bare);
        boolean ends = begun.endsWith(word) || begun.endsWith(word + ".");
        return ends ? begun : "%s %s.".formatted(begun, word);
    }
}

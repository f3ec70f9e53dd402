package org.muster.web.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.scenarios.Text;

/** Texts as the wire carries them: a map from language to words. */
public final class Words {
    private Words() {}

    /** The text in those of these languages that it speaks, its reference language among them. */
    public static Map<String, String> of(Text text, List<String> languages) {
        Map<String, String> words = new LinkedHashMap<>();
        languages.stream().filter(text::speaks).forEach(language -> words.put(language, text.in(language)));
        return words;
    }
}

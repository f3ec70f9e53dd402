package org.muster.web.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.scenarios.Text;

/** Texts as the wire carries them: a map from language to words. */
public final class Words {
    private Words() {}

    /** The text in each of these languages; what nobody has translated stands in its reference language. */
    public static Map<String, String> of(Text text, List<String> languages) {
        Map<String, String> words = new LinkedHashMap<>();
        languages.forEach(language -> words.put(language, text.in(language)));
        return words;
    }
}

package org.muster.scenarios;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Words for readers, in one language or several.
 *
 * @param reference the language that every text has
 * @param words language to words, in the order of the script; holds at least the reference language
 */
public record Text(String reference, Map<String, String> words) {

    public Text {
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        if (!words.containsKey(reference)) {
            throw new IllegalArgumentException(
                    "Text (%s) lacks its reference language (%s).".formatted(words.keySet(), reference));
        }
    }

    public static Text of(String language, String words) {
        return new Text(language, Map.of(language, words));
    }

    /** The words in that language, or in the reference language when nobody has translated them. */
    public String in(String language) {
        String found = words.get(language);
        return found != null ? found : toString();
    }

    /** @return whether a reader of that language gets words of his own */
    public boolean speaks(String language) {
        return words.containsKey(language);
    }

    /** The words in the reference language. */
    @Override
    public String toString() {
        return words.getOrDefault(reference, "");
    }
}

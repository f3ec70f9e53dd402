package org.muster.web.live;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.TextRef;
import org.muster.web.store.StoredText;

/** What people wrote in one exercise, by the refs under which its log names it. Any thread. */
public final class FreeTexts {

    /** @param lang null for the scenario's first language */
    public record Words(String text, @Nullable String lang) {}

    private final Map<String, Words> words = new ConcurrentHashMap<>();

    void add(StoredText text) {
        words.put(text.ref(), new Words(text.text(), text.lang()));
    }

    /** Forgets texts that the log does not name. */
    void forget(Collection<String> refs) {
        refs.forEach(words::remove);
    }

    /** The words, or null when they are erased. */
    @Nullable
    Words find(String ref) {
        return words.get(ref);
    }

    /** The refs of all texts that an event names. */
    static Set<String> refs(Event event) {
        List<String> refs = new ArrayList<>();
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            if (component.getType() == TextRef.class && value(component, event) instanceof TextRef text) {
                refs.add(text.ref());
            }
        }
        return Set.copyOf(refs);
    }

    private static @Nullable Object value(RecordComponent component, Event event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Events are public records.", e);
        }
    }
}

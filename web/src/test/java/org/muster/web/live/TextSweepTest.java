package org.muster.web.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.simulator.log.TextRef;
import org.muster.web.store.LogEnd;
import org.muster.web.store.MemoryStore;
import org.muster.web.store.Ownership;
import org.muster.web.store.StoredEntry;
import org.muster.web.store.StoredExercise;
import org.muster.web.store.StoredText;
import reactor.test.scheduler.VirtualTimeScheduler;

class TextSweepTest {
    private static final String ID = "x7k";

    private final MemoryStore store = new MemoryStore();
    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final TextSweep sweep = new TextSweep(store.exercises(), store.logs(), store.texts(), time);
    private final Ownership owner = store.logs().own(ID).block();
    private LogEnd end = LogEnd.empty(ID);

    TextSweepTest() {
        store.exercises()
                .keep(new StoredExercise(ID, "Cohort B", new byte[0], 7, 0))
                .block();
    }

    private StoredText text(String words, Duration written) {
        StoredText text = StoredText.of(ID, words, null, null, StoredText.Kind.MESSAGE, written.toMillis());
        store.texts().keep(text).block();
        return text;
    }

    private void log(String event) {
        StoredEntry entry = new StoredEntry(
                "{\"number\":%d,\"time\":0,\"source\":\"engine\",\"event\":%s}"
                        .formatted(end.entries(), event)
                        .getBytes(UTF_8),
                0);
        end = store.logs().append(owner, end.batches(List.of(entry)).getFirst()).block();
    }

    private void logNote(StoredText text) {
        TextRef ref = text.commitment();
        log("{\"kind\":\"seat-noted\",\"text\":{\"ref\":\"%s\",\"commit\":\"%s\"},\"seat\":\"a\"}"
                .formatted(ref.ref(), ref.commit()));
    }

    private List<String> left(StoredText... texts) {
        return store.texts()
                .find(ID, Arrays.stream(texts).map(StoredText::ref).toList())
                .map(StoredText::text)
                .collectList()
                .block();
    }

    @Test
    void takesOutWhatNoEntryNamesADayLater() {
        StoredText named = text("named", Duration.ZERO);
        StoredText orphan = text("orphan", Duration.ZERO);
        StoredText young = text("young", Duration.ofHours(2));
        logNote(named);

        time.advanceTimeBy(Duration.ofHours(24));
        assertThat(left(named, orphan, young)).containsExactly("named", "orphan", "young");
        time.advanceTimeBy(Duration.ofHours(1));
        assertThat(left(named, orphan, young)).containsExactly("named", "young");
        time.advanceTimeBy(Duration.ofHours(24));
        assertThat(left(named, orphan, young)).containsExactly("named");
    }

    @Test
    void takesOutWhatTheLogHasErased() {
        StoredText erased = text("erased", Duration.ZERO);
        logNote(erased);
        log("{\"kind\":\"text-erased\",\"ref\":\"%s\",\"reason\":\"request\"}".formatted(erased.ref()));

        time.advanceTimeBy(Duration.ofHours(25));

        assertThat(left(erased)).isEmpty();
    }

    @Test
    void looksNoMoreOnceItIsClosed() {
        StoredText orphan = text("orphan", Duration.ZERO);
        sweep.close();

        time.advanceTimeBy(Duration.ofDays(3));

        assertThat(left(orphan)).containsExactly("orphan");
    }
}

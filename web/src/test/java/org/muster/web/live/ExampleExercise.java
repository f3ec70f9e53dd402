package org.muster.web.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;
import org.muster.simulator.log.TextRef;
import org.muster.web.store.MemoryStore;
import org.muster.web.store.StoredText;
import reactor.test.scheduler.VirtualTimeScheduler;

/** An exercise whose log a test writes by hand. Nobody plays it. */
public final class ExampleExercise {
    private final FreeTexts written = new FreeTexts();
    private final PublishedLog log;
    private final Exercise exercise;
    private long next;

    public ExampleExercise(Scenario scenario) {
        VirtualTimeScheduler time = VirtualTimeScheduler.create();
        this.log = new PublishedLog(scenario, written, time);
        this.exercise = new Exercise(
                new Exercise.About("x7k", "Cohort B", "ab".repeat(32), 7),
                scenario,
                log,
                written,
                new MemoryStore().texts(),
                null,
                null);
    }

    public Exercise exercise() {
        return exercise;
    }

    public void happen(Event event) {
        happen(event, null);
    }

    public void happen(Event event, @Nullable Long cause) {
        long number = next++;
        log.publish(List.of(Published.of(
                new LogEntry(number, new ExerciseTime(number * 1000), Source.ENGINE, cause, null, event), number)));
    }

    /** Keeps words as a person of that seat writes them. */
    public TextRef written(String words, @Nullable String lang) {
        StoredText text = StoredText.of("x7k", words, lang, null, StoredText.Kind.MESSAGE, 0);
        written.add(text);
        return text.commitment();
    }

    public void erase(TextRef text) {
        written.forget(List.of(text.ref()));
    }

    /** What the seat's feed shows, in order. */
    public List<String> shown(Position.Id seat) {
        Feed<SeatEntry> feed = log.seat(seat);
        return IntStream.range(0, feed.size())
                .mapToObj(i -> new String(log.shown(feed.get(i)), UTF_8))
                .toList();
    }
}

package org.muster.web.live;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.simulator.log.CanonicalLog;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.Person;
import org.muster.web.store.StoredText;
import org.muster.web.store.Texts;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One playing of a scenario as screens see it, whether it runs here or can only be looked at. */
public final class Exercise {
    private final About about;
    private final Scenario scenario;
    private final CanonicalLog canonical;
    private final PublishedLog log;
    private final FreeTexts written;
    private final Texts texts;
    private final LiveScores scores;
    private final @Nullable RunningExercise driver;
    private final @Nullable Supplier<Mono<Exercise>> takenUp;

    /**
     * What does not change.
     *
     * @param name what its trainer calls it
     * @param scenarioHash of the script it is played with
     * @param cohort the id of those who play it together, or null
     * @param solo whether who plays it may also see behind it
     */
    public record About(
            String id,
            String name,
            String scenarioHash,
            long seed,
            @Nullable String cohort,
            boolean solo) {

        /** One of no cohort. */
        public About(String id, String name, String scenarioHash, long seed) {
            this(id, name, scenarioHash, seed, null, false);
        }
    }

    /**
     * @param driver null when it is read from the store
     * @param takenUp then the same exercise so that it takes inputs, empty when it can't; null when nobody may try
     */
    Exercise(
            About about,
            Scenario scenario,
            PublishedLog log,
            FreeTexts written,
            Texts texts,
            @Nullable RunningExercise driver,
            @Nullable Supplier<Mono<Exercise>> takenUp) {
        this.about = about;
        this.scenario = scenario;
        this.canonical = new CanonicalLog(scenario);
        this.log = log;
        this.written = written;
        this.texts = texts;
        this.scores = new LiveScores(scenario, about.scenarioHash(), log);
        this.driver = driver;
        this.takenUp = takenUp;
    }

    public About about() {
        return about;
    }

    public Scenario scenario() {
        return scenario;
    }

    public boolean has(Position.Id seat) {
        return scenario.has(seat);
    }

    /** Whether the person of that key holds a seat now. */
    public boolean isHeldBy(Person person) {
        return scenario.positions().stream().anyMatch(seat -> person.equals(log.holder(seat.id())));
    }

    /** Reads events in the words of this exercise's script. */
    public CanonicalLog canonical() {
        return canonical;
    }

    public PublishedLog log() {
        return log;
    }

    public LiveScores scores() {
        return scores;
    }

    /** Whether it can only be looked at. */
    public boolean isReadOnly() {
        return (driver == null && takenUp == null) || log.ended() != null;
    }

    /** Hands over what somebody does, and tells what became of it once nothing can take that back. */
    public Mono<Outcome> act(Input input, Event event) {
        Mono<Outcome> acted =
                driver == null ? notPlayed(input, playing -> playing.act(input, event)) : driver.act(input, event);
        return event instanceof Event.TextErased gone
                ? acted.flatMap(outcome -> outcome instanceof Outcome.Accepted
                        ? erase(gone.ref()).thenReturn(outcome)
                        : Mono.just(outcome))
                : acted;
    }

    /** The log says first that a text is gone, so that a crash between the two leaves work for the sweep and nothing else. */
    private Mono<Void> erase(String ref) {
        return Mono.defer(() -> {
            written.forget(List.of(ref));
            return texts.erase(about.id(), ref);
        });
    }

    /** What was taken before is answered when it comes again; for what is new, the exercise is taken up. */
    private Mono<Outcome> notPlayed(Input input, Function<Exercise, Mono<Outcome>> act) {
        return Mono.defer(() -> {
            Outcome before = takenBefore(input);
            if (before != null) {
                return Mono.just(before);
            }
            Mono<Exercise> playing = takenUp == null ? Mono.empty() : takenUp.get();
            return playing.flatMap(act).defaultIfEmpty(new Outcome.Untaken(Outcome.Why.READ_ONLY));
        });
    }

    private @Nullable Outcome takenBefore(Input input) {
        Feed<Published> entries = log.entries();
        for (Published each : entries.slice(0, entries.size())) {
            Input taken = each.entry().input();
            if (taken != null && taken.by().equals(input.by()) && taken.id().equals(input.id())) {
                return new Outcome.Accepted(each.entry().number());
            }
        }
        return null;
    }

    /**
     * A text that is not kept yet.
     *
     * @param seat whose holder wrote it, or null when it was written at none
     */
    public StoredText text(
            Position.@Nullable Id seat, String words, @Nullable String lang, StoredText.Kind kind, long written) {
        Person author = seat == null ? null : log.holder(seat);
        return StoredText.of(about.id(), words, lang, author == null ? null : author.key(), kind, written);
    }

    /** What was written under the ref, or null when it is erased or never was. */
    public FreeTexts.@Nullable Words words(String ref) {
        return written.find(ref);
    }

    /** Keeps the texts that an event names, and then hands the event over. */
    public Mono<Outcome> act(Input input, Event event, List<StoredText> named) {
        if (named.isEmpty()) {
            return act(input, event);
        }
        if (driver == null) {
            return notPlayed(input, playing -> playing.act(input, event, named));
        }
        return Flux.fromIterable(named)
                .concatMap(texts::keep)
                .then(Mono.defer(() -> {
                    named.forEach(written::add);
                    return act(input, event);
                }))
                .doOnNext(outcome -> written.forget(unnamed(outcome, named)));
    }

    /** Those of the texts that did not come into the log: it was refused, or had come before with other texts. */
    private List<String> unnamed(Outcome outcome, List<StoredText> named) {
        List<String> refs = new ArrayList<>(named.stream().map(StoredText::ref).toList());
        if (outcome instanceof Outcome.Accepted(var number)) {
            refs.removeAll(
                    FreeTexts.refs(log.entries().get((int) number).entry().event()));
        }
        return refs;
    }
}

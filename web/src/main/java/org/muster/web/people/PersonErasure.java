package org.muster.web.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.muster.simulator.Refusal;
import org.muster.simulator.log.ErasureReason;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.Person;
import org.muster.web.live.Exercise;
import org.muster.web.live.ExerciseState;
import org.muster.web.live.Exercises;
import org.muster.web.live.Outcome;
import org.muster.web.store.People;
import org.muster.web.store.PersonKey;
import org.muster.web.store.Store;
import org.muster.web.store.StoreUnavailable;
import org.muster.web.store.StoredText;
import org.muster.web.store.Texts;
import org.muster.web.wire.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Erases people: every log that they are in says so, and then who they were and what they wrote leaves the store. It is
 * remembered before it begins, each step may be made twice, and what a crash or a log that can't be written left undone is done
 * at the next start.
 */
@Component
public final class PersonErasure {
    private static final Logger LOG = LoggerFactory.getLogger(PersonErasure.class);

    /** Ratings stay: they are about others, who may contest them. */
    private static final Set<StoredText.Kind> THEIRS =
            Set.of(StoredText.Kind.MESSAGE, StoredText.Kind.NOTE, StoredText.Kind.ANSWER);

    private final People people;
    private final Texts texts;
    private final Exercises exercises;

    PersonErasure(Store store, Exercises exercises) {
        this.people = store.people();
        this.texts = store.texts();
        this.exercises = exercises;
    }

    /**
     * What came of it.
     *
     * @param erased exercises whose logs say so now
     * @param waiting exercises whose logs can't be written now; it is tried again when the server starts
     * @param texts how many are gone
     */
    record Erased(List<String> erased, List<String> waiting, int texts) {

        static final Erased NOTHING = new Erased(List.of(), List.of(), 0);

        Erased and(Erased other) {
            List<String> allErased = new ArrayList<>(erased);
            allErased.addAll(other.erased);
            List<String> allWaiting = new ArrayList<>(waiting);
            allWaiting.addAll(other.waiting);
            return new Erased(allErased, allWaiting, texts + other.texts);
        }
    }

    /** Erases a person who sits in no exercise that goes on. */
    Mono<Erased> erase(String person) {
        return seatedIn(person)
                .collectList()
                .doOnNext(inPlay -> {
                    if (!inPlay.isEmpty()) {
                        throw Problem.refused(
                                "in-play",
                                inPlay,
                                "The person holds a seat in (%s), which has not ended. Maybe give the seat to somebody else."
                                        .formatted(inPlay.getFirst()));
                    }
                })
                .then(Mono.defer(() -> people.beginErasure(person)))
                .then(Mono.defer(() -> goOn(person)));
    }

    private Flux<String> seatedIn(String person) {
        return people.ofPerson(person)
                .concatMap(key -> found(key)
                        .filter(exercise -> exercise.log().situation().state() != ExerciseState.ENDED)
                        .filter(exercise -> exercise.isHeldBy(new Person(key.key())))
                        .map(exercise -> key.exercise()));
    }

    /** An exercise that can't be read is not there. */
    private Mono<Exercise> found(PersonKey key) {
        return exercises
                .find(key.exercise())
                .onErrorResume(failure -> !(failure instanceof StoreUnavailable), failure -> Mono.empty());
    }

    @EventListener(ApplicationReadyEvent.class)
    void resumeAtStart() {
        resume().subscribe(
                        nothing -> {},
                        failure -> LOG.warn("People who are to be erased stay until the next start.", failure));
    }

    /** Goes on with what was begun before. */
    Mono<Void> resume() {
        return people.erasures().concatMap(this::goOn).then();
    }

    /** The key goes last: while it is there, what is left to do can be found. */
    private Mono<Erased> goOn(String person) {
        return people.people()
                .withdraw(person)
                .thenMany(Flux.defer(() -> people.ofPerson(person)))
                .concatMap(this::erase)
                .reduce(Erased.NOTHING, Erased::and)
                .flatMap(
                        all -> all.waiting.isEmpty() ? people.endErasure(person).thenReturn(all) : Mono.just(all));
    }

    private Mono<Erased> erase(PersonKey key) {
        Event gone = new Event.PersonErased(new Person(key.key()), ErasureReason.REQUEST);
        Erased waiting = new Erased(List.of(), List.of(key.exercise()), 0);
        return found(key)
                .flatMap(exercise -> exercise.act(input("person", key.key()), gone)
                        .flatMap(outcome -> isDone(outcome)
                                ? eraseTexts(exercise, key)
                                        .flatMap(count -> people.erase(key)
                                                .thenReturn(new Erased(List.of(key.exercise()), List.of(), count)))
                                : Mono.just(waiting)))
                .defaultIfEmpty(waiting);
    }

    private Mono<Integer> eraseTexts(Exercise exercise, PersonKey key) {
        return texts.by(key.exercise(), key.key(), THEIRS)
                .concatMap(ref -> exercise.act(input("text", ref), new Event.TextErased(ref, ErasureReason.REQUEST))
                        .filter(PersonErasure::isDone)
                        .switchIfEmpty(Mono.error(() -> new IllegalStateException(
                                "Exercise (%s) takes no erasure any more.".formatted(key.exercise()))))
                        .flatMap(outcome -> texts.erase(key.exercise(), ref))
                        .thenReturn(1))
                .reduce(0, Integer::sum);
    }

    /** The same input again is answered as the first was. */
    private static Input input(String what, String key) {
        return new Input("driver", "%s-%.30s".formatted(what.substring(0, 1), key), null);
    }

    private static boolean isDone(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> true;
            case Outcome.Refused(var reason, var values) -> reason == Refusal.ALREADY;
            case Outcome.Untaken untaken -> false;
        };
    }
}

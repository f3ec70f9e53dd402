package org.muster.web.readiness;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.muster.web.store.People;
import org.muster.web.store.Store;
import org.muster.web.wire.Problem;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads what an office has on record as it stands today, and answers questions about it where that holds up nobody. */
@Component
final class TrainingRecords {

    private final PlayedExercises played;
    private final People people;
    private final InstantSource clock;

    TrainingRecords(PlayedExercises played, Store store, InstantSource wallClock) {
        this.played = played;
        this.people = store.people();
        this.clock = wallClock;
    }

    /** @param answer is given the record on a thread of its own */
    <T> Mono<T> ask(Function<TrainingRecord, T> answer) {
        return Mono.zip(
                        played.all().collectList(),
                        people.people().all().collectList(),
                        people.cohorts().all().collectList(),
                        people.keys().collectList())
                .publishOn(played.threads())
                .map(all -> answer.apply(new TrainingRecord(
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                        all.getT1(),
                        all.getT2(),
                        all.getT3(),
                        all.getT4())))
                .onErrorMap(
                        RejectedExecutionException.class,
                        full -> Problem.away("busy", "Too many ask at once. Maybe ask again in a while."));
    }
}

package org.muster.web.wire;

import org.muster.scenarios.Position;
import org.muster.web.live.Exercise;
import org.muster.web.live.Exercises;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds what a request names, or says that there is no such thing. */
@Component
public final class Finder {
    private final Exercises exercises;

    Finder(Exercises exercises) {
        this.exercises = exercises;
    }

    public Mono<Exercise> exercise(String id) {
        Mono<Exercise> found = Fields.isId(id) ? exercises.find(id) : Mono.empty();
        return found.switchIfEmpty(Mono.error(() -> Problem.unknown("exercise", id)));
    }

    /** The exercise, if it has such a seat. */
    public Mono<Exercise> exercise(String id, String seat) {
        return exercise(id).doOnNext(exercise -> {
            if (!exercise.has(seat(seat))) {
                throw Problem.unknown("seat", seat);
            }
        });
    }

    /** The seat of that name, which may be in no exercise. */
    public static Position.Id seat(String name) {
        try {
            return new Position.Id(name);
        } catch (IllegalArgumentException noId) {
            throw Problem.unknown("seat", name);
        }
    }
}

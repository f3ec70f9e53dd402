package org.muster.web.control;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.muster.simulator.log.EndReason;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.PauseReason;
import org.muster.simulator.log.Person;
import org.muster.simulator.log.Role;
import org.muster.web.access.Access;
import org.muster.web.access.Appointments;
import org.muster.web.access.Viewer;
import org.muster.web.live.Creation;
import org.muster.web.live.Exercise;
import org.muster.web.live.Exercises;
import org.muster.web.live.Outcome;
import org.muster.web.people.Roster;
import org.muster.web.store.Feedbacks;
import org.muster.web.store.Store;
import org.muster.web.store.StoredText;
import org.muster.web.wire.EventBody;
import org.muster.web.wire.Fields;
import org.muster.web.wire.Finder;
import org.muster.web.wire.Outcomes;
import org.muster.web.wire.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.LongNode;

/** Exercises are made and steered here. */
@RestController
final class ControlPages {

    private static final Set<String> KINDS = Set.of(
            "exercise-started",
            "clock-paused",
            "clock-resumed",
            "speed-set",
            "clock-jumped",
            "exercise-ended",
            "seat-staffed",
            "disruption-thrown",
            "disruption-lifted",
            "inject-released",
            "inject-held",
            "inject-skipped",
            "phase-opened",
            "phase-closed",
            "question-answered",
            "decision-made",
            "agreement-signed",
            "controller-noted",
            "safety-stop-called",
            "safety-stop-cleared",
            "scores-released",
            "log-released",
            "feedback-closed",
            "text-erased");

    /** Kinds in which a controller writes something; a note says nothing without words. */
    private static final Map<String, StoredText.Kind> IN_WORDS =
            Map.of("question-answered", StoredText.Kind.ANSWER, "controller-noted", StoredText.Kind.NOTE);

    /** What needs whoever answers for the exercise. */
    private static final Set<String> OF_DIRECTORS = Set.of(
            "exercise-started", "exercise-ended", "scores-released", "log-released", "feedback-closed", "text-erased");

    /** What needs nobody but those who look after what is real. */
    private static final Set<String> OF_SAFETY = Set.of("safety-stop-called", "safety-stop-cleared");

    private static final int LONGEST_NAME = 120;

    private final Exercises exercises;
    private final Roster roster;
    private final Finder finder;
    private final Appointments appointments;
    private final Access access;
    private final Feedbacks feedback;

    ControlPages(
            Exercises exercises, Roster roster, Finder finder, Appointments appointments, Access access, Store store) {
        this.exercises = exercises;
        this.roster = roster;
        this.finder = finder;
        this.appointments = appointments;
        this.access = access;
        this.feedback = store.feedback();
    }

    /**
     * @param id made by the client; the exercise is found by it, and the same again makes no second exercise
     * @param scenario one of {@code GET /api/scenarios}
     * @param seed decides all chance, 0 to 2^53 − 1; the server draws one when it is absent
     * @param name what to call it; the scenario's title when it is absent
     * @param cohort those who play it together; absent when it is of none
     * @param solo whether who plays it may also see behind it, so that it enters nobody's readiness; no when it is absent
     */
    record NewExercise(
            String id,
            String scenario,
            @Nullable Long seed,
            @Nullable String name,
            @Nullable String cohort,
            @Nullable Boolean solo) {}

    /**
     * @param id made by the client; the same again does nothing a second time
     * @param seen the number of the last entry that the controller's screen showed; absent when it does not matter
     * @param event an event of the log; what somebody writes in it is plain text, and what the server knows is left out
     */
    record Move(String id, @Nullable Long seen, JsonNode event) {}

    /** @param number of the entry in the log */
    record Moved(long number) {}

    @PostMapping("/api/exercises")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<ExerciseView>> create(@RequestBody NewExercise wanted, ServerWebExchange request) {
        access.trainer(request);
        String id = Fields.newId("id", wanted.id);
        String scenario = Fields.required("scenario", wanted.scenario);
        Long seed = seed(wanted.seed);
        String name = Fields.title("name", wanted.name, LONGEST_NAME);
        return roster.knows(wanted.cohort)
                .then(Mono.defer(() ->
                        exercises.create(id, scenario, seed, name, wanted.cohort, Boolean.TRUE.equals(wanted.solo))))
                .map(ControlPages::created)
                .flatMap(exercise -> direct(exercise, request).thenReturn(exercise))
                .map(exercise -> ResponseEntity.created(URI.create("/api/exercises/" + id))
                        .body(view(exercise)));
    }

    /** Whoever makes an exercise directs it, and its log says so. */
    private Mono<Outcome> direct(Exercise exercise, ServerWebExchange request) {
        return appointments
                .direct(exercise.about().id(), exercise.about().solo(), request)
                .flatMap(director -> exercise.act(
                        new Input("driver", "director-1", null),
                        new Event.RoleAssigned(new Person(director.key()), Role.DIRECTOR, List.of())))
                .doOnNext(Outcomes::number);
    }

    private static @Nullable Long seed(@Nullable Long seed) {
        if (seed != null && (seed < 0 || seed > Event.MOST_SEED)) {
            throw Problem.wrong("seed", "(%d) is not 0 to 2^53 - 1.".formatted(seed));
        }
        return seed;
    }

    private static Exercise created(Creation creation) {
        return switch (creation) {
            case Creation.Created(var exercise) -> exercise;
            case Creation.Taken(var other) ->
                throw Problem.refused(
                        "taken",
                        List.of(other.about().id()),
                        "Exercise (%s) is there already, and is another. Maybe choose another id."
                                .formatted(other.about().id()));
            case Creation.UnknownScenario(var wanted) -> throw Problem.unknown("scenario", wanted);
        };
    }

    @GetMapping("/api/exercises")
    Flux<ExerciseView> list(ServerWebExchange request) {
        Predicate<String> listed = access.listed(request);
        return exercises
                .all()
                .filter(each -> listed.test(each.about().id()))
                .map(each -> ExerciseView.of(each, System.currentTimeMillis()));
    }

    @GetMapping("/api/exercises/{id}")
    Mono<ExerciseView> show(@PathVariable String id, ServerWebExchange request) {
        access.insider(request, id);
        return finder.exercise(id).map(ControlPages::view);
    }

    @PostMapping("/api/exercises/{id}/control")
    Mono<Moved> move(@PathVariable String id, @RequestBody Move move, ServerWebExchange request) {
        Viewer.Control steering = access.safety(request, id);
        return finder.exercise(id).flatMap(exercise -> {
            EventBody sent = EventBody.of(move.event, KINDS);
            Viewer.Control viewer = may(steering, sent.kind(), id, request);
            return counted(id, sent).flatMap(body -> {
                Input input = input(viewer, move);
                return act(exercise, input, body).map(outcome -> new Moved(Outcomes.number(outcome)));
            });
        });
    }

    /** Whoever closes a form is told how many answered, and does not say it. */
    private Mono<EventBody> counted(String exercise, EventBody body) {
        if (!body.kind().equals("feedback-closed")) {
            return Mono.just(body);
        }
        List<String> forms = body.ids("form");
        String form = Fields.required("event.form", forms.isEmpty() ? null : forms.getFirst());
        return feedback.of(exercise, form).count().map(count -> body.add("count", LongNode.valueOf(count)));
    }

    /** Whoever sees this page knows what others may do here, so he is told that he may not. */
    private Viewer.Control may(Viewer.Control steering, String kind, String id, ServerWebExchange request) {
        try {
            return OF_SAFETY.contains(kind)
                    ? steering
                    : OF_DIRECTORS.contains(kind) ? access.director(request, id) : access.control(request, id);
        } catch (Problem hidden) {
            throw Problem.refused(
                    "not-allowed",
                    List.of(),
                    "Your role in this exercise does not do that (%s). Maybe ask the director.".formatted(kind));
        }
    }

    private static List<StoredText> write(EventBody body, Exercise exercise) {
        StoredText.Kind kind = IN_WORDS.get(body.kind());
        if (kind == null) {
            return List.of();
        }
        String words = body.words("text");
        if (words == null) {
            if (kind == StoredText.Kind.NOTE) {
                throw Problem.missing("event.text");
            }
            body.remove("text").remove("lang");
            return List.of();
        }
        String language = body.word("lang", exercise.scenario().head().languages());
        StoredText text = exercise.text(null, words, language, kind, System.currentTimeMillis());
        body.remove("lang").refer("text", text.commitment());
        return List.of(text);
    }

    private Mono<Outcome> act(Exercise exercise, Input input, EventBody body) {
        if (body.kind().equals("seat-staffed")) {
            return roster.staff(exercise, input, body).flatMap(outcome -> vacate(exercise, body, outcome));
        }
        List<StoredText> texts = write(body, exercise);
        Event event = body.read(exercise.canonical());
        check(event);
        // What a crash kept from the log while seats were staffed is said before play begins.
        Mono<Void> before = event instanceof Event.ExerciseStarted ? roster.cite(exercise) : Mono.empty();
        return before.then(Mono.defer(() -> exercise.act(input, event, texts)));
    }

    /** Whoever held a seat that has been staffed anew holds it no more. */
    private Mono<Outcome> vacate(Exercise exercise, EventBody body, Outcome outcome) {
        return outcome instanceof Outcome.Accepted
                ? appointments
                        .free(exercise.about().id(), Finder.seat(Objects.requireNonNull(body.words("seat"))))
                        .thenReturn(outcome)
                : Mono.just(outcome);
    }

    /** Some reasons are the server's or the engine's to give. */
    private static void check(Event event) {
        switch (event) {
            case Event.ClockPaused(var reason)
            when reason != PauseReason.CONTROLLER ->
                throw Problem.noneOf("event.reason", reason.code(), Set.of(PauseReason.CONTROLLER.code()));
            case Event.ExerciseEnded(var reason)
            when reason != EndReason.DIRECTOR ->
                throw Problem.noneOf("event.reason", reason.code(), Set.of(EndReason.DIRECTOR.code()));
            default -> {}
        }
    }

    private static Input input(Viewer.Control viewer, Move move) {
        String id = Fields.clientId("id", move.id);
        if (move.seen != null && move.seen < 0) {
            throw Problem.wrong("seen", "(%d) lies before the first entry.".formatted(move.seen));
        }
        return new Input(viewer.key(), id, move.seen);
    }

    private static ExerciseView view(Exercise exercise) {
        return ExerciseView.of(exercise, System.currentTimeMillis());
    }
}

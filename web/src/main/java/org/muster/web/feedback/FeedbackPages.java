package org.muster.web.feedback;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.muster.scenarios.FeedbackForm;
import org.muster.scenarios.Position;
import org.muster.simulator.log.Event;
import org.muster.web.access.Access;
import org.muster.web.live.Exercise;
import org.muster.web.live.ExerciseState;
import org.muster.web.store.Feedback;
import org.muster.web.store.Feedbacks;
import org.muster.web.store.Store;
import org.muster.web.wire.Fields;
import org.muster.web.wire.Finder;
import org.muster.web.wire.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The forms of feedback. A participant's pages lie outside what is audited: an audit that says which seat sent something when would
 * tell whose anonymous answer it was.
 */
@RestController
final class FeedbackPages {

    private final Finder finder;
    private final Access access;
    private final Feedbacks feedback;

    /**
     * Who answered which form since this process began, so that nobody answers twice. It is written nowhere: after a restart only the
     * number of seats that are asked bounds the answers.
     */
    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    FeedbackPages(Finder finder, Access access, Store store) {
        this.finder = finder;
        this.access = access;
        this.feedback = store.feedback();
    }

    /**
     * @param id made by the client at random; the same again is one answer
     * @param seat whose holder answers; forgotten at once when the form is anonymous
     * @param answers by question: a text, or the number of a point or choice from 1
     */
    record Filled(String id, String seat, Map<String, String> answers) {}

    /** @param accepted true; what is not accepted is a problem */
    record Thanks(boolean accepted) {}

    /** The forms that ask the holder of a seat; none before EndEx. */
    @GetMapping("/api/feedback/{exercise}/seats/{seat}")
    Mono<List<Forms.FormView>> forms(
            @PathVariable String exercise, @PathVariable String seat, ServerWebExchange request) {
        Position.Id position = access.seat(request, exercise, Finder.seat(seat)).position();
        return finder.exercise(exercise, seat).map(found -> {
            Set<FeedbackForm.Id> closed = closed(found);
            return hasEnded(found)
                    ? found.scenario().feedback().stream()
                            .filter(form -> form.seats().contains(position))
                            .map(form -> Forms.view(form, languages(found), closed.contains(form.id())))
                            .toList()
                    : List.<Forms.FormView>of();
        });
    }

    @PostMapping("/api/feedback/{exercise}/{form}")
    Mono<Thanks> fill(
            @PathVariable String exercise,
            @PathVariable String form,
            @RequestBody Filled filled,
            ServerWebExchange request) {
        String seat = Fields.required("seat", filled.seat);
        Position.Id position = access.seat(request, exercise, Finder.seat(seat)).position();
        String id = Fields.newId("id", filled.id);
        return finder.exercise(exercise, seat).flatMap(found -> {
            FeedbackForm asked = form(found, form);
            if (!asked.seats().contains(position)) {
                throw Problem.unknown("form", form);
            }
            Map<String, String> answers =
                    Forms.checked(asked, new HashMap<>(Fields.required("answers", filled.answers)));
            Feedback kept = new Feedback(
                    id, exercise, form, LocalDate.now(ZoneOffset.UTC), asked.anonymous() ? null : seat, answers);
            return feedback.of(exercise, form)
                    .map(Feedback::id)
                    .collectList()
                    .flatMap(there ->
                            there.contains(id) ? Mono.empty() : keep(found, asked, position, kept, there.size()))
                    .thenReturn(new Thanks(true));
        });
    }

    private Mono<Void> keep(Exercise exercise, FeedbackForm form, Position.Id seat, Feedback kept, int count) {
        if (!hasEnded(exercise)) {
            throw Problem.refused("not-ended", List.of(), "Feedback opens at EndEx.");
        }
        if (closed(exercise).contains(form.id())) {
            throw Problem.refused("closed", List.of(form.id().value()), "This form takes no more answers.");
        }
        String given = "%s/%s/%s".formatted(kept.exercise(), kept.form(), seat);
        if (count >= form.seats().size() || !answered.add(given)) {
            throw Problem.refused("already", List.of(form.id().value()), "This form was answered already.");
        }
        return feedback.keep(kept).doOnError(failed -> answered.remove(given));
    }

    /** All forms and what was answered, as far as it may be shown. */
    @GetMapping("/api/exercises/{id}/feedback")
    Flux<Forms.ResultView> results(@PathVariable String id, ServerWebExchange request) {
        access.control(request, id);
        return finder.exercise(id)
                .flatMapMany(exercise -> Flux.fromIterable(exercise.scenario().feedback())
                        .concatMap(form -> feedback.of(id, form.id().value())
                                .collectList()
                                .map(given -> Forms.results(
                                        form,
                                        languages(exercise),
                                        closed(exercise).contains(form.id()),
                                        given))));
    }

    private static FeedbackForm form(Exercise exercise, String id) {
        return exercise.scenario().feedback().stream()
                .filter(form -> form.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.unknown("form", id));
    }

    private static boolean hasEnded(Exercise exercise) {
        return exercise.log().situation().state() == ExerciseState.ENDED;
    }

    private static Set<FeedbackForm.Id> closed(Exercise exercise) {
        Set<FeedbackForm.Id> closed = new HashSet<>();
        var entries = exercise.log().entries();
        // What is said after EndEx stands at the end.
        for (int number = entries.size() - 1; number >= 0; number--) {
            Event event = entries.get(number).entry().event();
            if (event instanceof Event.FeedbackClosed form) {
                closed.add(form.form());
            } else if (event instanceof Event.ExerciseEnded) {
                break;
            }
        }
        return closed;
    }

    private static List<String> languages(Exercise exercise) {
        return exercise.scenario().head().languages();
    }
}

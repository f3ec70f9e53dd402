package org.muster.web.play;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.simulator.log.Input;
import org.muster.web.access.Access;
import org.muster.web.access.Viewer;
import org.muster.web.live.Exercise;
import org.muster.web.live.Outcome;
import org.muster.web.scores.Released;
import org.muster.web.wire.EventBody;
import org.muster.web.wire.Fields;
import org.muster.web.wire.Finder;
import org.muster.web.wire.LiveStream;
import org.muster.web.wire.Outcomes;
import org.muster.web.wire.Problem;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A seat: what reaches it, and what its holder does. */
@RestController
final class SeatPages {

    private final Finder finder;
    private final Access access;
    private final LiveStream stream;
    private final Released released;

    SeatPages(Finder finder, Access access, LiveStream stream, Released released) {
        this.finder = finder;
        this.access = access;
        this.stream = stream;
        this.released = released;
    }

    /**
     * @param id made by the client; the same again does nothing a second time
     * @param event in the shape of the log, with the seat's own numbers of messages and requests, and with what is written as
     *     plain text; the server adds who acts
     */
    record Act(String id, JsonNode event) {}

    /** @param accepted true; what is not accepted is a problem */
    record Accepted(boolean accepted) {}

    @GetMapping("/api/exercises/{id}/seats/{seat}")
    Mono<SeatView> show(@PathVariable String id, @PathVariable String seat, ServerWebExchange request) {
        Viewer.Seat viewer = access.seat(request, id, Finder.seat(seat));
        return finder.exercise(id, seat)
                .map(exercise -> SeatView.of(exercise, viewer.position(), System.currentTimeMillis()));
    }

    /** What the seat may know, after the given one of its own numbers, and then each as it comes. */
    @GetMapping(value = "/api/exercises/{id}/seats/{seat}/feed", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Mono<Void> feed(@PathVariable String id, @PathVariable String seat, ServerWebExchange request) {
        Viewer.Seat viewer = access.seat(request, id, Finder.seat(seat));
        return finder.exercise(id, seat).flatMap(exercise -> stream.write(request, exercise.log(), viewer.position()));
    }

    @PostMapping("/api/exercises/{id}/seats/{seat}/acts")
    Mono<Accepted> act(
            @PathVariable String id, @PathVariable String seat, @RequestBody Act act, ServerWebExchange request) {
        Viewer.Seat viewer = access.seat(request, id, Finder.seat(seat));
        Input input = Input.of(viewer.position(), Fields.clientId("id", act.id));
        return finder.exercise(id, seat)
                .flatMap(exercise -> told(exercise, viewer, act.event)
                        .map(event -> SeatAct.read(exercise, viewer.position(), event, System.currentTimeMillis()))
                        .flatMap(read -> take(exercise, input, read)));
    }

    private static Mono<Accepted> take(Exercise exercise, Input input, SeatAct read) {
        Outcome.Refused refused = read.refused();
        // Before the log's reader looks at it, which guesses at what an unknown id may mean.
        Mono<Outcome> outcome = refused == null
                ? exercise.act(input, read.event(), read.texts()).map(read::told)
                : Mono.just(refused);
        return outcome.map(each -> {
            Outcomes.number(each);
            return new Accepted(true);
        });
    }

    /** Whoever contests a score names an item by its place in what is released; the log names its entries. */
    private Mono<JsonNode> told(Exercise exercise, Viewer.Seat viewer, @Nullable JsonNode event) {
        if (!(event instanceof ObjectNode given)
                || !SeatAct.CONTEST.equals(given.path("kind").stringValue(""))) {
            return Mono.justOrEmpty(event).switchIfEmpty(Mono.error(() -> Problem.missing("event")));
        }
        EventBody contest = EventBody.of(given, Set.of(SeatAct.CONTEST));
        if (contest.get("entries") != null) {
            throw Problem.wrong("event.entries", "the server gives it. Maybe name an item.");
        }
        Integer item = contest.get("item") == null ? null : Integer.valueOf(contest.whole("item"));
        List<String> measures = contest.ids("measure");
        String measure = Fields.required("event.measure", measures.isEmpty() ? null : measures.getFirst());
        return released.contested(exercise, viewer, measure, item).map(entries -> {
            ObjectNode named = given.deepCopy();
            named.remove("item");
            entries.forEach(named.putArray("entries")::add);
            return named;
        });
    }
}

package org.muster.web.play;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Set;
import org.muster.scenarios.Position;
import org.muster.simulator.Refusal;
import org.muster.simulator.log.Input;
import org.muster.web.access.Access;
import org.muster.web.access.Viewer;
import org.muster.web.live.Exercise;
import org.muster.web.live.Feed;
import org.muster.web.live.Outcome;
import org.muster.web.live.SeatEntry;
import org.muster.web.wire.EventBody;
import org.muster.web.wire.Fields;
import org.muster.web.wire.Finder;
import org.muster.web.wire.LiveStream;
import org.muster.web.wire.Outcomes;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.StringNode;

/** A seat: what reaches it, and what its holder does. */
@RestController
final class SeatPages {

    private static final Set<String> ON_MESSAGES =
            Set.of("message-opened", "message-acknowledged", "message-read-back");
    private static final Set<String> KINDS =
            Set.of("message-opened", "message-acknowledged", "message-read-back", "safety-stop-called");

    private static final byte[] END = "}".getBytes(UTF_8);

    private final Finder finder;
    private final Access access;
    private final LiveStream stream;

    SeatPages(Finder finder, Access access, LiveStream stream) {
        this.finder = finder;
        this.access = access;
        this.stream = stream;
    }

    /**
     * @param id made by the client; the same again does nothing a second time
     * @param event with the seat's own number of a message as {@code msg}
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
        return finder.exercise(id, seat).flatMap(exercise -> {
            Feed<SeatEntry> feed = exercise.log().seat(viewer.position());
            int after = (int) LiveStream.after(request, 0, feed.size());
            return stream.write(
                    request,
                    exercise.log(),
                    feed,
                    after,
                    (frames, entry) -> frames.add(
                            "entry",
                            entry.number(),
                            "{\"number\":%d,\"time\":%d,\"event\":"
                                    .formatted(entry.number(), entry.time().millis())
                                    .getBytes(UTF_8),
                            entry.event(),
                            END));
        });
    }

    @PostMapping("/api/exercises/{id}/seats/{seat}/acts")
    Mono<Accepted> act(
            @PathVariable String id, @PathVariable String seat, @RequestBody Act act, ServerWebExchange request) {
        Viewer.Seat viewer = access.seat(request, id, Finder.seat(seat));
        return finder.exercise(id, seat).flatMap(exercise -> {
            Input input = Input.of(viewer.position(), Fields.clientId("id", act.id));
            EventBody event = EventBody.of(act.event, KINDS);
            Mono<Outcome> outcome = ON_MESSAGES.contains(event.kind())
                    ? actOnMessage(exercise, viewer.position(), input, event)
                    : exercise.act(input, event.read(exercise.canonical()));
            return outcome.map(each -> {
                Outcomes.number(each);
                return new Accepted(true);
            });
        });
    }

    /** The seat counts messages in numbers of its own; the exercise's never leave the server. */
    private static Mono<Outcome> actOnMessage(Exercise exercise, Position.Id seat, Input input, EventBody event) {
        int own = event.whole("msg");
        List<String> values = List.of(Integer.toString(own));
        Integer message = exercise.log().message(seat, own);
        if (message == null) {
            return Mono.just(new Outcome.Refused(Refusal.NOT_YOURS, values));
        }
        event.replace("msg", IntNode.valueOf(message)).add("seat", StringNode.valueOf(seat.value()));
        return exercise.act(input, event.read(exercise.canonical()))
                .map(outcome -> outcome instanceof Outcome.Refused(var reason, var theirs) && isAboutMessage(reason)
                        ? new Outcome.Refused(reason, values)
                        : outcome);
    }

    private static boolean isAboutMessage(Refusal reason) {
        return reason == Refusal.NOT_YOURS || reason == Refusal.NOT_OPENED || reason == Refusal.ALREADY;
    }
}

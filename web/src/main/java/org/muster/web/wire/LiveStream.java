package org.muster.web.wire;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.muster.web.live.ClockFace;
import org.muster.web.live.Feed;
import org.muster.web.live.Outcome;
import org.muster.web.live.PublishedLog;
import org.muster.web.wire.EventStream.Frames;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * A feed of an exercise as server-sent events. {@code entry} has an id and comes once each, in order, from wherever the reader
 * left off; {@code clock} comes at once, at every change and every two seconds; {@code end} says why there will be no more.
 */
@Component
public final class LiveStream {
    private final JsonMapper json;

    LiveStream(JsonMapper json) {
        this.json = json;
    }

    /** Why a feed ended: {@code moved} to another server, {@code closing}, or {@code failed}. */
    record End(String reason) {}

    /**
     * Writes the feed to the response until the reader goes.
     *
     * @param from index of the first value to write
     * @param frame adds a value's frame
     */
    public <T> Mono<Void> write(
            ServerWebExchange request, PublishedLog log, Feed<T> feed, int from, BiConsumer<Frames, T> frame) {
        Flux<Frames> entries = feed.from(from).map(piece -> {
            Frames frames = new Frames();
            piece.forEach(value -> frame.accept(frames, value));
            return frames;
        });
        Flux<Frames> clock = log.situations()
                .map(situation -> new Frames()
                        .add("clock", json.writeValueAsBytes(ClockFace.of(situation, System.currentTimeMillis()))));
        Mono<Frames> end = Mono.fromSupplier(() -> end(log.ended()));
        return EventStream.write(
                request.getResponse(), Flux.merge(clock, entries).concatWith(end));
    }

    private Frames end(Outcome.@Nullable Why why) {
        return new Frames().add("end", json.writeValueAsBytes(new End(why == null ? "" : why.code())));
    }

    /**
     * After which number of a feed its reader wants to go on: what the browser says it had last, else what the address says.
     *
     * @param before the number before the first one
     * @param last the number of the last one there is
     */
    public static long after(ServerWebExchange request, long before, long last) {
        String header = request.getRequest().getHeaders().getFirst("Last-Event-ID");
        String parameter = request.getRequest().getQueryParams().getFirst("after");
        boolean resumed = header != null && !header.isEmpty();
        String field = resumed ? "Last-Event-ID" : "after";
        String given = resumed ? header : parameter;
        if (given == null) {
            return before;
        }
        long after;
        try {
            after = Long.parseLong(given);
        } catch (NumberFormatException e) {
            throw Problem.wrong(field, "(%s) is not a whole number.".formatted(given));
        }
        if (after < before || after > last) {
            throw Problem.wrong(
                    field,
                    "(%d) does not lie between (%d) and (%d), the last there is. Maybe it is of another exercise."
                            .formatted(after, before, last));
        }
        return after;
    }
}

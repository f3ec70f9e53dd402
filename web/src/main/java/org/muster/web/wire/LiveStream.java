package org.muster.web.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.muster.scenarios.Position;
import org.muster.web.live.Feed;
import org.muster.web.live.Outcome;
import org.muster.web.live.PublishedLog;
import org.muster.web.live.SeatEntry;
import org.muster.web.wire.EventStream.Frames;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * A feed of an exercise as server-sent events. {@code entry} has an id and comes once each, in order, from wherever the reader
 * left off; {@code clock} comes at once, at every change and every two seconds; {@code end} says why there will be no more.
 */
@Component
public final class LiveStream {
    private static final byte[] END = "}".getBytes(UTF_8);

    /** The most values in one piece. */
    private static final int PIECE = 256;

    private final JsonMapper json;

    public LiveStream(JsonMapper json) {
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
        ServerHttpResponse response = request.getResponse();
        Executor thread = EventStream.thread(response);
        // From the one thread, and no more than is asked for, so nothing needs to be kept in between.
        Flux<Frames> frames = Flux.push(
                to -> {
                    Reading<T> reading = new Reading<>(log, feed, from, frame, to);
                    to.onDispose(log.follow(thread, reading));
                    to.onRequest(more -> thread.execute(reading));
                },
                FluxSink.OverflowStrategy.IGNORE);
        return EventStream.write(response, frames);
    }

    /** Writes what a seat may know, after the one of its own numbers that the reader had last. */
    public Mono<Void> write(ServerWebExchange request, PublishedLog log, Position.Id seat) {
        Feed<SeatEntry> feed = log.seat(seat);
        return write(
                request,
                log,
                feed,
                (int) after(request, 0, feed.size()),
                (frames, entry) -> frames.add("entry", entry.number(), head(entry), log.shown(entry), END));
    }

    private static byte[] head(SeatEntry entry) {
        return ("{\"number\":" + entry.number() + ",\"time\":" + entry.time().millis() + ",\"event\":").getBytes(UTF_8);
    }

    /** How far somebody has read. Only its own thread runs it. */
    private final class Reading<T> implements Runnable {
        private final PublishedLog log;
        private final Feed<T> feed;
        private final BiConsumer<Frames, T> frame;
        private final FluxSink<Frames> to;
        private int next;
        private long told = -1;

        Reading(PublishedLog log, Feed<T> feed, int from, BiConsumer<Frames, T> frame, FluxSink<Frames> to) {
            this.log = log;
            this.feed = feed;
            this.next = from;
            this.frame = frame;
            this.to = to;
        }

        /** Writes all that is new, in as few pieces as can be, while the other side takes it. */
        @Override
        public void run() {
            while (to.requestedFromDownstream() > 0 && !to.isCancelled()) {
                // Before the entries: what ends or stops play is there when it is told.
                Outcome.Why ended = log.ended();
                long telling = log.tellings();
                int size = feed.size();
                int upTo = Math.min(size, next + PIECE);
                boolean all = upTo == size;
                if (next == upTo && telling == told && ended == null) {
                    return;
                }
                Frames frames = new Frames();
                feed.slice(next, upTo).forEach(value -> frame.accept(frames, value));
                next = upTo;
                if (all && telling != told) {
                    frames.add("clock", log.clock(json::writeValueAsBytes));
                    told = telling;
                }
                if (all && ended != null) {
                    frames.add("end", json.writeValueAsBytes(new End(ended.code())));
                }
                to.next(frames);
                if (all && ended != null) {
                    to.complete();
                    return;
                }
            }
        }
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

package org.muster.web.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Server-sent events, written as bytes that are ready. */
public final class EventStream {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    /** One timer for all streams: a comment that keeps proxies from closing a silent connection. */
    private static final Flux<Frames> COMMENTS =
            Flux.interval(KEEP_ALIVE).map(n -> new Frames().comment()).publish().refCount();

    private EventStream() {}

    /** Writes each piece at once, and a comment every 15 s, until the pieces end or the reader goes. */
    public static Mono<Void> write(ServerHttpResponse response, Flux<Frames> pieces) {
        response.getHeaders().setContentType(MediaType.TEXT_EVENT_STREAM);
        response.getHeaders().setCacheControl(CacheControl.noStore());
        // Asks nginx and its kin not to gather what should go at once.
        response.getHeaders().set("X-Accel-Buffering", "no");
        Flux<Frames> all = pieces.materialize()
                .mergeWith(COMMENTS.onBackpressureLatest().materialize())
                .dematerialize();
        return response.writeAndFlushWith(all.map(frames -> Mono.just(frames.buffer(response))));
    }

    /** Some frames of an event stream, which go out together. */
    public static final class Frames {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);

        /** A frame without a number. */
        public Frames add(String event, byte[] data) {
            return line("event: " + event).text("data: ").raw(data).text("\n\n");
        }

        /** A frame with the number that a reader gives back to go on after it. */
        public Frames add(String event, long id, byte[]... data) {
            line("event: " + event).line("id: " + id).text("data: ");
            for (byte[] part : data) {
                raw(part);
            }
            return text("\n\n");
        }

        private Frames comment() {
            return text(":\n\n");
        }

        private Frames line(String line) {
            return text(line).text("\n");
        }

        private Frames text(String text) {
            return raw(text.getBytes(UTF_8));
        }

        private Frames raw(byte[] more) {
            bytes.writeBytes(more);
            return this;
        }

        private DataBuffer buffer(ServerHttpResponse response) {
            return response.bufferFactory().wrap(bytes.toByteArray());
        }

        @Override
        public String toString() {
            return bytes.toString(UTF_8);
        }
    }
}

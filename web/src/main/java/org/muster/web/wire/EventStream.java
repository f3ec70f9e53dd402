package org.muster.web.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/** Server-sent events, written as bytes that are ready. */
public final class EventStream {

    private EventStream() {}

    /** The thread that writes to whoever asked; what it is handed there goes out without changing threads. */
    static Executor thread(ServerHttpResponse response) {
        HttpServerResponse server = ServerHttpResponseDecorator.getNativeResponse(response);
        AtomicReference<Executor> thread = new AtomicReference<>();
        server.withConnection(connection -> thread.set(connection.channel().eventLoop()));
        return Objects.requireNonNull(thread.get());
    }

    /** Writes each piece at once, until the pieces end or the reader goes. */
    static Mono<Void> write(ServerHttpResponse response, Flux<Frames> pieces) {
        response.getHeaders().setContentType(MediaType.TEXT_EVENT_STREAM);
        response.getHeaders().setCacheControl(CacheControl.noStore());
        // Asks nginx and its kin not to gather what should go at once.
        response.getHeaders().set("X-Accel-Buffering", "no");
        // One group: the server flushes whenever it has written all that was handed to it.
        return response.writeAndFlushWith(Mono.just(pieces.map(frames -> frames.buffer(response))));
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

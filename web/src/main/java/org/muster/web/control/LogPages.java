package org.muster.web.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.muster.simulator.log.SealedLog;
import org.muster.web.access.Access;
import org.muster.web.access.Viewer;
import org.muster.web.live.Feed;
import org.muster.web.live.Published;
import org.muster.web.wire.Finder;
import org.muster.web.wire.LiveStream;
import org.muster.web.wire.Problem;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The whole log of an exercise, as it is written and afterwards. */
@RestController
final class LogPages {

    private static final int MOST = 1000;

    private final Finder finder;
    private final Access access;
    private final LiveStream stream;

    LogPages(Finder finder, Access access, LiveStream stream) {
        this.finder = finder;
        this.access = access;
        this.stream = stream;
    }

    /** Every entry after the given number, first those that are there and then each as it is stored. */
    @GetMapping(value = "/api/exercises/{id}/feed", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Mono<Void> feed(@PathVariable String id, ServerWebExchange request) {
        Viewer viewer = access.insider(request, id);
        return finder.exercise(id).flatMap(exercise -> {
            Feed<Published> feed = exercise.log().entries();
            Shown shown = Shown.to(viewer, feed);
            long after = LiveStream.after(request, -1, feed.size() - 1L);
            return stream.write(
                    request,
                    exercise.log(),
                    feed,
                    (int) after + 1,
                    (frames, entry) -> frames.add("entry", entry.entry().number(), shown.json(entry)));
        });
    }

    /** A piece of the log. */
    @GetMapping(value = "/api/exercises/{id}/log", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<byte[]> log(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "500") int limit,
            ServerWebExchange request) {
        Viewer viewer = access.insider(request, id);
        if (from < 0) {
            throw Problem.wrong("from", "(%d) lies before the first entry.".formatted(from));
        }
        if (limit < 1 || limit > MOST) {
            throw Problem.wrong("limit", "(%d) is not 1 to %d.".formatted(limit, MOST));
        }
        return finder.exercise(id).map(exercise -> {
            Feed<Published> feed = exercise.log().entries();
            int size = feed.size();
            return list(
                    feed.slice(Math.min(from, size), (int) Math.min((long) from + limit, size)),
                    Shown.to(viewer, feed));
        });
    }

    /** The whole log as a file, each entry with its wall time and its hash in the chain. */
    @GetMapping(value = "/api/exercises/{id}/log.jsonl", produces = "application/jsonl")
    Mono<ResponseEntity<byte[]>> file(@PathVariable String id, ServerWebExchange request) {
        access.control(request, id);
        return finder.exercise(id)
                .map(exercise -> ResponseEntity.ok()
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename("EXERCISE-%s.jsonl".formatted(id))
                                        .build()
                                        .toString())
                        .body(sealed(id, exercise.log().entries())));
    }

    private static byte[] sealed(String id, Feed<Published> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            SealedLog log = new SealedLog(new SealedLog.Header(id, null, null), bytes);
            for (Published each : entries.slice(0, entries.size())) {
                log.write(each.wall(), each.canonical());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] list(List<Published> entries, Shown shown) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write('[');
        for (int i = 0; i < entries.size(); i++) {
            if (i > 0) {
                bytes.write(',');
            }
            bytes.writeBytes(shown.json(entries.get(i)));
        }
        bytes.write(']');
        return bytes.toByteArray();
    }
}

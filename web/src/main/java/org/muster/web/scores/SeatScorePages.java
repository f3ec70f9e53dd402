package org.muster.web.scores;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Position;
import org.muster.scoring.Holder;
import org.muster.scoring.Scores;
import org.muster.simulator.log.Visibility;
import org.muster.web.access.Access;
import org.muster.web.access.Viewer;
import org.muster.web.live.Exercise;
import org.muster.web.live.Published;
import org.muster.web.wire.Finder;
import org.muster.web.wire.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** What the holder of a seat sees of scores and log once they are released. */
@RestController
final class SeatScorePages {

    private final Finder finder;
    private final Access access;
    private final Released released;

    SeatScorePages(Finder finder, Access access, Released released) {
        this.finder = finder;
        this.access = access;
        this.released = released;
    }

    /**
     * @param seat what it came to, in its own words and numbers; absent unless released to seats
     * @param agency what its agency came to; absent unless released to agencies
     * @param contests what the seat said against it
     * @param log whether the log may be read
     */
    record SeatScores(
            String profile,
            @Nullable ObjectNode seat,
            @Nullable ObjectNode agency,
            List<Contests.Contest> contests,
            boolean log) {}

    @GetMapping("/api/exercises/{id}/seats/{seat}/scores")
    Mono<SeatScores> scores(@PathVariable String id, @PathVariable String seat, ServerWebExchange request) {
        Viewer.Seat viewer = access.seat(request, id, Finder.seat(seat));
        return finder.exercise(id, seat).flatMap(exercise -> show(exercise, viewer));
    }

    private Mono<SeatScores> show(Exercise exercise, Viewer.Seat viewer) {
        Position.Id seat = viewer.position();
        Holder agency = new Holder.Agency(exercise.scenario().position(seat).agency());
        return Mono.zip(
                        released.of(exercise),
                        optional(exercise, viewer, new Holder.Seat(seat)),
                        optional(exercise, viewer, agency))
                .map(all -> {
                    Scores.OfHolder own = all.getT2().orElse(null);
                    Scores.OfHolder ofAgency = all.getT3().orElse(null);
                    if (own == null && ofAgency == null) {
                        throw Problem.unknown("score of seat", seat.value());
                    }
                    SeatEvidence words = new SeatEvidence(exercise, seat);
                    return new SeatScores(
                            exercise.scenario().head().scoringProfile().value(),
                            own == null ? null : words.of(own),
                            ofAgency == null ? null : words.of(ofAgency),
                            own == null ? List.of() : Contests.of(exercise, seat, own),
                            all.getT1().logUpTo(viewer) != null);
                });
    }

    private Mono<Optional<Scores.OfHolder>> optional(Exercise exercise, Viewer viewer, Holder holder) {
        return released.scores(exercise, viewer, holder).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    /** The log as far as it is released: persons by the random keys of this exercise, and without anybody's notes. */
    @GetMapping(value = "/api/exercises/{id}/seats/{seat}/log.jsonl", produces = "application/jsonl")
    Mono<ResponseEntity<byte[]>> log(@PathVariable String id, @PathVariable String seat, ServerWebExchange request) {
        Viewer.Seat viewer = access.seat(request, id, Finder.seat(seat));
        return finder.exercise(id, seat)
                .flatMap(exercise -> released.of(exercise).map(release -> {
                    Long upTo = release.logUpTo(viewer);
                    if (upTo == null) {
                        throw Problem.unknown("log of seat", seat);
                    }
                    return ResponseEntity.ok()
                            .contentType(MediaType.parseMediaType("application/jsonl"))
                            .header(
                                    HttpHeaders.CONTENT_DISPOSITION,
                                    "attachment; filename=\"EXERCISE-%s.jsonl\"".formatted(id))
                            .body(lines(exercise, upTo));
                }));
    }

    private static byte[] lines(Exercise exercise, long upTo) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        var entries = exercise.log().entries();
        for (int number = 0; number < entries.size() && number <= upTo; number++) {
            Published each = entries.get(number);
            if (Visibility.isReleasable(each.entry())) {
                lines.writeBytes(each.canonical());
                lines.writeBytes("\n".getBytes(UTF_8));
            }
        }
        return lines.toByteArray();
    }
}

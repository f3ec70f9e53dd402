package org.muster.web.scores;

import org.muster.scoring.ScoresJson;
import org.muster.web.access.Access;
import org.muster.web.wire.Finder;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The scores so far, in the form that tools of others read too. */
@RestController
final class ScorePages {
    private final Finder finder;
    private final Access access;

    ScorePages(Finder finder, Access access) {
        this.finder = finder;
        this.access = access;
    }

    @GetMapping(value = "/api/exercises/{id}/scores", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<byte[]> scores(@PathVariable String id, ServerWebExchange request) {
        access.control(request, id);
        return finder.exercise(id).flatMap(exercise -> exercise.scores().now()).map(ScoresJson::bytes);
    }
}

package org.muster.web.rights;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Position;
import org.muster.web.access.Access;
import org.muster.web.access.JoinCodes;
import org.muster.web.store.JoinCode;
import org.muster.web.wire.Fields;
import org.muster.web.wire.Finder;
import org.muster.web.wire.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Join codes are drawn and revoked here, by whoever steers the exercise. */
@RestController
final class CodePages {

    private static final int USUAL_MINUTES = 60;

    private final JoinCodes codes;
    private final Finder finder;
    private final Access access;

    CodePages(JoinCodes codes, Finder finder, Access access) {
        this.codes = codes;
        this.finder = finder;
        this.access = access;
    }

    /**
     * @param seat that it is for; absent for any that is free
     * @param minutes how long it opens; an hour when absent, twelve at most
     */
    record NewCode(@Nullable String seat, @Nullable Integer minutes) {}

    record Revoking(String code) {}

    /**
     * @param seat that it is for; absent for any that is free
     * @param until when it is over, in milliseconds since 1970
     */
    record CodeView(String code, @Nullable String seat, long until) {

        static CodeView of(JoinCode code) {
            return new CodeView(
                    code.code(), code.seat() == null ? null : code.seat().value(), code.until());
        }

        /** Without the code, so that no log can hold it. */
        @Override
        public String toString() {
            return "CodeView[%s]".formatted(seat);
        }
    }

    @GetMapping("/api/exercises/{id}/codes")
    Flux<CodeView> list(@PathVariable String id, ServerWebExchange request) {
        allow(request, id);
        return finder.exercise(id).thenMany(codes.of(id)).map(CodeView::of);
    }

    @PostMapping("/api/exercises/{id}/codes")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<CodeView> draw(@PathVariable String id, @RequestBody NewCode wanted, ServerWebExchange request) {
        allow(request, id);
        int minutes = wanted.minutes == null ? USUAL_MINUTES : wanted.minutes;
        if (minutes < 1 || minutes > JoinCodes.LONGEST.toMinutes()) {
            throw Problem.wrong("minutes", "(%d) is not 1 to %d.".formatted(minutes, JoinCodes.LONGEST.toMinutes()));
        }
        Position.Id seat = wanted.seat == null ? null : Finder.seat(wanted.seat);
        return (seat == null ? finder.exercise(id) : finder.exercise(id, seat.value()))
                .then(Mono.defer(() -> codes.draw(id, seat, Duration.ofMinutes(minutes), request)))
                .map(CodeView::of);
    }

    @PostMapping("/api/exercises/{id}/codes/revoke")
    Flux<CodeView> revoke(@PathVariable String id, @RequestBody Revoking revoking, ServerWebExchange request) {
        allow(request, id);
        String code = Fields.required("code", revoking.code);
        return codes.revoke(id, code).thenMany(codes.of(id)).map(CodeView::of);
    }

    private void allow(ServerWebExchange request, String id) {
        if (access.isDemo()) {
            throw Problem.noPage(request.getRequest().getPath().value());
        }
        access.control(request, id);
    }
}

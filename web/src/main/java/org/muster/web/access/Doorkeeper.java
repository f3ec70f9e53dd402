package org.muster.web.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.web.store.Account;
import org.muster.web.store.Appointment;
import org.muster.web.store.SignIn;
import org.muster.web.store.Store;
import org.muster.web.store.Table;
import org.muster.web.wire.Problem;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Finds out who sends a request, before any page is asked. Without being signed in only the pages by which people come in
 * answer; all others, whether they exist or not, say the same. What somebody watches ends when he may not watch it any more.
 */
@Component
@Order(-90) // after the audit, which is to see what is refused here
final class Doorkeeper implements WebFilter {

    private static final String ROOT = "api", FEED = "feed";

    /** Pages by which people come in. */
    private static final Set<List<String>> OPEN = Set.of(
            List.of("about"),
            List.of("me"),
            List.of("sign-in"),
            List.of("sign-out"),
            List.of("join"),
            List.of("join", "seat"));

    /** What is open to somebody who must change his password first. */
    private static final Set<List<String>> BEFORE_CHANGE =
            Set.of(List.of("about"), List.of("me"), List.of("me", "password"), List.of("sign-in"), List.of("sign-out"));

    private final Entrance entrance;
    private final Cookie cookie;
    private final SignIns signIns;
    private final Table<Account> accounts;
    private final Table<Appointment> appointments;

    Doorkeeper(Entrance entrance, Cookie cookie, SignIns signIns, Store store) {
        this.entrance = entrance;
        this.cookie = cookie;
        this.signIns = signIns;
        this.accounts = store.accounts();
        this.appointments = store.appointments();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange request, WebFilterChain chain) {
        List<String> path = path(request);
        if (!entrance.accounts() || path.isEmpty() || !path.getFirst().equals(ROOT)) {
            return chain.filter(request);
        }
        List<String> page = path.size() == 1 ? List.of("") : path.subList(1, path.size());
        return visitor(request, exercise(page))
                .map(visitor -> {
                    visitor.attachTo(request);
                    return visitor.account().oneTime() && !BEFORE_CHANGE.contains(page)
                            ? Mono.<Void>error(Problem.changePassword())
                            : signIns.used(visitor.signIn())
                                    .then(
                                            page.getLast().equals(FEED)
                                                    ? watched(chain.filter(request), visitor)
                                                    : chain.filter(request));
                })
                .defaultIfEmpty(OPEN.contains(page) ? chain.filter(request) : Mono.error(Problem.signIn()))
                .flatMap(answer -> answer);
    }

    private Mono<Visitor> visitor(ServerWebExchange request, @Nullable String exercise) {
        String word = cookie.read(request);
        return word == null
                ? Mono.empty()
                : signIns.find(word)
                        .flatMap(signIn -> Mono.zip(
                                accounts.find(signIn.login()).filter(account -> !account.disabled()),
                                appointments(signIn, exercise),
                                (account, all) -> new Visitor(account, signIn, all)))
                        // The page's work is not for the threads that the store's answers come by.
                        .publishOn(Schedulers.parallel());
    }

    private Mono<Map<String, Appointment>> appointments(SignIn signIn, @Nullable String exercise) {
        Flux<Appointment> found = exercise == null
                ? appointments.where("login", signIn.login())
                : appointments.find(Appointment.id(exercise, signIn.login())).flux();
        return found.collect(HashMap::new, (all, each) -> all.put(each.exercise(), each));
    }

    /** Ends a feed when its reader may do less or more than when it began; all other answers end by themselves. */
    private Mono<Void> watched(Mono<Void> answer, Visitor visitor) {
        return answer.takeUntilOther(Flux.merge(
                signIns.changed().filter(visitor.account().login()::equals),
                Mono.delay(signIns.leftAtMost(visitor.signIn()))));
    }

    /** The exercise that the address names. */
    private static @Nullable String exercise(List<String> page) {
        return page.size() > 1 && page.getFirst().equals("exercises") ? page.get(1) : null;
    }

    /** The path as pages are found by it, in whatever way it is written. */
    private static List<String> path(ServerWebExchange request) {
        return request.getRequest().getPath().elements().stream()
                .filter(PathContainer.PathSegment.class::isInstance)
                .map(each -> ((PathContainer.PathSegment) each).valueToMatch())
                .toList();
    }
}

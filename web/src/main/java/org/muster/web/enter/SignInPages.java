package org.muster.web.enter;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Position;
import org.muster.simulator.log.Role;
import org.muster.web.access.Access;
import org.muster.web.access.Accounts;
import org.muster.web.access.Appointments;
import org.muster.web.live.Exercise;
import org.muster.web.live.Exercises;
import org.muster.web.store.Account;
import org.muster.web.store.Appointment;
import org.muster.web.store.StoreUnavailable;
import org.muster.web.wire.Fields;
import org.muster.web.wire.Problem;
import org.muster.web.wire.Words;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Signing in and out. In the demo there is nothing to sign in to. */
@RestController
final class SignInPages {

    private static final int LONGEST = 200;

    private final Accounts accounts;
    private final Appointments appointments;
    private final Exercises exercises;
    private final Access access;

    SignInPages(Accounts accounts, Appointments appointments, Exercises exercises, Access access) {
        this.accounts = accounts;
        this.appointments = appointments;
        this.exercises = exercises;
        this.access = access;
    }

    record Credentials(String login, String password) {

        /** Without the password, so that no log can hold it. */
        @Override
        public String toString() {
            return "Credentials[%s]".formatted(login);
        }
    }

    /**
     * @param old the password that is changed
     * @param wanted the new one
     */
    record PasswordChange(String old, String wanted) {

        /** Without the passwords, so that no log can hold them. */
        @Override
        public String toString() {
            return "PasswordChange[]";
        }
    }

    /**
     * Whoever looks at the screen.
     *
     * @param signedIn no in the demo too, where nobody needs to
     * @param login absent when nobody is signed in
     * @param name as others see it; absent when nobody is signed in
     * @param guest whether he came by a join code
     * @param oneTime whether he must choose a password of his own before anything else
     * @param roles that he has everywhere: admin, trainer, commander
     * @param exercises in which he is something
     */
    record Me(
            boolean signedIn,
            @Nullable String login,
            @Nullable String name,
            boolean guest,
            boolean oneTime,
            List<String> roles,
            List<Mine> exercises) {

        static final Me NOBODY = new Me(false, null, null, false, false, List.of(), List.of());

        static Me of(Account account, List<Mine> exercises) {
            return new Me(
                    true,
                    account.login(),
                    account.name(),
                    account.isGuest(),
                    account.oneTime(),
                    account.roles().stream().map(Role::code).toList(),
                    exercises);
        }
    }

    /**
     * What somebody is in an exercise.
     *
     * @param number he acts as {@code control:number} or {@code evaluator:number}
     * @param seat that he holds; absent when he holds none
     */
    record Mine(
            String id,
            String name,
            int number,
            List<String> roles,
            @Nullable Seat seat) {}

    record Seat(String id, Map<String, String> title) {}

    @GetMapping("/api/me")
    Mono<Me> me(ServerWebExchange request) {
        return accounts.me(request)
                .flatMap(account -> account.oneTime()
                        ? Mono.just(Me.of(account, List.of()))
                        : mine(appointments.mine(request)).map(mine -> Me.of(account, mine)))
                .defaultIfEmpty(Me.NOBODY);
    }

    private Mono<List<Mine>> mine(List<Appointment> all) {
        return Flux.fromIterable(all)
                .filter(each -> each.seat() != null || !each.roles().isEmpty())
                .concatMap(each -> exercises
                        .find(each.exercise())
                        .onErrorResume(failure -> !(failure instanceof StoreUnavailable), failure -> Mono.empty())
                        .map(exercise -> mine(each, exercise)))
                .sort(Comparator.comparing(Mine::name))
                .collectList();
    }

    private static Mine mine(Appointment appointment, Exercise exercise) {
        Position.Id seat = appointment.seat();
        return new Mine(
                appointment.exercise(),
                exercise.about().name(),
                appointment.number(),
                appointment.roles().keySet().stream().map(Role::code).toList(),
                seat == null || !exercise.has(seat)
                        ? null
                        : new Seat(
                                seat.value(),
                                Words.of(
                                        exercise.scenario().position(seat).title(),
                                        exercise.scenario().head().languages())));
    }

    @PostMapping("/api/sign-in")
    Mono<Me> signIn(@RequestBody Credentials typed, ServerWebExchange request) {
        checkNeeded(request);
        String login = word("login", typed.login);
        String password = word("password", typed.password);
        return accounts.signIn(login, password, request).map(account -> Me.of(account, List.of()));
    }

    /** Signs this browser out. */
    @PostMapping("/api/sign-out")
    Mono<Me> signOut(ServerWebExchange request) {
        checkNeeded(request);
        return accounts.signOut(request).thenReturn(Me.NOBODY);
    }

    @PostMapping("/api/me/password")
    Mono<Me> changePassword(@RequestBody PasswordChange change, ServerWebExchange request) {
        checkNeeded(request);
        return accounts.changePassword(word("old", change.old), word("wanted", change.wanted), request)
                .map(account -> Me.of(account, List.of()));
    }

    private void checkNeeded(ServerWebExchange request) {
        if (access.isDemo()) {
            throw Problem.noPage(request.getRequest().getPath().value());
        }
    }

    private static String word(String field, @Nullable String value) {
        String word = Fields.required(field, value);
        if (word.isEmpty() || word.length() > LONGEST) {
            throw Problem.wrong(field, "it has (%d) characters, not 1 to %d.".formatted(word.length(), LONGEST));
        }
        return word;
    }
}

package org.muster.web.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.simulator.log.Role;
import org.muster.web.store.Account;
import org.muster.web.store.Store;
import org.muster.web.store.Table;
import org.muster.web.wire.Problem;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Accounts: who can sign in, and their signing in and out. */
public final class Accounts implements AutoCloseable {

    /** The login of the administrator whom the first start makes. */
    public static final String FIRST = "admin";

    private static final int FREE_TRIES = 5, FREE_TRIES_OF_A_COMPUTER = 50;

    /** BCrypt takes a processor's whole attention; the exercises need one too. */
    private static final int CHECKED_AT_ONCE = 2, MOST_WAITING = 500;

    private final Table<Account> accounts;
    private final SignIns signIns;
    private final Cookie cookie;
    private final Turns turns;
    private final InstantSource clock;
    private final Passwords passwords = new Passwords();
    private final Attempts ofLogin;
    private final Attempts ofComputer;
    private final Scheduler checking = Schedulers.newBoundedElastic(CHECKED_AT_ONCE, MOST_WAITING, "passwords");

    Accounts(Store store, SignIns signIns, Cookie cookie, Turns turns, InstantSource clock) {
        this.accounts = store.accounts();
        this.signIns = signIns;
        this.cookie = cookie;
        this.turns = turns;
        this.clock = clock;
        this.ofLogin = new Attempts(FREE_TRIES, clock);
        this.ofComputer = new Attempts(FREE_TRIES_OF_A_COMPUTER, clock);
    }

    /** An account and the password that is handed over to its owner once. */
    public record Given(Account account, String password) {}

    // --- signing in and out

    /** Signs somebody in, and gives the answer to the request its cookie. */
    public Mono<Account> signIn(String typed, String password, ServerWebExchange request) {
        String login = typed.strip().toLowerCase(Locale.ROOT);
        String computer = computer(request);
        Duration wait = ofComputer.tryNow(computer);
        if (wait.isZero()) {
            wait = ofLogin.tryNow(login);
        }
        if (!wait.isZero()) {
            return Mono.error(Problem.wait(wait));
        }
        Mono<Account> found = Account.isLogin(login) ? accounts.find(login) : Mono.empty();
        return found.map(account -> new Tried(account.disabled() ? null : account))
                .defaultIfEmpty(new Tried(null))
                .publishOn(checking)
                .filter(tried -> passwords.matches(password, tried.account == null ? null : tried.account.password()))
                .flatMap(tried -> enter(Objects.requireNonNull(tried.account), request))
                .doOnNext(account -> {
                    ofLogin.forgive(login);
                    ofComputer.takeBack(computer);
                })
                .switchIfEmpty(Mono.error(Problem::wrongPassword));
    }

    private record Tried(@Nullable Account account) {}

    /** Signs in somebody whose right to it is known. */
    Mono<Account> enter(Account account, ServerWebExchange request) {
        Visitor before = Visitor.of(request);
        return turns.take(() -> {
            if (before != null) {
                signIns.close(before.signIn());
            }
            cookie.give(request, signIns.open(account.login()));
            return account;
        });
    }

    public Mono<Void> signOut(ServerWebExchange request) {
        Visitor visitor = Visitor.of(request);
        cookie.takeAway(request);
        return visitor == null
                ? Mono.empty()
                : turns.take(() -> {
                            signIns.close(visitor.signIn());
                            return null;
                        })
                        .then();
    }

    /** Whoever sent the request; empty when nobody is signed in. */
    public Mono<Account> me(ServerWebExchange request) {
        return Mono.justOrEmpty(Visitor.of(request)).map(Visitor::account);
    }

    static String computer(ServerWebExchange request) {
        var address = request.getRequest().getRemoteAddress();
        return address == null || address.getAddress() == null
                ? "unknown"
                : address.getAddress().getHostAddress();
    }

    // --- passwords

    /** Changes one's own password, and signs him out everywhere else. */
    public Mono<Account> changePassword(String old, String wanted, ServerWebExchange request) {
        Visitor visitor = Visitor.of(request);
        if (visitor == null) {
            return Mono.error(Problem.signIn());
        }
        if (visitor.account().isGuest()) {
            return Mono.error(Problem.noPage(request.getRequest().getPath().value()));
        }
        String login = visitor.account().login();
        Duration wait = ofLogin.tryNow(login);
        if (!wait.isZero()) {
            return Mono.error(Problem.wait(wait));
        }
        return Mono.fromCallable(() -> {
                    if (!passwords.matches(old, visitor.account().password())) {
                        throw Problem.wrongPassword();
                    }
                    ofLogin.forgive(login);
                    String fault = old.equals(wanted)
                            ? "it is the one that you have. Maybe three words that don't belong together."
                            : Passwords.fault(login, wanted);
                    if (fault != null) {
                        throw Problem.wrong("wanted", fault);
                    }
                    return passwords.hash(wanted);
                })
                .subscribeOn(checking)
                .flatMap(hash -> turns.take(() -> {
                    Account changed = existing(login).withPassword(hash, false);
                    accounts.put(changed).block();
                    signIns.closeAll(login, visitor.signIn().id());
                    return changed;
                }));
    }

    /** Gives somebody a new password, to be changed when he signs in with it, and signs him out everywhere. */
    public Mono<Given> newPassword(String login) {
        String password = Passwords.draw();
        return hash(password)
                .flatMap(hash -> turns.take(() -> {
                    Account account = existing(login);
                    if (account.isGuest()) {
                        throw Problem.refused(
                                "guest", List.of(login), "A guest has no password. Maybe make an account for him.");
                    }
                    Account changed = account.withPassword(hash, true);
                    accounts.put(changed).block();
                    signIns.closeAll(login, "");
                    ofLogin.forgive(login);
                    return new Given(changed, password);
                }));
    }

    private Mono<String> hash(String password) {
        return Mono.fromCallable(() -> passwords.hash(password)).subscribeOn(checking);
    }

    // --- accounts

    public Flux<Account> all() {
        return accounts.all();
    }

    /** @throws Problem when there is none of that login */
    public Mono<Account> find(String login) {
        Mono<Account> found = Account.isLogin(login) ? accounts.find(login) : Mono.empty();
        return found.switchIfEmpty(Mono.error(() -> Problem.unknown("account", login)));
    }

    public Mono<Given> create(String login, String name, Set<Role> roles, @Nullable String person) {
        String password = Passwords.draw();
        return hash(password)
                .flatMap(hash -> turns.take(() -> {
                    Account account = new Account(login, name, hash, true, roles, false, person, clock.millis());
                    if (!Boolean.TRUE.equals(accounts.add(account).block())) {
                        throw Problem.refused(
                                "taken", List.of(login), "Login (%s) is taken. Maybe add a letter.".formatted(login));
                    }
                    return new Given(account, password);
                }));
    }

    /** Somebody who came by a join code, and can't sign in. Within a turn. */
    Account guest(String login, String name) {
        Account guest = new Account(login, name, null, false, Set.of(), false, null, clock.millis());
        return Boolean.TRUE.equals(accounts.add(guest).block()) ? guest : existing(login);
    }

    /** Changes what an account may do. The last administrator stays one. */
    public Mono<Account> change(String login, String name, Set<Role> roles, boolean disabled, @Nullable String person) {
        return turns.take(() -> {
            Account account = existing(login);
            if (account.isGuest() && !roles.isEmpty()) {
                throw Problem.refused("guest", List.of(login), "A guest has no roles. Maybe make an account for him.");
            }
            Account changed = account.with(name, roles, disabled, person);
            if (isAdmin(account) && !isAdmin(changed) && admins().size() == 1) {
                throw Problem.refused(
                        "last-admin",
                        List.of(login),
                        "(%s) is the last administrator. Maybe make another first.".formatted(login));
            }
            accounts.put(changed).block();
            if (disabled) {
                signIns.closeAll(login, "");
            } else {
                signIns.tell(login);
            }
            return changed;
        });
    }

    private Account existing(String login) {
        Account account = Account.isLogin(login) ? accounts.find(login).block() : null;
        if (account == null) {
            throw Problem.unknown("account", login);
        }
        return account;
    }

    private static boolean isAdmin(Account account) {
        return account.roles().contains(Role.ADMIN) && !account.disabled();
    }

    private List<Account> admins() {
        return Objects.requireNonNull(
                accounts.all().filter(Accounts::isAdmin).collectList().block());
    }

    /**
     * Makes the first administrator, when there is none.
     *
     * @param again whether he gets a new password even if there is one
     * @return his one-time password, which is kept nowhere; empty when there was nothing to do
     */
    public Mono<String> firstAdmin(boolean again) {
        String password = Passwords.draw();
        return hash(password)
                .flatMap(hash -> turns.take(() -> {
                    if (!again && !admins().isEmpty()) {
                        return null;
                    }
                    Account before = accounts.find(FIRST).block();
                    Account admin = new Account(
                            FIRST,
                            before == null ? "Administrator" : before.name(),
                            hash,
                            true,
                            Set.of(Role.ADMIN, Role.TRAINER),
                            false,
                            before == null ? null : before.person(),
                            clock.millis());
                    accounts.put(admin).block();
                    signIns.closeAll(FIRST, "");
                    return password;
                }));
    }

    @Override
    public void close() {
        checking.dispose();
    }
}

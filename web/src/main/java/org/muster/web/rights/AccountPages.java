package org.muster.web.rights;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.simulator.log.Role;
import org.muster.web.access.Access;
import org.muster.web.access.Accounts;
import org.muster.web.store.Account;
import org.muster.web.store.Store;
import org.muster.web.wire.Fields;
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

/** Accounts are made and changed here, by administrators. */
@RestController
final class AccountPages {

    private static final int LONGEST_NAME = 120;

    private final Accounts accounts;
    private final Store store;
    private final Access access;

    AccountPages(Accounts accounts, Store store, Access access) {
        this.accounts = accounts;
        this.store = store;
        this.access = access;
    }

    /**
     * @param login by which he signs in; never changes
     * @param roles admin, trainer, commander; absent for none
     * @param person the id of his training records; absent when there are none
     */
    record NewAccount(
            String login,
            String name,
            @Nullable List<String> roles,
            @Nullable String person) {}

    /** Each as in a new account, whatever it was before. */
    record ChangedAccount(
            String name,
            @Nullable List<String> roles,
            @Nullable Boolean disabled,
            @Nullable String person) {}

    /**
     * @param guest whether he came by a join code and can't sign in
     * @param oneTime whether he has not chosen a password of his own yet
     * @param disabled whether he is kept out
     */
    record AccountView(
            String login,
            String name,
            boolean guest,
            boolean oneTime,
            List<String> roles,
            boolean disabled,
            @Nullable String person) {

        static AccountView of(Account account) {
            return new AccountView(
                    account.login(),
                    account.name(),
                    account.isGuest(),
                    account.oneTime(),
                    account.roles().stream().map(Role::code).toList(),
                    account.disabled(),
                    account.person());
        }
    }

    /** @param password to be handed over; it is told once and must be changed by whoever signs in with it */
    record GivenAccount(AccountView account, String password) {

        static GivenAccount of(Accounts.Given given) {
            return new GivenAccount(AccountView.of(given.account()), given.password());
        }

        /** Without the password, so that no log can hold it. */
        @Override
        public String toString() {
            return "GivenAccount[%s]".formatted(account.login);
        }
    }

    @GetMapping("/api/accounts")
    Flux<AccountView> list(ServerWebExchange request) {
        allow(request);
        return accounts.all().sort(Comparator.comparing(Account::login)).map(AccountView::of);
    }

    @PostMapping("/api/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<GivenAccount> create(@RequestBody NewAccount wanted, ServerWebExchange request) {
        allow(request);
        String login = Fields.required("login", wanted.login);
        if (!Account.isLogin(login) || login.startsWith("guest-")) {
            throw Problem.wrong(
                    "login",
                    "(%s) is not 1 to 64 small letters, digits and . _ @ + -, or begins with guest-. Maybe write it small and without spaces."
                            .formatted(login));
        }
        String name = Fields.name("name", wanted.name, LONGEST_NAME);
        Set<Role> roles = roles(wanted.roles);
        return known(wanted.person)
                .then(Mono.defer(() -> accounts.create(login, name, roles, wanted.person)))
                .map(GivenAccount::of);
    }

    @PostMapping("/api/accounts/{login}")
    Mono<AccountView> change(
            @PathVariable String login, @RequestBody ChangedAccount wanted, ServerWebExchange request) {
        allow(request);
        String name = Fields.name("name", wanted.name, LONGEST_NAME);
        Set<Role> roles = roles(wanted.roles);
        return known(wanted.person)
                .then(Mono.defer(
                        () -> accounts.change(login, name, roles, Boolean.TRUE.equals(wanted.disabled), wanted.person)))
                .map(AccountView::of);
    }

    /** Gives a new one-time password, and signs whoever has the account out. */
    @PostMapping("/api/accounts/{login}/password")
    Mono<GivenAccount> newPassword(@PathVariable String login, ServerWebExchange request) {
        allow(request);
        return accounts.newPassword(login).map(GivenAccount::of);
    }

    private Mono<Void> known(@Nullable String person) {
        if (person == null) {
            return Mono.empty();
        }
        return (Fields.isId(person) ? store.people().people().find(person) : Mono.empty())
                .switchIfEmpty(Mono.error(() -> Problem.wrong(
                        "person", "there is no person (%s). Maybe he was erased; load them again.".formatted(person))))
                .then();
    }

    private static Set<Role> roles(@Nullable List<String> codes) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String code : codes == null ? List.<String>of() : codes) {
            roles.add(Roles.of("roles", code, Account.EVERYWHERE));
        }
        return roles;
    }

    private void allow(ServerWebExchange request) {
        if (access.isDemo()) {
            throw Problem.noPage(request.getRequest().getPath().value());
        }
        access.admin(request);
    }
}

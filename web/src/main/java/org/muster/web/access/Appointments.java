package org.muster.web.access;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Position;
import org.muster.simulator.log.Role;
import org.muster.web.store.Account;
import org.muster.web.store.Appointment;
import org.muster.web.store.PersonKey;
import org.muster.web.store.Store;
import org.muster.web.store.Table;
import org.muster.web.wire.Problem;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who is what in which exercise, and what nobody can be at the same time. */
public final class Appointments {

    /** Roles that are given in an exercise. */
    public static final Set<Role> IN_AN_EXERCISE =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.copyOf(Account.EVERYWHERE)));

    /** Roles whose holders put injects before agencies. */
    private static final Set<Role> INJECTING = EnumSet.of(Role.DIRECTOR, Role.CONTROLLER, Role.FACILITATOR);

    private static final Set<Role> JUDGING = EnumSet.of(Role.EVALUATOR, Role.LEAD_EVALUATOR);

    private final Table<Appointment> appointments;
    private final Table<Account> accounts;
    private final SignIns signIns;
    private final Turns turns;

    Appointments(Store store, SignIns signIns, Turns turns) {
        this.appointments = store.appointments();
        this.accounts = store.accounts();
        this.signIns = signIns;
        this.turns = turns;
    }

    /** Everybody in an exercise, in the order in which they came. */
    public Flux<Appointment> in(String exercise) {
        return appointments.where("exercise", exercise).sort(Comparator.comparingInt(Appointment::number));
    }

    /** What whoever sent the request is in the exercises that he has anything to do with. */
    public List<Appointment> mine(ServerWebExchange request) {
        Visitor visitor = Visitor.of(request);
        return visitor == null
                ? List.of()
                : visitor.appointments().values().stream()
                        .sorted(Comparator.comparing(Appointment::exercise))
                        .toList();
    }

    /**
     * Makes whoever sent the request the director of an exercise that he has just made, unless somebody else made it. Empty in
     * the demo.
     */
    public Mono<Appointment> direct(String exercise, boolean solo, ServerWebExchange request) {
        Visitor visitor = Visitor.of(request);
        if (visitor == null) {
            return Mono.empty();
        }
        String login = visitor.account().login();
        return turns.take(() -> {
            boolean made = all(exercise).stream().anyMatch(each -> !each.login().equals(login));
            if (made && appointments.find(Appointment.id(exercise, login)).block() == null) {
                throw Problem.refused(
                        "taken",
                        List.of(exercise),
                        "Exercise (%s) is there already, and is another. Maybe choose another id.".formatted(exercise));
            }
            return changeNow(exercise, login, before -> made ? before : before.with(Role.DIRECTOR, List.of()), solo);
        });
    }

    /**
     * What somebody would be in the exercise, if he can be that; he has a key and a number in it from then on.
     *
     * @param agencies that the role is for; none means all
     * @param solo whether who plays the exercise may see behind it
     */
    public Mono<Appointment> wouldAppoint(
            String exercise, String login, Role role, List<Agency.Id> agencies, boolean solo) {
        return change(
                exercise,
                login,
                before -> {
                    check(before.with(role, agencies), solo);
                    return before;
                },
                solo);
    }

    /** Gives somebody a role. */
    public Mono<Appointment> appoint(String exercise, String login, Role role, List<Agency.Id> agencies, boolean solo) {
        return change(exercise, login, before -> before.with(role, agencies), solo);
    }

    /** What somebody is in the exercise, if that role of his can end. The last director stays. */
    public Mono<Appointment> wouldEnd(String exercise, String login, Role role) {
        return turns.take(() -> {
            Appointment before = Account.isLogin(login)
                    ? appointments.find(Appointment.id(exercise, login)).block()
                    : null;
            if (before == null || !before.roles().containsKey(role)) {
                throw Problem.unknown("role", role.code());
            }
            if (role == Role.DIRECTOR
                    && all(exercise).stream()
                            .noneMatch(each ->
                                    !each.login().equals(login) && each.roles().containsKey(Role.DIRECTOR))) {
                throw Problem.refused(
                        "last-director",
                        List.of(login),
                        "(%s) is the only director. Maybe make another first.".formatted(login));
            }
            return before;
        });
    }

    public Mono<Appointment> end(String exercise, String login, Role role) {
        return change(exercise, login, before -> before.without(role), true);
    }

    /** Gives somebody a seat that nobody holds; the one he held before becomes free. */
    public Mono<Appointment> sit(String exercise, String login, Position.Id seat, boolean solo) {
        return turns.take(() -> seatNow(exercise, login, seat, solo));
    }

    /** Within a turn. */
    Appointment seatNow(String exercise, String login, Position.Id seat, boolean solo) {
        return changeNow(exercise, login, before -> seated(before, seat), solo);
    }

    private Appointment seated(Appointment before, Position.Id seat) {
        Appointment other = holder(before.exercise(), seat);
        if (other != null && !other.login().equals(before.login())) {
            throw Problem.refused(
                    "held",
                    List.of(seat.value()),
                    "Seat (%s) is held by somebody. Maybe free it first.".formatted(seat));
        }
        return before.in(seat);
    }

    /** Takes a seat from whoever holds it. */
    public Mono<Void> free(String exercise, Position.Id seat) {
        return turns.take(() -> {
                    Appointment holder = holder(exercise, seat);
                    if (holder != null) {
                        appointments.put(holder.in(null)).block();
                        signIns.tell(holder.login());
                    }
                    return null;
                })
                .then();
    }

    private @Nullable Appointment holder(String exercise, Position.Id seat) {
        return all(exercise).stream()
                .filter(each -> seat.equals(each.seat()))
                .findFirst()
                .orElse(null);
    }

    private Mono<Appointment> change(String exercise, String login, UnaryOperator<Appointment> change, boolean solo) {
        return turns.take(() -> changeNow(exercise, login, change, solo));
    }

    private Appointment changeNow(String exercise, String login, UnaryOperator<Appointment> change, boolean solo) {
        Account account = Account.isLogin(login) ? accounts.find(login).block() : null;
        if (account == null) {
            throw Problem.unknown("account", login);
        }
        Appointment known = appointments.find(Appointment.id(exercise, login)).block();
        Appointment before = known;
        if (before == null) {
            int last =
                    all(exercise).stream().mapToInt(Appointment::number).max().orElse(0);
            before = new Appointment(exercise, login, PersonKey.draw(), last + 1, Map.of(), null);
        }
        Appointment after = change.apply(before);
        if (account.isGuest() && !after.roles().isEmpty()) {
            throw Problem.refused("guest", List.of(login), "A guest has no roles. Maybe make an account for him.");
        }
        check(after, solo);
        if (!after.equals(known)) {
            appointments.put(after).block();
            signIns.tell(login);
        }
        return after;
    }

    private List<Appointment> all(String exercise) {
        return Objects.requireNonNull(in(exercise).collectList().block());
    }

    /** What nobody can be at once. */
    private static void check(Appointment wanted, boolean solo) {
        Set<Role> roles = wanted.roles().keySet();
        if (!solo && wanted.seat() != null && !roles.isEmpty()) {
            throw refused(
                    wanted,
                    "Whoever steers, judges or watches an exercise holds no seat in it, since a seat may know less."
                            + " Maybe end his roles (%s) first.".formatted(codes(roles)));
        }
        if (roles.contains(Role.OVERSIGHT_READER) && roles.size() > 1) {
            throw refused(
                    wanted,
                    "An oversight reader stands outside the game, so he has no other role in it. Maybe ask another.");
        }
        for (Role injecting : INJECTING) {
            for (Role judging : JUDGING) {
                List<Agency.Id> injected = wanted.roles().get(injecting);
                List<Agency.Id> judged = wanted.roles().get(judging);
                if (injected != null && judged != null && meet(injected, judged)) {
                    throw refused(
                            wanted,
                            "Nobody judges an agency before which he puts injects, and as %s and %s he would. Maybe name other agencies."
                                    .formatted(injecting.code(), judging.code()));
                }
            }
        }
    }

    private static boolean meet(List<Agency.Id> one, List<Agency.Id> other) {
        return one.isEmpty() || other.isEmpty() || !Collections.disjoint(one, other);
    }

    private static List<String> codes(Set<Role> roles) {
        return roles.stream().map(Role::code).toList();
    }

    private static Problem refused(Appointment wanted, String why) {
        return Problem.refused("not-both", codes(wanted.roles().keySet()), why);
    }
}

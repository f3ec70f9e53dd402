package org.muster.web.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Position;
import org.muster.web.store.Account;
import org.muster.web.store.Appointment;
import org.muster.web.store.JoinCode;
import org.muster.web.store.Store;
import org.muster.web.store.Table;
import org.muster.web.wire.Problem;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Codes by which people come into an exercise with no account. A wrong code, one that is over, and one whose seats are all
 * taken say the same to whoever tries them.
 */
public final class JoinCodes {

    public static final Duration LONGEST = Duration.ofHours(12);

    /** A thousand million codes: nobody meets one by trying a few a minute. */
    private static final int LENGTH = 6;

    private static final Pattern CODE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{6}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A room of people may come by one address, and some of them mistype. */
    private static final int FREE_TRIES = 40;

    private final Table<JoinCode> codes;
    private final Appointments appointments;
    private final Accounts accounts;
    private final Turns turns;
    private final InstantSource clock;
    private final Attempts ofComputer;

    JoinCodes(Store store, Appointments appointments, Accounts accounts, Turns turns, InstantSource clock) {
        this.codes = store.joinCodes();
        this.appointments = appointments;
        this.accounts = accounts;
        this.turns = turns;
        this.clock = clock;
        this.ofComputer = new Attempts(FREE_TRIES, clock);
    }

    /** @param seat that it is for, or null for any that is free */
    public Mono<JoinCode> draw(String exercise, Position.@Nullable Id seat, Duration lasts, ServerWebExchange request) {
        Visitor visitor = Visitor.of(request);
        String by = visitor == null ? "demo" : visitor.account().login();
        return turns.take(() -> {
            codes.all()
                    .filter(each -> each.until() <= clock.millis())
                    .concatMap(over -> codes.remove(over.code()))
                    .blockLast();
            JoinCode code;
            do {
                code = new JoinCode(Codes.draw(RANDOM, LENGTH), exercise, seat, clock.millis() + lasts.toMillis(), by);
            } while (!Boolean.TRUE.equals(codes.add(code).block()));
            return code;
        });
    }

    /** Those of an exercise that are not over, the one that lasts longest first. */
    public Flux<JoinCode> of(String exercise) {
        return codes.where("exercise", exercise)
                .filter(each -> each.until() > clock.millis())
                .sort(Comparator.comparingLong(JoinCode::until).reversed());
    }

    /** Nobody comes in by it from now on. */
    public Mono<Void> revoke(String exercise, String code) {
        return codes.find(code)
                .filter(each -> each.exercise().equals(exercise))
                .switchIfEmpty(Mono.error(() -> Problem.unknown("code", code)))
                .flatMap(found -> codes.remove(found.code()));
    }

    /** Finds what somebody typed; empty when it opens nothing. */
    public Mono<JoinCode> find(String typed, ServerWebExchange request) {
        String computer = Accounts.computer(request);
        Duration wait = ofComputer.tryNow(computer);
        if (!wait.isZero()) {
            return Mono.error(Problem.wait(wait));
        }
        String code = Codes.understood(typed);
        Mono<JoinCode> found = CODE.matcher(code).matches() ? codes.find(code) : Mono.empty();
        return found.filter(each -> each.until() > clock.millis()).doOnNext(right -> ofComputer.takeBack(computer));
    }

    /** The seats of the exercise that somebody holds. */
    public Mono<Set<Position.Id>> held(String exercise) {
        return appointments.in(exercise).mapNotNull(Appointment::seat).collect(HashSet::new, Set::add);
    }

    /**
     * Lets somebody in who has a code: as who he is, or else as a guest of that name. What he held before in the exercise he
     * leaves.
     *
     * @param id made by the client: the same again, when the answer was lost, comes to the same seat
     * @return empty when somebody was faster
     */
    public Mono<Appointment> enter(
            JoinCode code, Position.Id seat, String name, String id, boolean solo, ServerWebExchange request) {
        Visitor visitor = Visitor.of(request);
        String login = visitor == null
                ? "guest-"
                        + SignIns.hash(code.code() + id)
                                .toLowerCase(Locale.ROOT)
                                .substring(0, 24)
                : visitor.account().login();
        return turns.<Joined>take(() -> {
                    List<Appointment> all = Objects.requireNonNull(
                            appointments.in(code.exercise()).collectList().block());
                    boolean taken = all.stream()
                            .anyMatch(each ->
                                    seat.equals(each.seat()) && !each.login().equals(login));
                    if (taken || codes.find(code.code()).block() == null) {
                        return null;
                    }
                    Account account = visitor == null ? accounts.guest(login, name) : visitor.account();
                    return new Joined(account, appointments.seatNow(code.exercise(), account.login(), seat, solo));
                })
                .flatMap(joined -> visitor == null
                        ? accounts.enter(joined.account, request).thenReturn(joined.appointment)
                        : Mono.just(joined.appointment));
    }

    private record Joined(Account account, Appointment appointment) {}
}

package org.muster.web.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.muster.web.store.SignIn;
import org.muster.web.store.Store;
import org.muster.web.store.Table;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Who is signed in with which browser. They lie in the store, so that a restart in the middle of an exercise signs nobody
 * out. The browser holds a random word in a cookie that no page can read; the store holds its hash.
 */
final class SignIns {

    static final Duration IDLE = Duration.ofHours(4);

    /** A long day of exercise, whatever is done meanwhile. */
    static final Duration LONGEST = Duration.ofHours(16);

    private static final Duration NOTED = Duration.ofMinutes(1);
    private static final int BYTES = 32;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Table<SignIn> signIns;
    private final Turns turns;
    private final InstantSource clock;
    private final Sinks.Many<String> changed = Sinks.many().multicast().directBestEffort();

    SignIns(Store store, Turns turns, InstantSource clock) {
        this.signIns = store.signIns();
        this.turns = turns;
        this.clock = clock;
    }

    /** Signs somebody in, within a turn, and tells what his browser keeps of it. */
    String open(String login) {
        long now = clock.millis();
        List<SignIn> over = Objects.requireNonNull(signIns.all()
                .filter(each -> left(each).isNegative() || left(each).isZero())
                .collectList()
                .block());
        over.forEach(each -> signIns.remove(each.id()).block());
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String word = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        signIns.put(new SignIn(hash(word), login, now, now)).block();
        return word;
    }

    /** Finds the sign-in of a browser; empty when there is none, or it is over. */
    Mono<SignIn> find(String word) {
        return WORD.matcher(word).matches()
                ? signIns.find(hash(word)).filter(each -> left(each).isPositive())
                : Mono.empty();
    }

    /** How long it lasts if it is not used any more. */
    Duration left(SignIn signIn) {
        long until = Math.min(signIn.made() + LONGEST.toMillis(), signIn.seen() + IDLE.toMillis());
        return Duration.ofMillis(until - clock.millis());
    }

    /** How long it lasts if it is used all the time. */
    Duration leftAtMost(SignIn signIn) {
        return Duration.ofMillis(signIn.made() + LONGEST.toMillis() - clock.millis());
    }

    /** Notes that it is used. */
    Mono<Void> used(SignIn signIn) {
        if (clock.millis() - signIn.seen() < NOTED.toMillis()) {
            return Mono.empty();
        }
        return turns.take(() -> {
                    // It may have ended since.
                    SignIn now = signIns.find(signIn.id()).block();
                    if (now != null) {
                        signIns.put(now.seenAt(clock.millis())).block();
                    }
                    return null;
                })
                .then();
    }

    /** Signs one browser out. Within a turn. */
    void close(SignIn signIn) {
        signIns.remove(signIn.id()).block();
        tell(signIn.login());
    }

    /** Signs somebody out everywhere but with the one browser. Within a turn. */
    void closeAll(String login, String kept) {
        List<SignIn> all = Objects.requireNonNull(
                signIns.where("login", login).collectList().block());
        all.stream()
                .filter(each -> !each.id().equals(kept))
                .forEach(each -> signIns.remove(each.id()).block());
        tell(login);
    }

    /** What somebody may do has changed: whatever he still watches ends, and he asks anew. */
    void tell(String login) {
        synchronized (changed) {
            changed.tryEmitNext(login);
        }
    }

    Flux<String> changed() {
        return changed.asFlux();
    }

    static String hash(String word) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(word.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}

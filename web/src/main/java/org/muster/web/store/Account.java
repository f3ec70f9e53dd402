package org.muster.web.store;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muster.simulator.log.Role;

/**
 * Somebody who can sign in, or a guest who came by a join code and can't.
 *
 * @param login by which he signs in and all else names him; never changes
 * @param name as others see it
 * @param password a hash, or null for a guest
 * @param oneTime whether the password must be changed before anything else
 * @param roles that he has outside of any exercise
 * @param disabled whether he is kept out
 * @param person whose training records are his, or null when none are
 * @param made when, in milliseconds since 1970
 */
public record Account(
        String login,
        String name,
        @Nullable String password,
        boolean oneTime,
        Set<Role> roles,
        boolean disabled,
        @Nullable String person,
        long made) {

    /** Roles that somebody has everywhere; all others are given in an exercise. */
    public static final Set<Role> EVERYWHERE =
            Collections.unmodifiableSet(EnumSet.of(Role.ADMIN, Role.TRAINER, Role.COMMANDER));

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,63}");

    public Account {
        if (!isLogin(login)) {
            throw new IllegalArgumentException(
                    "Login (%s) is not 1 to 64 small letters, digits and . _ @ + -, the first a letter or digit."
                            .formatted(login));
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("Account (%s) has no name.".formatted(login));
        }
        if (!EVERYWHERE.containsAll(roles)) {
            throw new IllegalArgumentException(
                    "Account (%s) has roles (%s), some of which belong to an exercise.".formatted(login, roles));
        }
        roles = roles.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(roles));
    }

    public static boolean isLogin(String login) {
        return LOGIN.matcher(login).matches();
    }

    /** Whether he came by a join code. */
    public boolean isGuest() {
        return password == null;
    }

    public Account withPassword(String hash, boolean once) {
        return new Account(login, name, hash, once, roles, disabled, person, made);
    }

    public Account with(String newName, Set<Role> newRoles, boolean nowDisabled, @Nullable String newPerson) {
        return new Account(login, newName, password, oneTime, newRoles, nowDisabled, newPerson, made);
    }

    /** Without the password's hash, so that no log can hold it. */
    @Override
    public String toString() {
        return "Account[%s, %s%s]".formatted(login, roles, disabled ? ", disabled" : "");
    }
}

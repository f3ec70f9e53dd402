package org.muster.web.rights;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.simulator.log.Role;
import org.muster.web.wire.Fields;
import org.muster.web.wire.Problem;

/** Roles as requests name them. */
final class Roles {
    private Roles() {}

    static Role of(String field, @Nullable String code, Set<Role> possible) {
        String wanted = Fields.required(field, code);
        return possible.stream()
                .filter(role -> role.code().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Problem.noneOf(
                        field, wanted, possible.stream().map(Role::code).toList()));
    }
}

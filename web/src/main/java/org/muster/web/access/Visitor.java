package org.muster.web.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.simulator.log.Role;
import org.muster.web.store.Account;
import org.muster.web.store.Appointment;
import org.muster.web.store.SignIn;
import org.springframework.web.server.ServerWebExchange;

/**
 * Whoever sent a request, as far as he is signed in.
 *
 * @param appointments by exercise: of the one that the request names, or all of his when it names none
 */
record Visitor(Account account, SignIn signIn, Map<String, Appointment> appointments) {

    private static final String ATTRIBUTE = Visitor.class.getName();

    Visitor {
        appointments = Map.copyOf(appointments);
    }

    void attachTo(ServerWebExchange request) {
        request.getAttributes().put(ATTRIBUTE, this);
    }

    /** Null when nobody is signed in. */
    static @Nullable Visitor of(ServerWebExchange request) {
        return request.getAttribute(ATTRIBUTE);
    }

    /** Whether he has one of the roles outside of any exercise. */
    boolean is(Role... any) {
        for (Role role : any) {
            if (account.roles().contains(role)) {
                return true;
            }
        }
        return false;
    }

    /** What he is in the exercise, or null when he is nothing there. */
    @Nullable
    Appointment in(String exercise) {
        return appointments.get(exercise);
    }

    /** His number in the exercise if he has one of the roles there, or null. */
    @Nullable
    Integer as(String exercise, Role... any) {
        Appointment appointment = in(exercise);
        if (appointment != null) {
            for (Role role : any) {
                if (appointment.roles().containsKey(role)) {
                    return appointment.number();
                }
            }
        }
        return null;
    }
}

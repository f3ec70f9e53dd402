package org.muster.web.store;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Position;
import org.muster.simulator.log.Role;

/**
 * What somebody is in one exercise.
 *
 * @param key by which the log of the exercise names him, and nothing else does
 * @param number counted from 1 in the exercise, never given to another: he acts as {@code control:number} or
 *     {@code evaluator:number}
 * @param roles each with the agencies it is for; none means all
 * @param seat that he holds, or null
 */
public record Appointment(
        String exercise,
        String login,
        String key,
        int number,
        Map<Role, List<Agency.Id>> roles,
        Position.@Nullable Id seat) {

    public Appointment {
        if (number < 1) {
            throw new IllegalArgumentException("Number (%d) of an appointment must be 1 or more.".formatted(number));
        }
        Map<Role, List<Agency.Id>> own = new EnumMap<>(Role.class);
        roles.forEach((role, agencies) -> {
            if (Account.EVERYWHERE.contains(role)) {
                throw new IllegalArgumentException("Role (%s) is not one of an exercise.".formatted(role));
            }
            own.put(role, List.copyOf(agencies));
        });
        roles = Collections.unmodifiableMap(own);
    }

    public String id() {
        return id(exercise, login);
    }

    public static String id(String exercise, String login) {
        return exercise + "/" + login;
    }

    public Appointment with(Role role, List<Agency.Id> agencies) {
        Map<Role, List<Agency.Id>> more = new EnumMap<>(Role.class);
        more.putAll(roles);
        more.put(role, agencies);
        return new Appointment(exercise, login, key, number, more, seat);
    }

    public Appointment without(Role role) {
        Map<Role, List<Agency.Id>> fewer = new EnumMap<>(Role.class);
        fewer.putAll(roles);
        fewer.remove(role);
        return new Appointment(exercise, login, key, number, fewer, seat);
    }

    public Appointment in(Position.@Nullable Id other) {
        return new Appointment(exercise, login, key, number, roles, other);
    }
}

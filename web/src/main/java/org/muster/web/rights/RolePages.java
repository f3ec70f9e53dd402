package org.muster.web.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Position;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.Person;
import org.muster.simulator.log.Role;
import org.muster.web.access.Access;
import org.muster.web.access.Accounts;
import org.muster.web.access.Appointments;
import org.muster.web.live.Exercise;
import org.muster.web.live.Outcome;
import org.muster.web.people.Roster;
import org.muster.web.store.Account;
import org.muster.web.store.Appointment;
import org.muster.web.wire.EventBody;
import org.muster.web.wire.Fields;
import org.muster.web.wire.Finder;
import org.muster.web.wire.Outcomes;
import org.muster.web.wire.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Who is what in an exercise. Whatever is given or ended stands in its log, by keys that say nothing of whose they are. */
@RestController
final class RolePages {

    private final Accounts accounts;
    private final Appointments appointments;
    private final Roster roster;
    private final Finder finder;
    private final Access access;

    RolePages(Accounts accounts, Appointments appointments, Roster roster, Finder finder, Access access) {
        this.accounts = accounts;
        this.appointments = appointments;
        this.roster = roster;
        this.finder = finder;
        this.access = access;
    }

    /**
     * @param people who is what
     * @param candidates who has an account
     */
    record Staff(List<Member> people, List<Candidate> candidates) {}

    record Candidate(String login, String name) {}

    /**
     * @param number he acts as {@code control:number} or {@code evaluator:number}
     * @param seat that he holds; absent when he holds none
     */
    record Member(
            String login,
            String name,
            boolean guest,
            int number,
            List<Held> roles,
            @Nullable String seat) {}

    /** @param agencies that the role is for; none means all */
    record Held(String role, List<String> agencies) {}

    /**
     * @param id made by the client; the same again does nothing a second time
     * @param role director, controller, evaluator, lead-evaluator, facilitator, safety-controller, observer or
     *     oversight-reader
     * @param agencies that it is for; absent for all
     */
    record Giving(
            String id, String login, String role, @Nullable List<String> agencies) {}

    /** @param id made by the client; the same again does nothing a second time */
    record Ending(String id, String login, String role) {}

    /** @param id made by the client; the same again does nothing a second time */
    record Seating(String id, String login, String seat) {}

    @GetMapping("/api/exercises/{id}/roles")
    Mono<Staff> show(@PathVariable String id, ServerWebExchange request) {
        allow(request, id);
        return finder.exercise(id).flatMap(this::staff);
    }

    private Mono<Staff> staff(Exercise exercise) {
        return accounts.all()
                .collect(Collectors.toMap(Account::login, account -> account))
                .flatMap(known -> appointments
                        .in(exercise.about().id())
                        .filter(each -> each.seat() != null || !each.roles().isEmpty())
                        .map(each -> member(each, known))
                        .collectList()
                        .map(people -> new Staff(people, candidates(known))));
    }

    private static List<Candidate> candidates(Map<String, Account> known) {
        return known.values().stream()
                .filter(each -> !each.isGuest() && !each.disabled())
                .map(each -> new Candidate(each.login(), each.name()))
                .sorted((one, other) -> one.name().compareToIgnoreCase(other.name()))
                .toList();
    }

    private static Member member(Appointment appointment, Map<String, Account> known) {
        Account account = known.get(appointment.login());
        List<Held> roles = new ArrayList<>();
        appointment
                .roles()
                .forEach((role, agencies) -> roles.add(new Held(
                        role.code(), agencies.stream().map(Agency.Id::value).toList())));
        return new Member(
                appointment.login(),
                account == null ? appointment.login() : account.name(),
                account != null && account.isGuest(),
                appointment.number(),
                roles,
                appointment.seat() == null ? null : appointment.seat().value());
    }

    @PostMapping("/api/exercises/{id}/roles")
    Mono<Staff> give(@PathVariable String id, @RequestBody Giving giving, ServerWebExchange request) {
        String by = allow(request, id);
        Role role = Roles.of("role", giving.role, Appointments.IN_AN_EXERCISE);
        String login = Fields.required("login", giving.login);
        Input input = new Input(by, Fields.clientId("id", giving.id), null);
        return finder.exercise(id).flatMap(exercise -> {
            List<Agency.Id> agencies = agencies(giving.agencies, exercise);
            return appointments
                    .wouldAppoint(id, login, role, agencies, exercise.about().solo())
                    .flatMap(key -> log(exercise, input, new Event.RoleAssigned(new Person(key.key()), role, agencies)))
                    .then(Mono.defer(() -> appointments.appoint(
                            id, login, role, agencies, exercise.about().solo())))
                    .then(Mono.defer(() -> staff(exercise)));
        });
    }

    @PostMapping("/api/exercises/{id}/roles/end")
    Mono<Staff> end(@PathVariable String id, @RequestBody Ending ending, ServerWebExchange request) {
        String by = allow(request, id);
        Role role = Roles.of("role", ending.role, Appointments.IN_AN_EXERCISE);
        String login = Fields.required("login", ending.login);
        Input input = new Input(by, Fields.clientId("id", ending.id), null);
        return finder.exercise(id)
                .flatMap(exercise -> appointments
                        .wouldEnd(id, login, role)
                        .flatMap(held -> log(
                                exercise,
                                input,
                                new Event.RoleEnded(
                                        new Person(held.key()),
                                        role,
                                        held.roles().getOrDefault(role, List.of()))))
                        .then(Mono.defer(() -> appointments.end(id, login, role)))
                        .then(Mono.defer(() -> staff(exercise))));
    }

    /** Gives somebody with an account a seat. It is taken from him again by staffing it otherwise. */
    @PostMapping("/api/exercises/{id}/roles/seat")
    Mono<Staff> seat(@PathVariable String id, @RequestBody Seating seating, ServerWebExchange request) {
        String by = allow(request, id);
        Position.Id seat = Finder.seat(Fields.required("seat", seating.seat));
        String login = Fields.required("login", seating.login);
        Input input = new Input(by, Fields.clientId("id", seating.id), null);
        return finder.exercise(id, seat.value())
                .flatMap(exercise -> accounts.find(login)
                        .flatMap(account -> appointments
                                .sit(id, login, seat, exercise.about().solo())
                                .then(Mono.defer(() -> roster.staff(exercise, input, staffed(seat, account))))
                                .flatMap(outcome -> outcome instanceof Outcome.Accepted
                                        ? Mono.just(outcome)
                                        : appointments.free(id, seat).thenReturn(outcome))
                                .doOnNext(Outcomes::number))
                        .then(Mono.defer(() -> staff(exercise))));
    }

    private static EventBody staffed(Position.Id seat, Account account) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("kind", "seat-staffed")
                .put("seat", seat.value())
                .put("holder", "person");
        if (account.person() != null) {
            event.put("person", account.person());
        }
        return EventBody.of(event, Set.of("seat-staffed"));
    }

    private static Mono<Outcome> log(Exercise exercise, Input input, Event event) {
        return exercise.act(input, event).doOnNext(Outcomes::number);
    }

    private static List<Agency.Id> agencies(@Nullable List<String> names, Exercise exercise) {
        List<Agency.Id> agencies = new ArrayList<>();
        for (String name : names == null ? List.<String>of() : names) {
            agencies.add(exercise.scenario().agencies().stream()
                    .map(Agency::id)
                    .filter(each -> each.value().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Problem.unknown("agency", name)));
        }
        return agencies;
    }

    /** As whom the log names whoever asks: an administrator may have no number in the exercise. */
    private String allow(ServerWebExchange request, String id) {
        if (access.isDemo()) {
            throw Problem.noPage(request.getRequest().getPath().value());
        }
        Integer number = access.staffing(request, id);
        return number == null ? "driver" : "control:" + number;
    }
}

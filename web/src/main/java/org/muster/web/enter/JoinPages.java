package org.muster.web.enter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Position;
import org.muster.simulator.log.Input;
import org.muster.web.access.Access;
import org.muster.web.access.Accounts;
import org.muster.web.access.Appointments;
import org.muster.web.access.JoinCodes;
import org.muster.web.live.Exercise;
import org.muster.web.live.ExerciseState;
import org.muster.web.live.Exercises;
import org.muster.web.live.Outcome;
import org.muster.web.people.Roster;
import org.muster.web.store.Account;
import org.muster.web.store.JoinCode;
import org.muster.web.wire.EventBody;
import org.muster.web.wire.Fields;
import org.muster.web.wire.Finder;
import org.muster.web.wire.Problem;
import org.muster.web.wire.Words;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Coming into a seat by a code. A code that is wrong or over, an exercise that has ended, and seats that are all taken are
 * answered alike: whoever tries codes learns nothing.
 */
@RestController
final class JoinPages {

    private static final int LONGEST_CODE = 40, LONGEST_NAME = 60;

    private final JoinCodes codes;
    private final Accounts accounts;
    private final Appointments appointments;
    private final Exercises exercises;
    private final Roster roster;
    private final Access access;

    JoinPages(
            JoinCodes codes,
            Accounts accounts,
            Appointments appointments,
            Exercises exercises,
            Roster roster,
            Access access) {
        this.codes = codes;
        this.accounts = accounts;
        this.appointments = appointments;
        this.exercises = exercises;
        this.roster = roster;
        this.access = access;
    }

    /** @param code as it was typed */
    record Knock(String code) {}

    /**
     * @param id a long random word made by the client; the same again comes to the same seat
     * @param code as it was typed
     * @param name by which others in the exercise know him; absent when he is signed in
     */
    record Joining(
            String id, String code, String seat, @Nullable String name) {}

    /** @param seats that are free */
    record Lobby(String name, Map<String, String> title, List<String> languages, List<Seat> seats) {}

    record Seat(String id, Map<String, String> title, Map<String, String> agency) {}

    record Joined(String exercise, String seat) {}

    private record Room(JoinCode code, Exercise exercise, List<Position> free) {}

    /** What a code opens. */
    @PostMapping("/api/join")
    Mono<Lobby> knock(@RequestBody Knock knock, ServerWebExchange request) {
        checkNeeded(request);
        String typed = code(knock.code);
        return room(typed, null, request)
                .filter(room -> !room.free.isEmpty())
                .map(JoinPages::lobby)
                .switchIfEmpty(Mono.error(() -> nothing(typed)));
    }

    /** Takes a seat. Whoever is not signed in becomes a guest. */
    @PostMapping("/api/join/seat")
    Mono<Joined> join(@RequestBody Joining joining, ServerWebExchange request) {
        checkNeeded(request);
        String id = Fields.newUuid("id", joining.id);
        String typed = code(joining.code);
        Position.Id seat = Finder.seat(Fields.required("seat", joining.seat));
        return accounts.me(request)
                .map(Account::name)
                .switchIfEmpty(Mono.fromSupplier(() -> Fields.name("name", joining.name, LONGEST_NAME)))
                .flatMap(name -> room(typed, seat, request)
                        .flatMap(room -> codes.enter(
                                        room.code,
                                        seat,
                                        name,
                                        id,
                                        room.exercise.about().solo(),
                                        request)
                                .flatMap(entered -> staff(room.exercise, seat, id, request))))
                .switchIfEmpty(Mono.error(() -> nothing(typed)));
    }

    /** @param wanted the seat that is asked for, which may be the asker's own already; null when any will do */
    private Mono<Room> room(String typed, Position.@Nullable Id wanted, ServerWebExchange request) {
        return codes.find(typed, request)
                .flatMap(code -> exercises
                        .find(code.exercise())
                        .filter(exercise -> !exercise.isReadOnly()
                                && exercise.log().situation().state() != ExerciseState.ENDED)
                        .flatMap(exercise -> codes.held(code.exercise())
                                .map(held -> new Room(code, exercise, free(exercise, code, held)))))
                .filter(room -> wanted == null
                        || (room.exercise.has(wanted)
                                && (room.code.seat() == null || room.code.seat().equals(wanted))));
    }

    private static List<Position> free(Exercise exercise, JoinCode code, Set<Position.Id> held) {
        return exercise.scenario().positions().stream()
                .filter(each -> !held.contains(each.id()))
                .filter(each -> code.seat() == null || code.seat().equals(each.id()))
                .toList();
    }

    private static Lobby lobby(Room room) {
        List<String> languages = room.exercise.scenario().head().languages();
        return new Lobby(
                room.exercise.about().name(),
                Words.of(room.exercise.scenario().title(), languages),
                languages,
                room.free.stream()
                        .map(each -> {
                            Agency agency = room.exercise.scenario().agency(each.agency());
                            return new Seat(
                                    each.id().value(),
                                    Words.of(each.title(), languages),
                                    Words.of(agency.title(), languages));
                        })
                        .toList());
    }

    /** Tells the log that a person sits there; empty, and the seat free again, when the log takes it no more. */
    private Mono<Joined> staff(Exercise exercise, Position.Id seat, String id, ServerWebExchange request) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("kind", "seat-staffed")
                .put("seat", seat.value())
                .put("holder", "person");
        return accounts.me(request)
                .mapNotNull(Account::person)
                .doOnNext(person -> event.put("person", person))
                .then(Mono.defer(() -> roster.staff(
                        exercise, new Input("driver", id, null), EventBody.of(event, Set.of("seat-staffed")))))
                .flatMap(outcome -> outcome instanceof Outcome.Accepted
                        ? Mono.just(new Joined(exercise.about().id(), seat.value()))
                        : appointments.free(exercise.about().id(), seat).then(Mono.empty()));
    }

    private static Problem nothing(String typed) {
        return Problem.unknown(
                "code",
                typed,
                "No seat is free by code (%s). Maybe it is misspelt, or over: ask whoever gave it to you.");
    }

    private static String code(@Nullable String typed) {
        String code = Fields.required("code", typed);
        if (code.isBlank() || code.length() > LONGEST_CODE) {
            throw Problem.wrong("code", "it has (%d) characters, and a code has 6.".formatted(code.length()));
        }
        return code;
    }

    private void checkNeeded(ServerWebExchange request) {
        if (access.isDemo()) {
            throw Problem.noPage(request.getRequest().getPath().value());
        }
    }
}

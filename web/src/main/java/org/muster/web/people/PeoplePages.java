package org.muster.web.people;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Function;
import org.muster.web.access.Access;
import org.muster.web.store.Edition;
import org.muster.web.store.Store;
import org.muster.web.store.StoredPerson;
import org.muster.web.wire.Fields;
import org.muster.web.wire.Finder;
import org.muster.web.wire.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** People are written down here, put right, and erased. */
@RestController
final class PeoplePages {

    private static final int LONGEST_NAME = 120;
    private static final int MOST_FUNCTIONS = 50;

    private final Versions<StoredPerson> people;
    private final Roster roster;
    private final PersonErasure erasure;
    private final Finder finder;
    private final InstantSource clock;
    private final Access access;

    PeoplePages(
            Store store, Roster roster, PersonErasure erasure, Finder finder, InstantSource wallClock, Access access) {
        this.people = new Versions<>("person", store.people().people());
        this.roster = roster;
        this.erasure = erasure;
        this.finder = finder;
        this.clock = wallClock;
        this.access = access;
    }

    /**
     * @param id a UUID made by the client; the same again makes no second person
     * @param office where he works; absent when that is not said
     * @param training one a function; absent when he is trained for none
     */
    record NewPerson(
            String id,
            String name,
            @Nullable String office,
            @Nullable List<Trained> training) {}

    /** @param office absent when that is not said */
    record ChangedPerson(
            String name, @Nullable String office, @Nullable List<Trained> training) {}

    /**
     * @param function that of a script
     * @param on the day on which it was true, not after today
     * @param permille of what the function asks, on that day
     */
    record Trained(String function, String on, Long permille) {}

    /** @param name his, typed to confirm that he is meant */
    record Confirmed(String name) {}

    /** Everybody, by name. */
    @GetMapping("/api/people")
    Flux<PersonView> list(ServerWebExchange request) {
        access.trainer(request);
        return people.editions()
                .all()
                .map(PersonView::of)
                .sort(Comparator.comparing(PersonView::name).thenComparing(PersonView::id));
    }

    @GetMapping("/api/people/{id}")
    Mono<ResponseEntity<PersonView>> show(@PathVariable String id, ServerWebExchange request) {
        access.trainer(request);
        return people.find(id).map(PeoplePages::answer);
    }

    @PostMapping("/api/people")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<PersonView>> create(@RequestBody NewPerson wanted, ServerWebExchange request) {
        access.trainer(request);
        String id = Fields.newUuid("id", wanted.id);
        return people.create(id, person(wanted.name, wanted.office, wanted.training))
                .map(made -> Versions.made("/api/people", id, made.version(), PersonView.of(made)));
    }

    @PutMapping("/api/people/{id}")
    Mono<ResponseEntity<PersonView>> change(
            @PathVariable String id, @RequestBody ChangedPerson wanted, ServerWebExchange request) {
        access.trainer(request);
        int version = Fields.version(request);
        return people.change(id, version, person(wanted.name, wanted.office, wanted.training))
                .map(PeoplePages::answer);
    }

    /** Takes out of the store who he was and what he wrote, in every exercise. */
    @PostMapping("/api/people/{id}/erasure")
    Mono<PersonErasure.Erased> erase(
            @PathVariable String id, @RequestBody Confirmed confirmed, ServerWebExchange request) {
        access.admin(request);
        String name = Fields.required("name", confirmed.name);
        return people.find(id).flatMap(person -> {
            if (!person.content().name().equals(name.strip())) {
                throw Problem.wrong("name", "it is not that of this person. Maybe another one is meant.");
            }
            return erasure.erase(id);
        });
    }

    /** Who sits in which seat now. */
    @GetMapping("/api/exercises/{id}/people")
    Flux<Seated> seated(@PathVariable String id, ServerWebExchange request) {
        access.control(request, id);
        return finder.exercise(id).flatMapMany(roster::seated);
    }

    private static ResponseEntity<PersonView> answer(Edition<StoredPerson> person) {
        return Versions.answer(person.version(), PersonView.of(person));
    }

    private StoredPerson person(String name, @Nullable String office, @Nullable List<Trained> training) {
        return new StoredPerson(
                Fields.name("name", name, LONGEST_NAME),
                Fields.title("office", office, LONGEST_NAME),
                training == null ? List.of() : training(training));
    }

    private List<StoredPerson.Training> training(List<Trained> given) {
        if (given.size() > MOST_FUNCTIONS) {
            throw Problem.wrong("training", "it has (%d) rows, more than %d.".formatted(given.size(), MOST_FUNCTIONS));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<StoredPerson.Training> training = new ArrayList<>();
        Set<Function.Id> functions = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            String field = "training[%d]".formatted(i);
            Trained each = Fields.required(field, given.get(i));
            Function.Id function = function(field + ".function", each.function);
            LocalDate on = Fields.day(field + ".on", each.on);
            if (on.isAfter(today)) {
                throw Problem.wrong(field + ".on", "(%s) lies ahead. Maybe write it down on that day.".formatted(on));
            }
            long permille = Fields.required(field + ".permille", each.permille);
            if (permille < 0 || permille > 1000) {
                throw Problem.wrong(field + ".permille", "(%d) is not 0 to 1000.".formatted(permille));
            }
            if (!functions.add(function)) {
                throw Problem.wrong(
                        field + ".function", "(%s) stands twice. Maybe keep the later one.".formatted(function));
            }
            training.add(new StoredPerson.Training(function, on, (int) permille));
        }
        return training;
    }

    private static Function.Id function(String field, @Nullable String value) {
        String id = Fields.required(field, value);
        try {
            return new Function.Id(id);
        } catch (IllegalArgumentException noId) {
            throw Problem.wrong(field, "(%s) is no id of a script. Maybe small letters and hyphens.".formatted(id));
        }
    }
}

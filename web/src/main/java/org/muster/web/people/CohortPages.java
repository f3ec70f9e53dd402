package org.muster.web.people;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.web.access.Access;
import org.muster.web.store.Edition;
import org.muster.web.store.People;
import org.muster.web.store.Store;
import org.muster.web.store.StoredCohort;
import org.muster.web.wire.Fields;
import org.muster.web.wire.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
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

/** Those who train together. */
@RestController
final class CohortPages {

    private static final int LONGEST_NAME = 120;
    private static final int MOST_PEOPLE = 500;

    private final People store;
    private final Versions<StoredCohort> cohorts;
    private final Access access;

    CohortPages(Store store, Access access) {
        this.store = store.people();
        this.cohorts = new Versions<>("cohort", this.store.cohorts());
        this.access = access;
    }

    /**
     * @param version with which a change says what it changes
     * @param people their ids
     */
    record CohortView(String id, int version, String name, List<String> people) {}

    /**
     * @param id made by the client; the same again makes no second cohort
     * @param people ids of those who are in it
     */
    record NewCohort(String id, String name, List<String> people) {}

    /** @param people ids of those who are in it */
    record ChangedCohort(String name, List<String> people) {}

    /** All of them, by name. */
    @GetMapping("/api/cohorts")
    Flux<CohortView> list(ServerWebExchange request) {
        access.commander(request);
        return known().flatMapMany(known -> cohorts.editions()
                .all()
                .map(cohort -> view(cohort, known))
                .sort(Comparator.comparing(CohortView::name).thenComparing(CohortView::id)));
    }

    @GetMapping("/api/cohorts/{id}")
    Mono<ResponseEntity<CohortView>> show(@PathVariable String id, ServerWebExchange request) {
        access.commander(request);
        return cohorts.find(id).flatMap(this::answer);
    }

    @PostMapping("/api/cohorts")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<CohortView>> create(@RequestBody NewCohort wanted, ServerWebExchange request) {
        access.trainer(request);
        String id = Fields.newId("id", wanted.id);
        return known().flatMap(known -> cohorts.create(id, cohort(wanted.name, wanted.people, known))
                .map(made -> Versions.made("/api/cohorts", id, made.version(), view(made, known))));
    }

    @PutMapping("/api/cohorts/{id}")
    Mono<ResponseEntity<CohortView>> change(
            @PathVariable String id, @RequestBody ChangedCohort wanted, ServerWebExchange request) {
        access.trainer(request);
        int version = Fields.version(request);
        return known().flatMap(known -> cohorts.change(id, version, cohort(wanted.name, wanted.people, known)))
                .flatMap(this::answer);
    }

    @DeleteMapping("/api/cohorts/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(@PathVariable String id, ServerWebExchange request) {
        access.trainer(request);
        return cohorts.withdraw(id, Fields.version(request));
    }

    private Mono<ResponseEntity<CohortView>> answer(Edition<StoredCohort> cohort) {
        return known().map(known -> Versions.answer(cohort.version(), view(cohort, known)));
    }

    private Mono<Set<String>> known() {
        return store.people().all().map(Edition::id).collect(Collectors.toSet());
    }

    /** Whoever was erased has fallen out of all cohorts. */
    private static CohortView view(Edition<StoredCohort> cohort, Set<String> known) {
        return new CohortView(
                cohort.id(),
                cohort.version(),
                cohort.content().name(),
                cohort.content().people().stream().filter(known::contains).toList());
    }

    private static StoredCohort cohort(String name, @Nullable List<String> people, Set<String> known) {
        Set<String> once = new LinkedHashSet<>(Fields.required("people", people));
        if (once.size() > MOST_PEOPLE) {
            throw Problem.wrong("people", "they are (%d), more than %d.".formatted(once.size(), MOST_PEOPLE));
        }
        for (String person : once) {
            if (!known.contains(Fields.required("people", person))) {
                throw Problem.wrong(
                        "people", "there is no person (%s). Maybe he was erased; load them again.".formatted(person));
            }
        }
        return new StoredCohort(Fields.name("name", name, LONGEST_NAME), List.copyOf(once));
    }
}

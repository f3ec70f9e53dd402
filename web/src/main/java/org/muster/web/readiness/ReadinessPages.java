package org.muster.web.readiness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Position;
import org.muster.scoring.Holder;
import org.muster.web.access.Access;
import org.muster.web.live.Script;
import org.muster.web.live.Scripts;
import org.muster.web.store.Edition;
import org.muster.web.store.Editions;
import org.muster.web.store.Store;
import org.muster.web.store.StoredPerson;
import org.muster.web.store.StoredSettings;
import org.muster.web.store.StoredSettings.PersonScores;
import org.muster.web.wire.Finder;
import org.muster.web.wire.Problem;
import org.muster.web.wire.Words;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How ready everybody is, and when the next drill is due. */
@RestController
final class ReadinessPages {

    private static final int LEAST_COMPARED = 2, MOST_COMPARED = 20;

    private final TrainingRecords records;
    private final Editions<StoredSettings> settings;
    private final Scripts scripts;
    private final Finder finder;
    private final Access access;

    ReadinessPages(TrainingRecords records, Store store, Scripts scripts, Finder finder, Access access) {
        this.records = records;
        this.settings = store.people().settings();
        this.scripts = scripts;
        this.finder = finder;
        this.access = access;
    }

    /** The agencies of an office, or of one of its cohorts. */
    @GetMapping("/api/readiness")
    Mono<OverviewView> overview(@RequestParam(required = false) @Nullable String cohort, ServerWebExchange request) {
        access.commander(request);
        return withheld()
                .flatMap(withheld -> records.ask(record -> {
                    check(cohort, record);
                    return OverviewView.of(record, cohort, withheld);
                }));
    }

    /** Whose practice is due when. */
    @GetMapping("/api/readiness/people")
    Mono<PersonsView> people(@RequestParam(required = false) @Nullable String cohort, ServerWebExchange request) {
        return ofPersons(request).then(records.ask(record -> {
            check(cohort, record);
            return PersonsView.of(record, cohort);
        }));
    }

    /** @param of what the curve is of: headline, a dimension or a measure */
    @GetMapping("/api/readiness/people/{id}")
    Mono<ReadinessView> person(
            @PathVariable String id, @RequestParam(defaultValue = "headline") String of, ServerWebExchange request) {
        Curve.Of curve = curve(of);
        return ofPersons(request).then(records.ask(record -> {
            Edition<StoredPerson> person = record.person(id);
            if (person == null) {
                throw Problem.unknown("person", id);
            }
            return ReadinessView.of(
                    new ReadinessView.WhoseView("person", id, person.content().name(), null, null),
                    record.reckoned(record.ofPerson(id), false),
                    record,
                    curve);
        }));
    }

    /** @param of what the curve is of: headline, a dimension or a measure */
    @GetMapping("/api/readiness/agencies/{id}")
    Mono<ReadinessView> agency(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cohort,
            @RequestParam(defaultValue = "headline") String of,
            ServerWebExchange request) {
        access.commander(request);
        Curve.Of curve = curve(of);
        return records.ask(record -> {
            check(cohort, record);
            Played latest = null;
            Agency agency = null;
            for (Played exercise : record.played(cohort)) {
                for (Agency each : exercise.scenario().agencies()) {
                    if (each.id().value().equals(id)) {
                        latest = exercise;
                        agency = each;
                    }
                }
            }
            if (latest == null || agency == null) {
                throw Problem.unknown("agency that has played", id);
            }
            return ReadinessView.of(
                    new ReadinessView.WhoseView(
                            "agency",
                            id,
                            null,
                            Words.of(agency.title(), latest.scenario().head().languages()),
                            null),
                    record.reckoned(record.of(new Holder.Agency(agency.id()), cohort), true),
                    record,
                    curve);
        });
    }

    /**
     * A position, whoever held it.
     *
     * @param of what the curve is of: headline, a dimension or a measure
     */
    @GetMapping("/api/readiness/positions/{id}")
    Mono<ReadinessView> position(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cohort,
            @RequestParam(defaultValue = "headline") String of,
            ServerWebExchange request) {
        Curve.Of curve = curve(of);
        return ofPersons(request).then(records.ask(record -> {
            check(cohort, record);
            Played latest = null;
            Position position = null;
            for (Played exercise : record.played(cohort)) {
                for (Position each : exercise.scenario().positions()) {
                    if (each.id().value().equals(id)) {
                        latest = exercise;
                        position = each;
                    }
                }
            }
            if (latest == null || position == null) {
                throw Problem.unknown("position that has played", id);
            }
            List<String> languages = latest.scenario().head().languages();
            return ReadinessView.of(
                    new ReadinessView.WhoseView(
                            "position",
                            id,
                            null,
                            Words.of(position.title(), languages),
                            new DrillView.NamedView(
                                    position.agency().value(),
                                    Words.of(
                                            latest.scenario()
                                                    .agency(position.agency())
                                                    .title(),
                                            languages))),
                    record.reckoned(record.of(new Holder.Seat(position.id()), cohort), false),
                    record,
                    curve);
        }));
    }

    /**
     * A cohort: the seats that its people held throughout, weighed by their items.
     *
     * @param of what the curve is of: headline, a dimension or a measure
     */
    @GetMapping("/api/readiness/cohorts/{id}")
    Mono<ReadinessView> cohort(
            @PathVariable String id, @RequestParam(defaultValue = "headline") String of, ServerWebExchange request) {
        access.commander(request);
        Curve.Of curve = curve(of);
        return records.ask(record -> {
            if (!record.hasCohort(id)) {
                throw Problem.unknown("cohort", id);
            }
            return ReadinessView.of(
                    new ReadinessView.WhoseView("cohort", id, record.cohort(id).name(), null, null),
                    record.reckoned(record.ofCohort(id), false),
                    record,
                    curve);
        });
    }

    /**
     * Who can sit where, by the functions of a scenario.
     *
     * @param scenario one of {@code GET /api/scenarios}
     */
    @GetMapping("/api/cross-training")
    Mono<CrossTrainingView> crossTraining(
            @RequestParam(required = false) @Nullable String scenario,
            @RequestParam(required = false) @Nullable String cohort,
            ServerWebExchange request) {
        access.commander(request);
        if (scenario == null) {
            throw Problem.missing("scenario");
        }
        Script script = scripts.find(scenario);
        if (script == null) {
            throw Problem.unknown("scenario", scenario);
        }
        return records.ask(record -> {
            check(cohort, record);
            return CrossTrainingView.of(record, script, cohort);
        });
    }

    /** Whether exercises may be put beside each other, and if so what they came to. */
    @GetMapping("/api/comparison")
    Mono<ComparisonView> comparison(
            @RequestParam(required = false) @Nullable List<String> exercise, ServerWebExchange request) {
        access.commander(request);
        List<String> asked = exercise == null ? List.of() : exercise;
        long different = asked.stream().distinct().count();
        if (different < LEAST_COMPARED || asked.size() > MOST_COMPARED || different < asked.size()) {
            throw Problem.wrong(
                    "exercise",
                    "(%s) are not %d to %d different ones. Maybe name each once: exercise=a&exercise=b."
                            .formatted(String.join(", ", asked), LEAST_COMPARED, MOST_COMPARED));
        }
        return Flux.fromIterable(asked)
                .concatMap(finder::exercise)
                .collectList()
                .flatMap(found -> records.ask(record -> ComparisonView.of(found, record)));
    }

    /**
     * A table of groups that may leave the house.
     *
     * @param by cohort or office
     */
    @GetMapping(value = "/api/readiness/export.csv", produces = "text/csv")
    Mono<ResponseEntity<byte[]>> export(@RequestParam(defaultValue = "cohort") String by, ServerWebExchange request) {
        if (!by.equals("cohort") && !by.equals("office")) {
            throw Problem.noneOf("by", by, List.of("cohort", "office"));
        }
        return ofPersons(request)
                .then(records.ask(record -> ResponseEntity.ok()
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename("readiness-by-%s.csv".formatted(by))
                                        .build()
                                        .toString())
                        .body(GroupsCsv.of(record, person -> groups(by, person, record))
                                .getBytes(StandardCharsets.UTF_8))));
    }

    private static List<String> groups(String by, Edition<StoredPerson> person, TrainingRecord record) {
        List<String> groups = new ArrayList<>();
        if (by.equals("office")) {
            if (person.content().office() != null) {
                groups.add(person.content().office());
            }
        } else {
            record.cohorts().stream()
                    .filter(cohort -> cohort.content().people().contains(person.id()))
                    .forEach(cohort -> groups.add(cohort.content().name()));
        }
        return groups;
    }

    /** Lets pass whoever may see what persons came to. */
    private Mono<Void> ofPersons(ServerWebExchange request) {
        access.commander(request);
        return withheld()
                .doOnNext(withheld -> {
                    if (withheld) {
                        access.trainer(request);
                    }
                })
                .then();
    }

    private Mono<Boolean> withheld() {
        return settings.find(StoredSettings.ID)
                .map(found -> found.content().personScores() == PersonScores.TRAINERS)
                .defaultIfEmpty(false);
    }

    private static void check(@Nullable String cohort, TrainingRecord record) {
        if (cohort != null && !record.hasCohort(cohort)) {
            throw Problem.wrong(
                    "cohort", "there is no cohort (%s). Maybe it was deleted; load them again.".formatted(cohort));
        }
    }

    private static Curve.Of curve(String name) {
        Curve.Of curve = Curve.Of.named(name);
        if (curve == null) {
            throw Problem.noneOf("of", name, Curve.Of.names());
        }
        return curve;
    }
}

package org.muster.web.readiness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Position;
import org.muster.scenarios.ScoringProfile;
import org.muster.scenarios.yaml.Library;
import org.muster.scoring.Holder;
import org.muster.scoring.Interval;
import org.muster.scoring.Measure;
import org.muster.scoring.Reason;
import org.muster.simulator.log.Person;
import org.muster.web.store.Edition;
import org.muster.web.store.PersonKey;
import org.muster.web.store.StoredCohort;
import org.muster.web.store.StoredPerson;

/** All that an office has on record, as it stands on a day: what was played, by whom, and what people are trained for. */
final class TrainingRecord {

    /** Whoever had that key in that exercise. */
    private record Keyed(String exercise, String key) {}

    private final LocalDate asOf;
    private final List<Played> played;
    private final Map<String, Edition<StoredPerson>> people = new LinkedHashMap<>();
    private final Map<String, Edition<StoredCohort>> cohorts = new LinkedHashMap<>();
    private final Map<Keyed, String> whose = new LinkedHashMap<>();
    private final Hardness hardness;

    TrainingRecord(
            LocalDate asOf,
            List<Played> played,
            List<Edition<StoredPerson>> people,
            List<Edition<StoredCohort>> cohorts,
            List<PersonKey> keys) {
        this.asOf = asOf;
        this.played = played.stream()
                .sorted(Comparator.comparingLong(Played::endedAt)
                        .thenComparing(each -> each.about().id()))
                .toList();
        people.forEach(person -> this.people.put(person.id(), person));
        cohorts.forEach(cohort -> this.cohorts.put(cohort.id(), cohort));
        keys.stream()
                .filter(key -> this.people.containsKey(key.person()))
                .forEach(key -> whose.put(new Keyed(key.exercise(), key.key()), key.person()));
        this.hardness = Hardness.of(this);
    }

    LocalDate asOf() {
        return asOf;
    }

    /** The constants of all that is reckoned here. */
    ScoringProfile profile() {
        return Library.profile(ScoringProfile.KNOWN.getFirst());
    }

    Hardness hardness() {
        return hardness;
    }

    /** @param ofAgency whether it is compared with agencies rather than with seats */
    Reckoned reckoned(List<Outing> outings, boolean ofAgency) {
        return new Reckoned(outings, ofAgency, hardness, profile().readiness());
    }

    /** In the order in which they ended. */
    List<Played> played() {
        return played;
    }

    /** Those of a cohort, or all. */
    List<Played> played(@Nullable String cohort) {
        return cohort == null
                ? played
                : played.stream()
                        .filter(each -> cohort.equals(each.about().cohort()))
                        .toList();
    }

    /** Everybody, or those of a cohort, by name. */
    List<Edition<StoredPerson>> people(@Nullable String cohort) {
        return people.values().stream()
                .filter(person -> cohort == null || cohort(cohort).people().contains(person.id()))
                .sorted(Comparator.comparing((Edition<StoredPerson> person) ->
                                person.content().name())
                        .thenComparing(Edition::id))
                .toList();
    }

    /** Null when there is none, or none any more. */
    @Nullable
    Edition<StoredPerson> person(String id) {
        return people.get(id);
    }

    boolean hasCohort(String id) {
        return cohorts.containsKey(id);
    }

    StoredCohort cohort(String id) {
        return Objects.requireNonNull(cohorts.get(id), id).content();
    }

    List<Edition<StoredCohort>> cohorts() {
        return List.copyOf(cohorts.values());
    }

    /** The id of the person, or null when nobody said who it was. */
    @Nullable
    String whose(Played exercise, Person key) {
        return whose.get(new Keyed(exercise.about().id(), key.key()));
    }

    List<Outing> ofPerson(String person) {
        List<Outing> outings = new ArrayList<>();
        for (Played exercise : played) {
            for (Tackled seat : exercise.seats()) {
                if (seat.people().stream().anyMatch(key -> person.equals(whose(exercise, key)))) {
                    outings.add(Outing.of(exercise, seat));
                }
            }
        }
        return outings;
    }

    List<Outing> of(Holder holder, @Nullable String cohort) {
        return played(cohort).stream()
                .flatMap(exercise -> {
                    Tackled tackled = exercise.of(holder);
                    return tackled == null ? Stream.<Outing>empty() : Stream.of(Outing.of(exercise, tackled));
                })
                .toList();
    }

    /** Of each exercise of the cohort, what its seats came to that a person held throughout, weighed by n. */
    List<Outing> ofCohort(String cohort) {
        return played(cohort).stream().map(this::together).toList();
    }

    private Outing together(Played exercise) {
        List<Tackled> seats = exercise.seats().stream().filter(Tackled::counts).toList();
        Map<Measure, Shown> shown = new EnumMap<>(Measure.class);
        Map<Measure, Reason> missing = new EnumMap<>(Measure.class);
        Map<Measure, List<Faced>> faced = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.of(new Holder.Seat(new Position.Id("any")))) {
            Shown pooled = pooled(seats.stream()
                    .map(seat -> seat.shown().get(measure))
                    .filter(Objects::nonNull)
                    .toList());
            if (pooled == null) {
                missing.put(measure, Reason.NO_ITEMS);
            } else {
                shown.put(measure, pooled);
                faced.put(
                        measure,
                        seats.stream()
                                .flatMap(seat -> seat.faced().getOrDefault(measure, List.of()).stream())
                                .toList());
            }
        }
        return new Outing(
                exercise,
                null,
                shown,
                missing,
                faced,
                seats.isEmpty() ? whyNone(exercise) : List.of(),
                seats.stream().anyMatch(Tackled::seenBefore));
    }

    private static List<KeptOut> whyNone(Played exercise) {
        List<Tackled> byPeople = exercise.seats().stream()
                .filter(seat -> !seat.keptOut().contains(KeptOut.ALL_CREWS))
                .toList();
        Set<KeptOut> reasons = new LinkedHashSet<>();
        (byPeople.isEmpty() ? exercise.seats() : byPeople).forEach(seat -> reasons.addAll(seat.keptOut()));
        return reasons.isEmpty() ? List.of(KeptOut.ALL_CREWS) : List.copyOf(reasons);
    }

    private @Nullable Shown pooled(List<Shown> parts) {
        int n = parts.stream().mapToInt(Shown::n).sum();
        if (n == 0) {
            return null;
        }
        double value = Math.clamp(
                parts.stream().mapToDouble(part -> part.value() * part.n()).sum() / n, 0, 100);
        return new Shown(value, n, Interval.wilson(value, n), n < profile().fewItems());
    }

    /** The agencies of all exercises, each as its latest exercise describes it, in the order of their ids. */
    Map<Agency.Id, Played> agencies(@Nullable String cohort) {
        Map<Agency.Id, Played> agencies = new TreeMap<>(Comparator.comparing(Agency.Id::value));
        for (Played exercise : played(cohort)) {
            exercise.scenario().agencies().stream()
                    .filter(agency ->
                            !exercise.scenario().positions(agency.id()).isEmpty())
                    .forEach(agency -> agencies.put(agency.id(), exercise));
        }
        return agencies;
    }
}

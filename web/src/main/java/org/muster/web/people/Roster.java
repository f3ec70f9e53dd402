package org.muster.web.people;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Function;
import org.muster.scenarios.Position;
import org.muster.scenarios.yaml.Library;
import org.muster.scoring.readiness.Proficiency;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Person;
import org.muster.simulator.log.Staffing;
import org.muster.web.live.Exercise;
import org.muster.web.live.ExerciseState;
import org.muster.web.live.Exercises;
import org.muster.web.live.Feed;
import org.muster.web.live.Outcome;
import org.muster.web.live.Published;
import org.muster.web.store.Edition;
import org.muster.web.store.People;
import org.muster.web.store.PersonKey;
import org.muster.web.store.Store;
import org.muster.web.store.StoreUnavailable;
import org.muster.web.store.StoredCohort;
import org.muster.web.store.StoredPerson;
import org.muster.web.wire.EventBody;
import org.muster.web.wire.Fields;
import org.muster.web.wire.Problem;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.StringNode;

/**
 * Puts people into seats. The log is told a key of this exercise alone, whether he knows the script, and what he is trained
 * for, faded to that day.
 */
@Component
public final class Roster {

    private final People people;
    private final Exercises exercises;
    private final InstantSource clock;

    Roster(Store store, Exercises exercises, InstantSource wallClock) {
        this.people = store.people();
        this.exercises = exercises;
        this.clock = wallClock;
    }

    /** @return ends when there is such a cohort, or none is asked for */
    public Mono<Void> knows(@Nullable String cohort) {
        if (cohort == null) {
            return Mono.empty();
        }
        Mono<Edition<StoredCohort>> found =
                Fields.isId(cohort) ? people.cohorts().find(cohort) : Mono.empty();
        return found.switchIfEmpty(Mono.error(() -> Problem.wrong(
                        "cohort", "there is no cohort (%s). Maybe it was deleted; load them again.".formatted(cohort))))
                .then();
    }

    /**
     * Staffs a seat.
     *
     * @param body a {@code seat-staffed} as it was sent: a {@code person} in it is the id of one that is known here
     */
    public Mono<Outcome> staff(Exercise exercise, Input input, EventBody body) {
        JsonNode holder = body.get("holder");
        boolean byPerson =
                holder != null && holder.isString() && holder.stringValue().equals(Staffing.PERSON.code());
        Mono<EventBody> told = !byPerson
                ? Mono.just(body)
                : body.get("person") == null ? Mono.just(unnamed(body)) : named(exercise, body);
        return told.map(ready -> ready.read(exercise.canonical()))
                .flatMap(event -> exercise.act(input, event))
                .flatMap(outcome ->
                        outcome instanceof Outcome.Accepted ? cite(exercise).thenReturn(outcome) : Mono.just(outcome));
    }

    /** Somebody who was not said to be anybody. */
    private static EventBody unnamed(EventBody body) {
        return body.replace("person", StringNode.valueOf(PersonKey.draw())).orElse("seen", BooleanNode.FALSE);
    }

    private Mono<EventBody> named(Exercise exercise, EventBody body) {
        JsonNode given = Objects.requireNonNull(body.get("person"));
        if (!given.isString()) {
            throw Problem.wrong("event.person", "(%s) is not an id.".formatted(given));
        }
        String id = given.stringValue();
        JsonNode said = body.get("seen");
        if (said != null && !said.isBoolean()) {
            throw Problem.wrong("event.seen", "(%s) is neither true nor false.".formatted(said));
        }
        boolean hasRead = said != null && said.booleanValue();
        // An erasure may come between: either it finds the key, or the person is not found after the key was kept.
        return person(id)
                .flatMap(known -> people.keep(new PersonKey(exercise.about().id(), id, PersonKey.draw())))
                .flatMap(key -> person(id)
                        .thenReturn(key)
                        .onErrorResume(Problem.class, gone -> people.erase(key).then(Mono.error(gone))))
                .flatMap(key -> (hasRead ? Mono.just(true) : hasPlayed(id, exercise))
                        .map(seen -> body.replace("person", StringNode.valueOf(key.key()))
                                .replace("seen", BooleanNode.valueOf(seen))));
    }

    private Mono<Edition<StoredPerson>> person(String id) {
        return people.people()
                .find(id)
                .switchIfEmpty(Mono.error(() -> Problem.wrong(
                        "event.person",
                        "there is no person (%s). Maybe he was erased; load them again.".formatted(id))));
    }

    /** Whether the person has held a seat in another exercise of the script. */
    private Mono<Boolean> hasPlayed(String person, Exercise exercise) {
        return people.ofPerson(person)
                .filter(key -> !key.exercise().equals(exercise.about().id()))
                .concatMap(key -> exercises
                        .find(key.exercise())
                        .onErrorResume(failure -> !(failure instanceof StoreUnavailable), failure -> Mono.empty())
                        .filter(other ->
                                other.scenario().id().equals(exercise.scenario().id()))
                        .filter(other -> hasPlayed(new Person(key.key()), other)))
                .hasElements();
    }

    private static boolean hasPlayed(Person person, Exercise exercise) {
        ExerciseState state = exercise.log().situation().state();
        return state != ExerciseState.CREATED
                && state != ExerciseState.STAFFED
                && entries(exercise).stream()
                        .anyMatch(entry ->
                                entry.event() instanceof Event.SeatStaffed staffed && person.equals(staffed.person()));
    }

    private static List<LogEntry> entries(Exercise exercise) {
        Feed<Published> feed = exercise.log().entries();
        return feed.slice(0, feed.size()).stream().map(Published::entry).toList();
    }

    /** What the log says of one seat. */
    private static final class Seat {
        private @Nullable Person holder;
        private long since;
        private final Map<Function.Id, Integer> cited = new HashMap<>();
        private final List<Function.Id> sinceStaffed = new ArrayList<>();

        void read(LogEntry entry) {
            if (entry.event() instanceof Event.SeatStaffed staffed) {
                holder = staffed.person();
                since = entry.number();
                sinceStaffed.clear();
            } else if (entry.event() instanceof Event.TrainingCited training) {
                cited.put(training.function(), training.permille());
                sinceStaffed.add(training.function());
            }
        }

        /** Whether the log must be told, since somebody else was meant last or nothing was said. */
        boolean isUntold(Function.Id function, int permille) {
            return !sinceStaffed.contains(function) && cited.getOrDefault(function, 0) != permille;
        }
    }

    /**
     * Tells the log of every seat what its holder is trained for, unless it has been told since he took it. What is told again
     * after a crash is told once.
     */
    public Mono<Void> cite(Exercise exercise) {
        if (exercise.scenario().functions().isEmpty()) {
            return Mono.empty();
        }
        return holders(exercise)
                .flatMapIterable(holders -> citations(exercise, holders))
                .concatMap(citation -> exercise.act(citation.input(), citation.event()))
                .then();
    }

    private record Citation(Input input, Event event) {}

    private List<Citation> citations(Exercise exercise, Map<Person, StoredPerson> holders) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        double halfLife = Library.profile(exercise.scenario().head().scoringProfile())
                .readiness()
                .halfLives()
                .other();
        Map<Position.Id, Seat> seats = seats(exercise);
        List<Citation> citations = new ArrayList<>();
        for (Position position : exercise.scenario().positions()) {
            Seat seat = seats.getOrDefault(position.id(), new Seat());
            StoredPerson person = seat.holder == null ? null : holders.get(seat.holder);
            for (int i = 0; i < exercise.scenario().functions().size(); i++) {
                Function.Id function = exercise.scenario().functions().get(i).id();
                int permille = permille(person, function, today, halfLife);
                if (seat.isUntold(function, permille)) {
                    citations.add(new Citation(
                            new Input("driver", "cited-%d-%d".formatted(seat.since, i), null),
                            new Event.TrainingCited(position.id(), function, permille, today)));
                }
            }
        }
        return citations;
    }

    private static int permille(@Nullable StoredPerson person, Function.Id function, LocalDate today, double halfLife) {
        return person == null
                ? 0
                : person.training().stream()
                        .filter(each -> each.function().equals(function))
                        .mapToInt(each -> new Proficiency(each.permille(), each.on()).permilleOn(today, halfLife))
                        .findFirst()
                        .orElse(0);
    }

    private static Map<Position.Id, Seat> seats(Exercise exercise) {
        Map<Position.Id, Seat> seats = new HashMap<>();
        for (LogEntry entry : entries(exercise)) {
            Position.Id of = switch (entry.event()) {
                case Event.SeatStaffed staffed -> staffed.seat();
                case Event.TrainingCited cited -> cited.seat();
                default -> null;
            };
            if (of != null) {
                seats.computeIfAbsent(of, none -> new Seat()).read(entry);
            }
        }
        return seats;
    }

    /** Who hides behind the keys of an exercise. */
    private Mono<Map<Person, StoredPerson>> holders(Exercise exercise) {
        return named(exercise)
                .map(named -> named.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, each -> each.getValue().content())));
    }

    private Mono<Map<Person, Edition<StoredPerson>>> named(Exercise exercise) {
        return people.ofExercise(exercise.about().id())
                .concatMap(key ->
                        people.people().find(key.person()).map(person -> Map.entry(new Person(key.key()), person)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** The seats that people hold now, in the order of the script. */
    Flux<Seated> seated(Exercise exercise) {
        Map<Position.Id, Seat> seats = seats(exercise);
        return named(exercise)
                .flatMapIterable(named -> exercise.scenario().positions().stream()
                        .map(Position::id)
                        .filter(seat -> seats.containsKey(seat) && seats.get(seat).holder != null)
                        .map(seat -> {
                            Edition<StoredPerson> person =
                                    named.get(Objects.requireNonNull(Objects.requireNonNull(seats.get(seat)).holder));
                            return new Seated(seat.value(), person == null ? null : Seated.Named.of(person));
                        })
                        .toList());
    }
}

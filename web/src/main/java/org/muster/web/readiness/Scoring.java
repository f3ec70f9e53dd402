package org.muster.web.readiness;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.CoreCapability;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.Line;
import org.muster.scenarios.Objective;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Task;
import org.muster.scenarios.yaml.Library;
import org.muster.scoring.EvidenceLine;
import org.muster.scoring.Holder;
import org.muster.scoring.Interval;
import org.muster.scoring.Measure;
import org.muster.scoring.Reason;
import org.muster.scoring.Scoreboard;
import org.muster.scoring.Scores;
import org.muster.scoring.Unreadiness;
import org.muster.scoring.Value;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Person;
import org.muster.simulator.log.Staffing;
import org.muster.web.live.Exercise;
import org.muster.web.live.Feed;
import org.muster.web.live.Published;

/** Scores the stored log of one exercise that has ended, and keeps of it what readiness asks for. One thread, once. */
final class Scoring {

    /** Measures whose items are answers to lines. */
    private static final Set<Measure> OF_LINES = Set.of(Measure.A1, Measure.A2, Measure.B1);

    /** Who sat somewhere for a while. */
    private record Stint(Staffing holder, @Nullable Person person) {}

    private final Exercise exercise;
    private final Scenario scenario;
    private final Scoreboard scoreboard;
    private final Map<Position.Id, Stint> now = new HashMap<>();
    private final Map<Position.Id, List<Stint>> inPlay = new HashMap<>();
    private final Set<Position.Id> knewScript = new HashSet<>();
    private final Set<Person> erased = new HashSet<>();
    private final Map<Expectation.Id, Line.Id> lines = new HashMap<>();
    private final Map<Task.Id, Weighed> tasks = new HashMap<>();
    private boolean playing;
    private @Nullable String profileHash;
    private @Nullable Long endedAt;

    /** What a task bears on, and how much it weighs in the script. */
    private record Weighed(CoreCapability capability, double weight) {}

    private Scoring(Exercise exercise) {
        this.exercise = exercise;
        this.scenario = exercise.scenario();
        this.scoreboard = new Scoreboard(scenario, exercise.about().scenarioHash());
        for (Line line : scenario.lines()) {
            lines.put(line.acknowledgement(), line.id());
            line.expects().forEach(expected -> lines.put(expected.id(), line.id()));
        }
        for (Objective objective : scenario.objectives()) {
            objective
                    .capabilities()
                    .forEach(capability -> capability.targets().stream()
                            .flatMap(target -> target.tasks().stream())
                            .forEach(task -> tasks.put(
                                    task.id(),
                                    new Weighed(capability.coreCapability(), objective.weight() * task.weight()))));
        }
    }

    /** @throws IllegalArgumentException when it has not ended */
    static Played of(Exercise exercise) {
        return new Scoring(exercise).score();
    }

    private Played score() {
        Feed<Published> log = exercise.log().entries();
        log.slice(0, log.size()).forEach(this::read);
        if (endedAt == null) {
            throw new IllegalArgumentException(
                    "Exercise (%s) has not ended.".formatted(exercise.about().id()));
        }
        Scores scores = scoreboard.scoresWithoutDraws();
        List<KeptOut> ofAll = keptOutOfAll(scores.profileHash());
        List<Tackled> holders = scores.holders().stream()
                .map(holder -> tackled(holder, keptOut(holder, scores, ofAll)))
                .toList();
        return new Played(
                exercise.about(),
                scenario,
                profileHash,
                endedAt,
                LocalDate.ofInstant(Instant.ofEpochMilli(endedAt), ZoneOffset.UTC),
                holders);
    }

    private void read(Published published) {
        LogEntry entry = published.entry();
        scoreboard.read(entry);
        switch (entry.event()) {
            case Event.ExerciseCreated created -> profileHash = created.profileHash();
            case Event.ExerciseStarted started -> {
                playing = true;
                now.forEach(this::sits);
            }
            case Event.ExerciseEnded ended -> {
                playing = false;
                endedAt = published.wall();
            }
            case Event.SeatStaffed staffed -> {
                holds(staffed.seat(), new Stint(staffed.holder(), staffed.person()));
                if (Boolean.TRUE.equals(staffed.seen())) {
                    knewScript.add(staffed.seat());
                }
            }
            case Event.SeatHandedOver handed -> holds(handed.seat(), new Stint(Staffing.PERSON, handed.to()));
            case Event.PersonErased gone -> erased.add(gone.person());
            default -> {}
        }
    }

    private void holds(Position.Id seat, Stint stint) {
        now.put(seat, stint);
        if (playing) {
            sits(seat, stint);
        }
    }

    private void sits(Position.Id seat, Stint stint) {
        inPlay.computeIfAbsent(seat, none -> new ArrayList<>()).add(stint);
    }

    private List<KeptOut> keptOutOfAll(String profileNow) {
        List<KeptOut> reasons = new ArrayList<>();
        if (exercise.about().solo()) {
            reasons.add(KeptOut.SOLO);
        }
        if (profileHash != null && !profileHash.equals(profileNow)) {
            reasons.add(KeptOut.OTHER_PROFILE);
        }
        return reasons;
    }

    private List<KeptOut> keptOut(Scores.OfHolder holder, Scores scores, List<KeptOut> ofAll) {
        List<Position.Id> seats = switch (holder.holder()) {
            case Holder.Exercise all ->
                scenario.positions().stream().map(Position::id).toList();
            case Holder.Agency(var agency) ->
                scenario.positions(agency).stream().map(Position::id).toList();
            case Holder.Seat(var seat) -> List.of(seat);
        };
        List<KeptOut> reasons = new ArrayList<>();
        if (!isAtRealSpeed(scores)) {
            reasons.add(KeptOut.NOT_REAL_SPEED);
        }
        if (seats.stream().allMatch(seat -> people(seat).isEmpty())) {
            reasons.add(KeptOut.ALL_CREWS);
        } else if (seats.stream().anyMatch(seat -> isTaken(seat) && !isHeldThroughout(seat, scores))) {
            reasons.add(KeptOut.NOT_HELD_THROUGHOUT);
        }
        reasons.addAll(ofAll);
        return reasons;
    }

    private static boolean isAtRealSpeed(Scores scores) {
        return scores.holders().stream()
                .noneMatch(each -> each.notForReadiness().contains(Unreadiness.NOT_REAL_SPEED));
    }

    private static boolean isHeldThroughout(Position.Id seat, Scores scores) {
        return !scores.of(new Holder.Seat(seat)).notForReadiness().contains(Unreadiness.NOT_HELD_THROUGHOUT);
    }

    /** Whether anybody, a person or a crew, sat there in play. */
    private boolean isTaken(Position.Id seat) {
        return inPlay.getOrDefault(seat, List.of()).stream().anyMatch(stint -> stint.holder() != Staffing.EMPTY);
    }

    private List<Person> people(Position.Id seat) {
        return inPlay.getOrDefault(seat, List.of()).stream()
                .map(Stint::person)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private Tackled tackled(Scores.OfHolder holder, List<KeptOut> keptOut) {
        Map<Measure, Shown> shown = new EnumMap<>(Measure.class);
        Map<Measure, Reason> missing = new EnumMap<>(Measure.class);
        Map<Measure, List<Faced>> faced = new EnumMap<>(Measure.class);
        holder.measures().forEach((measure, value) -> {
            switch (value) {
                case Value.Missing(var why) -> missing.put(measure, why);
                case Value.Known known -> {
                    shown.put(measure, new Shown(known.value(), known.n(), known.interval(), known.few()));
                    if (OF_LINES.contains(measure)) {
                        faced.put(measure, faced(known.evidence()));
                    }
                }
            }
        });
        Set<Person> people = new LinkedHashSet<>();
        if (holder.holder() instanceof Holder.Seat(var seat)) {
            people.addAll(people(seat));
            people.removeAll(erased);
        }
        return new Tackled(
                holder.holder(),
                shown,
                missing,
                holder.overall().value() instanceof Value.Known known ? known.value() : null,
                keptOut,
                sawBefore(holder.holder()),
                faced,
                holder.holder() instanceof Holder.Agency
                        ? capabilities(holder.measures().get(Measure.B1))
                        : Map.of(),
                List.copyOf(people));
    }

    /** Whether somebody in a seat of the agency, or in any, knew the script. */
    private boolean sawBefore(Holder holder) {
        return switch (holder) {
            case Holder.Exercise all -> !knewScript.isEmpty();
            case Holder.Agency(var agency) ->
                scenario.positions(agency).stream().anyMatch(seat -> knewScript.contains(seat.id()));
            case Holder.Seat(var seat) -> knewScript.contains(seat);
        };
    }

    private List<Faced> faced(List<EvidenceLine> evidence) {
        List<Faced> faced = new ArrayList<>();
        for (EvidenceLine item : evidence) {
            Line.Id line = item.credit() == null ? null : lines.get(new Expectation.Id(item.item()));
            if (line != null) {
                faced.add(new Faced(exercise.about().scenarioHash(), line, Objects.requireNonNull(item.credit())));
            }
        }
        return faced;
    }

    /** Task by task, as B1 is counted, over those that bear on the capability; its items are what was expected. */
    private Map<CoreCapability, Tackled.Borne> capabilities(@Nullable Value accomplished) {
        Map<CoreCapability, Map<Task.Id, List<EvidenceLine>>> items = new EnumMap<>(CoreCapability.class);
        if (accomplished instanceof Value.Known known) {
            for (EvidenceLine item : known.evidence()) {
                Task.Id task = item.task() == null ? null : new Task.Id(item.task());
                Weighed weighed = task == null ? null : tasks.get(task);
                if (task != null && weighed != null && item.credit() != null) {
                    items.computeIfAbsent(weighed.capability(), none -> new LinkedHashMap<>())
                            .computeIfAbsent(task, none -> new ArrayList<>())
                            .add(item);
                }
            }
        }
        Map<CoreCapability, Tackled.Borne> borne = new EnumMap<>(CoreCapability.class);
        items.forEach((capability, byTask) -> {
            Shown one = shown(byTask);
            if (one != null) {
                borne.put(
                        capability,
                        new Tackled.Borne(
                                one,
                                faced(byTask.values().stream()
                                        .flatMap(List::stream)
                                        .toList())));
            }
        });
        return borne;
    }

    private @Nullable Shown shown(Map<Task.Id, List<EvidenceLine>> byTask) {
        double done = 0;
        double whole = 0;
        int n = 0;
        for (Map.Entry<Task.Id, List<EvidenceLine>> task : byTask.entrySet()) {
            double credit = 0;
            double weight = 0;
            for (EvidenceLine item : task.getValue()) {
                double weighs = Objects.requireNonNullElse(item.weight(), 1.0);
                credit += weighs * Objects.requireNonNull(item.credit()) / 1000.0;
                weight += weighs;
            }
            double worth = Objects.requireNonNull(tasks.get(task.getKey())).weight();
            if (weight > 0 && worth > 0) {
                done += worth * credit / weight;
                whole += worth;
                n += task.getValue().size();
            }
        }
        if (whole == 0) {
            return null;
        }
        double value = Math.clamp(100 * done / whole, 0, 100);
        return new Shown(value, n, Interval.wilson(value, n), n < fewItems());
    }

    private int fewItems() {
        return Library.profile(scenario.head().scoringProfile()).fewItems();
    }
}

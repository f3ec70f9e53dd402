package org.muster.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.ScoringProfile;

/**
 * How one value came about, step by step, so that somebody can do the sum again by hand. Screen and command line show the
 * same one, each in its own words.
 *
 * @param upTo number of the last entry that counts
 * @param items what it was made of, though it may have come to nothing; empty for means
 */
public record Explanation(
        Holder holder, Subject subject, long upTo, Value value, List<EvidenceLine> items, List<Step> steps) {

    public Explanation {
        items = List.copyOf(items);
        steps = List.copyOf(steps);
    }

    /** @throws IllegalArgumentException when a holder of its kind can't have the subject */
    public static Explanation of(Scoreboard scoreboard, Holder holder, Subject subject) {
        if (Subject.of(holder).noneMatch(subject::equals)) {
            throw new IllegalArgumentException("Holder (%s) can't have (%s).".formatted(holder, subject.word()));
        }
        return switch (subject) {
            case Subject.OfMeasure(var measure) -> of(scoreboard, holder, measure);
            case Subject.OfDimension(var dimension) -> {
                Scores.OfHolder scores = scoreboard.scores(holder);
                List<Step> steps = parts(scoreboard, scores, dimension);
                Value value = Objects.requireNonNull(scores.dimensions().get(dimension));
                steps.add(drawn(scoreboard, holder, value, dimension));
                yield new Explanation(holder, subject, scoreboard.upTo(), value, List.of(), steps);
            }
            case Subject.OfAll all -> overall(scoreboard, scoreboard.scores(holder));
            case Subject.OfCoordination coordination -> coordination(scoreboard, scoreboard.scores(holder));
        };
    }

    private static Explanation of(Scoreboard scoreboard, Holder holder, Measure measure) {
        Sheet sheet = scoreboard.sheet(holder, measure);
        List<Step> steps = new ArrayList<>();
        List<EvidenceLine> items = switch (sheet) {
            case Sheet.Units<?>(var units, var formula, var profile) -> {
                steps.addAll(sum(measure, units, profile));
                yield units.stream().map(Unit::evidence).toList();
            }
            case Sheet.Fixed(var value, var fixed) -> {
                steps.addAll(fixed.get());
                yield value instanceof Value.Known known ? known.evidence() : List.of();
            }
        };
        Value value = sheet.value();
        if (value instanceof Value.Known known) {
            boolean none = sheet instanceof Sheet.Fixed;
            steps.add(
                    new Step.Ranged(none ? Step.Ranged.Way.NONE : Step.Ranged.Way.WILSON, known.n(), known.interval()));
        }
        return new Explanation(holder, new Subject.OfMeasure(measure), scoreboard.upTo(), value, items, steps);
    }

    private static List<Step> sum(Measure measure, List<? extends Unit> units, ScoringProfile profile) {
        List<Step> steps = new ArrayList<>();
        units.stream().map(Unit::step).filter(Objects::nonNull).forEach(steps::add);
        if (units.isEmpty()) {
            return steps;
        }
        switch (measure) {
            case A1, A2, C1, D1 -> steps.addAll(curve(only(Waited.class, units), profile.creditEndsAt()));
            case B1 -> steps.addAll(tasks(only(Accomplishment.Credited.class, units)));
            case B2 -> steps.add(Accuracy.chosen(units));
            case B3 ->
                steps.add(new Step.Divided(
                        steps.stream()
                                .mapToDouble(step -> step instanceof Step.Rated rated ? rated.points() / 100 : 0)
                                .sum(),
                        units.size()));
            case C2 -> steps.add(compliance(units));
            case C3 ->
                steps.add(new Step.Divided(
                        steps.stream()
                                .mapToDouble(step -> step instanceof Step.Looped looped ? looped.share() : 0)
                                .sum(),
                        units.size()));
            case C4 ->
                steps.add(new Step.Divided(
                        steps.stream()
                                .mapToDouble(step -> step instanceof Step.Paired paired ? paired.share() : 0)
                                .sum(),
                        units.size()));
            // They stand on no units, and bring their steps along.
            case D2, D3 -> {}
        }
        return steps;
    }

    private static <U extends Unit> List<U> only(Class<U> kind, List<? extends Unit> units) {
        return units.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static List<Step> curve(List<Waited> items, int end) {
        WaitingCurve curve = WaitingCurve.of(items.stream().map(Waited::time).toList());
        List<Step> steps = new ArrayList<>();
        for (WaitingCurve.Step step : curve.steps()) {
            steps.add(new Step.Fell(step.x(), step.ended(), step.atRisk(), step.remaining()));
        }
        steps.add(new Step.Lost(curve.area(1, end), end - 1));
        return steps;
    }

    private static List<Step> tasks(List<Accomplishment.Credited> credited) {
        Map<String, List<Accomplishment.Credited>> tasks = new LinkedHashMap<>();
        credited.forEach(unit ->
                tasks.computeIfAbsent(unit.task(), task -> new ArrayList<>()).add(unit));
        List<Step> steps = new ArrayList<>();
        double done = 0;
        double whole = 0;
        for (Map.Entry<String, List<Accomplishment.Credited>> task : tasks.entrySet()) {
            List<Accomplishment.Credited> items = task.getValue();
            double weight =
                    items.stream().mapToDouble(Accomplishment.Credited::weight).sum();
            double credit = items.stream()
                            .mapToDouble(item -> item.weight() * item.credit() / 1000.0)
                            .sum()
                    / weight;
            double worth = items.getFirst().worth();
            steps.add(new Step.Tasked(task.getKey(), worth, credit));
            done += worth * credit;
            whole += worth;
        }
        steps.add(new Step.Divided(done, whole));
        return steps;
    }

    private static Step compliance(List<? extends Unit> units) {
        int allowed = 0;
        double weight = 0;
        for (Unit unit : units) {
            EvidenceLine line = unit.evidence();
            if (line.state().equals(Compliance.ALLOWED)) {
                allowed++;
            } else {
                weight += line.weight() == null ? 0 : line.weight();
            }
        }
        return new Step.Shared(allowed, weight);
    }

    private static List<Step> parts(Scoreboard scoreboard, Scores.OfHolder scores, Dimension dimension) {
        List<Step> steps = new ArrayList<>();
        scores.measures().forEach((measure, value) -> {
            if (measure.dimension() == dimension) {
                double weight = scoreboard.profile().measureWeights().getOrDefault(measure.name(), 1.0);
                steps.add(new Step.Part(
                        measure.name(), measure == Measure.B3 ? weight * scoreboard.weightOfRatings() : weight, value));
            }
        });
        return steps;
    }

    private static Explanation overall(Scoreboard scoreboard, Scores.OfHolder scores) {
        ScoringProfile profile = scoreboard.profile();
        List<Step> steps = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            Value value = scores.dimensions().get(dimension);
            steps.add(new Step.Part(
                    dimension.name(),
                    profile.dimensionWeights().getOrDefault(dimension.name(), 1.0),
                    value == null ? new Value.Missing(Reason.NO_ITEMS) : value));
        }
        Scores.Overall overall = scores.overall();
        if (overall.uncapped() != null) {
            steps.add(new Step.Capped(overall.uncapped(), profile.cap()));
        }
        steps.add(drawn(scoreboard, scores.holder(), overall.value(), null));
        if (overall.sensitivity() != null) {
            steps.add(new Step.Reweighed(
                    profile.sensitivity().low(), profile.sensitivity().high(), overall.sensitivity()));
        }
        return new Explanation(
                scores.holder(), new Subject.OfAll(), scoreboard.upTo(), overall.value(), List.of(), steps);
    }

    /** @param dimension whose measures were drawn, or null for all */
    private static Step drawn(Scoreboard scoreboard, Holder holder, Value value, @Nullable Dimension dimension) {
        Set<Integer> lines = new TreeSet<>();
        for (Measure measure : Measure.of(holder)) {
            if ((dimension == null || measure.dimension() == dimension)
                    && scoreboard.sheet(holder, measure) instanceof Sheet.Units<?> units) {
                units.units().stream()
                        .map(Unit::line)
                        .filter(line -> line != Unit.NO_LINE)
                        .forEach(lines::add);
            }
        }
        return new Step.Ranged(
                Step.Ranged.Way.BOOTSTRAP, lines.size(), value instanceof Value.Known known ? known.interval() : null);
    }

    private static Explanation coordination(Scoreboard scoreboard, Scores.OfHolder scores) {
        List<Step> steps = new ArrayList<>();
        int known = 0;
        for (Measure measure : Means.OF_COORDINATION) {
            Value value = Objects.requireNonNull(scores.measures().get(measure));
            known += value instanceof Value.Known ? 1 : 0;
            steps.add(new Step.Part(measure.name(), 1, value));
        }
        Value value = Objects.requireNonNull(scores.coordination());
        steps.add(new Step.Ranged(
                Step.Ranged.Way.PARTS, known, value instanceof Value.Known some ? some.interval() : null));
        return new Explanation(
                scores.holder(), new Subject.OfCoordination(), scoreboard.upTo(), value, List.of(), steps);
    }
}

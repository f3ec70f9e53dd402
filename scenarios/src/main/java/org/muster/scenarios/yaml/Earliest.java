package org.muster.scenarios.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Condition;
import org.muster.scenarios.Decision;
import org.muster.scenarios.Disruption;
import org.muster.scenarios.Effect;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.Identifier;
import org.muster.scenarios.Item;
import org.muster.scenarios.Line;
import org.muster.scenarios.Occasion;
import org.muster.scenarios.Pattern;
import org.muster.scenarios.Phase;
import org.muster.scenarios.Place;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Timing;
import org.muster.scenarios.Trigger;
import org.muster.scenarios.Until;

/**
 * The earliest moment at which each line, phase and disruption can be set off, in milliseconds from StartEx, if
 * everything
 * else goes as fast as it can. What can never be set off has no moment. People are taken to do anything at once.
 */
final class Earliest {

    static final long NEVER = Long.MAX_VALUE;

    private final Scenario scenario;
    private final Set<Line.Id> left;
    private final Map<Identifier, Timing> timings = new LinkedHashMap<>();
    private final Map<Identifier, Long> starts = new HashMap<>();
    private final Map<Expectation.Id, Opening> openings = new HashMap<>();
    private final Map<Decision.Id, Line.Id> decisions = new HashMap<>();

    /**
     * How an expectation comes about.
     *
     * @param by the line or phase that opens it, or null when an item does
     * @param from when an item does: the earliest moment
     */
    private record Opening(
            @Nullable Identifier by, long from, @Nullable Long within, boolean never) {}

    /** @param left lines taken not to play */
    Earliest(Scenario scenario, Set<Line.Id> left) {
        this.scenario = scenario;
        this.left = left;
        collect();
        settle();
    }

    private void collect() {
        for (Phase phase : scenario.phases()) {
            timings.put(phase.id(), phase.timing());
            phase.expects().forEach(each -> open(phase.id(), each));
        }
        for (Line line : scenario.msel()) {
            timings.put(line.id(), line.timing());
            line.expects().forEach(each -> open(line.id(), each));
            Decision decision = line.decision();
            if (decision != null) {
                decisions.put(decision.id(), line.id());
            }
            if (line.acknowledgeWithinMillis() != null) {
                openings.put(line.acknowledgement(), new Opening(line.id(), 0, line.acknowledgeWithinMillis(), false));
            }
        }
        for (Disruption disruption : scenario.disruptions()) {
            Timing timing = disruption.timing();
            if (timing == null) {
                starts.put(disruption.id(), 0L);
            } else {
                timings.put(disruption.id(), timing);
            }
        }
        for (Item item : scenario.information()) {
            Identifier by = item.origin() instanceof Item.Origin.WithLine with ? with.line() : null;
            long from =
                    item.origin() instanceof Item.Origin.Held held ? held.at().millis() : 0;
            item.needs()
                    .forEach(need ->
                            openings.put(item.expectation(need), new Opening(by, from, need.withinMillis(), false)));
        }
    }

    private void open(Identifier by, Expectation expectation) {
        openings.put(
                expectation.id(),
                new Opening(by, 0, expectation.withinMillis(), expectation.pattern() instanceof Pattern.Never));
    }

    /** Moments only fall from round to round; going back and forth settles chains in either order at once. */
    private void settle() {
        List<Identifier> order = new ArrayList<>(timings.keySet());
        for (int round = 0; round <= order.size() + 1; round++) {
            boolean changed = false;
            for (Identifier id : order) {
                Timing timing = timings.get(id);
                long start = timing == null || left.contains(id) ? NEVER : of(timing);
                if (start < start(id)) {
                    starts.put(id, start);
                    changed = true;
                }
            }
            if (!changed) {
                return;
            }
            Collections.reverse(order);
        }
    }

    /** What is set off by a trigger of the script, in the order phases, lines, disruptions. */
    Map<Identifier, Timing> timings() {
        return timings;
    }

    /** @return the moment, or {@link #NEVER} */
    long start(Identifier id) {
        return starts.getOrDefault(id, NEVER);
    }

    private long of(Timing timing) {
        long due = of(timing.trigger());
        Phase.Id phase = timing.phase();
        return phase == null ? due : Math.max(due, start(phase));
    }

    private long of(Trigger trigger) {
        return switch (trigger) {
            case Trigger.At at -> at.time().millis();
            case Trigger.After after -> plus(of(after.occasion()), after.delayMillis());
            case Trigger.WhenMissed missed -> plus(missed(missed.expectation()), missed.delayMillis());
            case Trigger.When when -> plus(of(when.condition()), when.delayMillis());
            case Trigger.ByController hand -> 0;
        };
    }

    private static long plus(long moment, long more) {
        return moment == NEVER ? NEVER : moment + more;
    }

    private long of(Occasion occasion) {
        return switch (occasion) {
            case Occasion.OfLine(var line, var stage, var recipient) ->
                switch (stage) {
                    case RELEASED -> start(line.written());
                    case DELIVERED, ACKNOWLEDGED -> delivered(line, recipient);
                };
            case Occasion.OfExpectation(var expectation, var outcome) ->
                switch (outcome) {
                    case MET -> opened(expectation);
                    case MISSED -> missed(expectation);
                    case FAILED -> failed(expectation);
                };
            case Occasion.OfDecision(var decision) -> made(decision);
            case Occasion.OfPhase(var phase, var step) -> start(phase);
            case Occasion.OfDisruption(var disruption, var edge) ->
                switch (edge) {
                    case STARTED -> start(disruption);
                    case ENDED -> ended(scenario.disruption(disruption));
                };
        };
    }

    /** An expected action is no message; a recipient that the line does not have never gets it. */
    private long delivered(Line.Id id, @Nullable Place recipient) {
        Line line = scenario.line(id.written());
        boolean reaches = line.kind() != Line.Kind.EXPECTED_ACTION
                && (recipient == null || line.to().stream().anyMatch(place -> isPartOf(recipient, place)));
        return reaches ? start(line.id()) : NEVER;
    }

    private boolean isPartOf(Place recipient, Place place) {
        return recipient.equals(place) || scenario.seats(recipient).stream().anyMatch(scenario.seats(place)::contains);
    }

    private long made(Decision.Id decision) {
        Line.Id line = decisions.get(decision.written());
        return line == null ? NEVER : start(line);
    }

    private @Nullable Opening opening(Expectation.Id id) {
        Opening opening = openings.get(id);
        return opening != null ? opening : openings.get(id.written());
    }

    /** The earliest moment at which the expectation opens. */
    long opened(Expectation.Id id) {
        Opening opening = opening(id);
        if (opening == null) {
            return NEVER;
        }
        return opening.by() == null ? opening.from() : start(opening.by());
    }

    private long missed(Expectation.Id id) {
        Opening opening = opening(id);
        return opening == null || opening.within() == null || opening.never()
                ? NEVER
                : plus(opened(id), opening.within() + 1);
    }

    private long failed(Expectation.Id id) {
        Opening opening = opening(id);
        return opening == null || opening.within() == null ? opened(id) : plus(opened(id), 2 * opening.within() + 1);
    }

    private long ended(Disruption disruption) {
        long start = start(disruption.id());
        if (disruption.random() != null) {
            return start;
        }
        return switch (disruption.until()) {
            case Until.Lasts lasts -> plus(start, lasts.millis());
            case Until.At at -> Math.max(start, at.time().millis());
            case Until.When when -> Math.max(start, of(when.condition()));
            case null -> NEVER;
        };
    }

    private long of(Condition condition) {
        return switch (condition) {
            case Condition.Time time -> time.time().millis();
            case Condition.PhaseOpen phase -> start(phase.phase());
            case Condition.Disrupted disrupted -> start(disrupted.disruption());
            case Condition.Released released -> start(released.line().written());
            case Condition.Delivered delivered -> delivered(delivered.line(), null);
            case Condition.Acknowledged acknowledged -> delivered(acknowledged.line(), null);
            case Condition.Met met -> opened(met.expectation());
            case Condition.Missed missed -> missed(missed.expectation());
            case Condition.Failed failed -> failed(failed.expectation());
            case Condition.Chosen chosen -> made(chosen.decision());
            case Condition.Knows knows -> known(scenario.item(knows.item()));
            case Condition.All all ->
                all.of().stream().mapToLong(this::of).max().orElse(0);
            case Condition.Any any ->
                any.of().stream().mapToLong(this::of).min().orElse(NEVER);
            case Condition.AtLeast(var n, var of) ->
                n > of.size()
                        ? NEVER
                        : of.stream().map(this::of).sorted().toList().get(n - 1);
            case Condition.Not not -> 0;
            case Condition.LinkDown down -> 0;
            case Condition.LinkUp up -> 0;
            case Condition.Active active -> 0;
            case Condition.Inactive inactive -> 0;
            case Condition.Free free -> 0;
            case Condition.Absent absent -> 0;
            case Condition.Sent sent -> 0;
            case Condition.Done done -> 0;
            case Condition.Arrived arrived -> 0;
            case Condition.Formed formed -> 0;
        };
    }

    private long known(Item item) {
        return switch (item.origin()) {
            case Item.Origin.Held held -> held.at().millis();
            case Item.Origin.WithLine with -> delivered(with.line(), null);
            case Item.Origin.Made made -> 0;
            case Item.Origin.Nowhere nowhere ->
                Stream.concat(
                                scenario.disruptions().stream()
                                        .filter(each -> each.effect() instanceof Effect.Misinformation rumor
                                                && rumor.item().equals(item.id()))
                                        .map(each -> start(each.id())),
                                scenario.msel().stream()
                                        .filter(line -> line.items().contains(item.id()))
                                        .map(line -> start(line.id())))
                        .mapToLong(Long::longValue)
                        .min()
                        .orElse(NEVER);
        };
    }

    /** What the trigger of a line, phase or disruption waits for, as far as it is set off by a trigger itself. */
    List<Identifier> waitsFor(Identifier id) {
        Timing timing = timings.get(id);
        if (timing == null) {
            return List.of();
        }
        List<Identifier> found = new ArrayList<>();
        if (timing.phase() != null) {
            found.add(timing.phase());
        }
        switch (timing.trigger()) {
            case Trigger.After after -> add(after.occasion(), found);
            case Trigger.WhenMissed missed -> addOwner(missed.expectation(), found);
            case Trigger.When when -> add(when.condition(), found);
            case Trigger.At at -> {}
            case Trigger.ByController hand -> {}
        }
        return found;
    }

    private void add(Occasion occasion, List<Identifier> found) {
        switch (occasion) {
            case Occasion.OfLine line -> found.add(line.line().written());
            case Occasion.OfExpectation expectation -> addOwner(expectation.expectation(), found);
            case Occasion.OfDecision decision -> addOwner(decision.decision(), found);
            case Occasion.OfPhase phase -> found.add(phase.phase());
            case Occasion.OfDisruption disruption -> found.add(disruption.disruption());
        }
    }

    private void addOwner(Expectation.Id expectation, List<Identifier> found) {
        Opening opening = opening(expectation);
        if (opening != null && opening.by() != null) {
            found.add(opening.by());
        }
    }

    private void addOwner(Decision.Id decision, List<Identifier> found) {
        Line.Id line = decisions.get(decision.written());
        if (line != null) {
            found.add(line);
        }
    }

    private void add(Condition condition, List<Identifier> found) {
        switch (condition) {
            case Condition.PhaseOpen phase -> found.add(phase.phase());
            case Condition.Disrupted disrupted -> found.add(disrupted.disruption());
            case Condition.Released released -> found.add(released.line().written());
            case Condition.Delivered delivered -> found.add(delivered.line().written());
            case Condition.Acknowledged acknowledged ->
                found.add(acknowledged.line().written());
            case Condition.Met met -> addOwner(met.expectation(), found);
            case Condition.Missed missed -> addOwner(missed.expectation(), found);
            case Condition.Failed failed -> addOwner(failed.expectation(), found);
            case Condition.Chosen chosen -> addOwner(chosen.decision(), found);
            case Condition.All all -> all.of().forEach(each -> add(each, found));
            case Condition.Any any -> any.of().forEach(each -> add(each, found));
            case Condition.AtLeast atLeast -> atLeast.of().forEach(each -> add(each, found));
            case Condition.Knows knows -> {
                if (scenario.item(knows.item()).origin() instanceof Item.Origin.WithLine with) {
                    found.add(with.line());
                }
            }
            case Condition.Time time -> {}
            case Condition.Not not -> {}
            case Condition.LinkDown down -> {}
            case Condition.LinkUp up -> {}
            case Condition.Active active -> {}
            case Condition.Inactive inactive -> {}
            case Condition.Free free -> {}
            case Condition.Absent absent -> {}
            case Condition.Sent sent -> {}
            case Condition.Done done -> {}
            case Condition.Arrived arrived -> {}
            case Condition.Formed formed -> {}
        }
    }
}

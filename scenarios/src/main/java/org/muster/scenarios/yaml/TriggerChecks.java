package org.muster.scenarios.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.Identifier;
import org.muster.scenarios.Item;
import org.muster.scenarios.Line;
import org.muster.scenarios.Mark;
import org.muster.scenarios.Pattern;
import org.muster.scenarios.Phase;
import org.muster.scenarios.Place;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Timing;
import org.muster.scenarios.Trigger;

/** Triggers: what waits for itself, what can never be set off, what falls due too late. */
final class TriggerChecks {

    /** Enough for any exercise; a script made to be slow is not looked at for ever. */
    private static final int MOST_LOOKS = 20_000;

    private static final int MOST_TOLD = 10;

    private final Script script;
    private final Scenario scenario;
    private final Earliest earliest;
    private int looks;

    TriggerChecks(Script script) {
        this.script = script;
        this.scenario = script.scenario();
        this.earliest = new Earliest(scenario, Set.of());
    }

    void check() {
        never();
        late();
        deferred();
        deadlines();
    }

    private static String name(Identifier id) {
        String kind = id.getClass().getEnclosingClass().getSimpleName();
        return "%s (%s)".formatted(kind.toLowerCase(Locale.ROOT), id);
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private void never() {
        Set<Identifier> stuck = earliest.timings().keySet().stream()
                .filter(id -> earliest.start(id) == Earliest.NEVER)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<Identifier> told = new HashSet<>();
        List<Identifier> circle = circle(stuck, told);
        while (!circle.isEmpty()) {
            Identifier first = circle.getFirst();
            script.add(
                    Problem.TRIGGER_CYCLE,
                    script.mark(first),
                    "%s waits for itself: %s.",
                    capital(name(first)),
                    way(circle));
            told.addAll(circle);
            circle = circle(stuck, told);
        }
        for (Identifier id : stuck) {
            if (!told.contains(id) && earliest.waitsFor(id).stream().noneMatch(stuck::contains)) {
                script.add(
                        Problem.NEVER_FIRES,
                        script.mark(id),
                        "%s can never be set off: what it waits for can't happen.",
                        capital(name(id)));
            }
        }
    }

    private static String way(List<Identifier> circle) {
        String start = circle.stream().limit(MOST_TOLD).map(Identifier::value).collect(Collectors.joining(" → "));
        String rest = circle.size() > MOST_TOLD ? " → … (%d in all)".formatted(circle.size()) : "";
        return start + rest + " → " + circle.getFirst();
    }

    private List<Identifier> circle(Set<Identifier> stuck, Set<Identifier> told) {
        return Circles.first(
                stuck.stream().filter(id -> !told.contains(id)).toList(),
                id -> earliest.waitsFor(id).stream()
                        .filter(other -> stuck.contains(other) && !told.contains(other))
                        .toList());
    }

    private void late() {
        ExerciseTime end = scenario.endEx();
        earliest.timings().forEach((id, timing) -> {
            long start = earliest.start(id);
            if (start == Earliest.NEVER) {
                return;
            }
            ExerciseTime notAfter = timing.notAfter();
            if (end != null && start > end.millis()) {
                script.add(
                        Problem.NEVER_FIRES,
                        script.mark(id),
                        "%s can never be set off: its earliest moment (%s) lies after EndEx (%s).",
                        capital(name(id)),
                        new ExerciseTime(start),
                        end);
            } else if (notAfter != null && start > notAfter.millis()) {
                script.add(
                        Problem.NEVER_FIRES,
                        script.mark(id, "notAfter"),
                        "%s can never be set off: its earliest moment (%s) lies after notAfter (%s).",
                        capital(name(id)),
                        new ExerciseTime(start),
                        notAfter);
            } else {
                repeats(id, timing, end);
            }
        });
    }

    private void repeats(Identifier id, Timing timing, @Nullable ExerciseTime end) {
        if (end != null
                && timing.trigger() instanceof Trigger.At at
                && at.times() > 1
                && at.time(at.times()).compareTo(end) > 0) {
            script.add(
                    Problem.NEVER_FIRES,
                    script.mark(id, "times"),
                    "%s repeats (%d) times, the last at (%s), after EndEx (%s). Maybe fewer times.",
                    capital(name(id)),
                    at.times(),
                    at.time(at.times()),
                    end);
        }
    }

    private void deferred() {
        Set<Line.Id> deferred = scenario.msel().stream()
                .filter(line -> line.status() == Line.Status.DEFERRED)
                .map(Line::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (Line.Id line : deferred) {
            script.add(Problem.DEFERRED, script.mark(line, "status"), "Line (%s) is deferred and does not play.", line);
        }
        if (deferred.isEmpty()) {
            return;
        }
        Earliest without = new Earliest(scenario, deferred);
        for (Identifier id : earliest.timings().keySet()) {
            boolean lost = earliest.start(id) != Earliest.NEVER && without.start(id) == Earliest.NEVER;
            if (lost && !deferred.contains(id)) {
                script.add(
                        Problem.DEPENDS_ON_DEFERRED,
                        script.mark(id),
                        "%s waits for a deferred line alone and does not play.",
                        capital(name(id)));
            }
        }
    }

    private void deadlines() {
        for (Line line : scenario.msel()) {
            Long acknowledge = line.acknowledgeWithinMillis();
            if (acknowledge != null) {
                deadline(
                        "Acknowledgement of line (%s)".formatted(line.id()),
                        earliest.start(line.id()),
                        acknowledge,
                        script.mark(line.id(), "acknowledgeWithin"));
            }
            line.expects().forEach(this::expectation);
        }
        for (Phase phase : scenario.phases()) {
            phase.expects().forEach(this::expectation);
        }
        for (Item item : scenario.information()) {
            for (int i = 0; i < item.needs().size(); i++) {
                Item.Need need = item.needs().get(i);
                deadline(
                        "Need (%s)".formatted(item.expectation(need)),
                        earliest.opened(item.expectation(need)),
                        need.withinMillis(),
                        script.mark(item.id(), "needs", i));
            }
        }
    }

    private void expectation(Expectation expectation) {
        Long within = expectation.withinMillis();
        long opened = earliest.opened(expectation.id());
        if (within != null) {
            deadline(
                    "Expectation (%s)".formatted(expectation.id()),
                    opened,
                    within,
                    script.mark(expectation.id(), "within"));
        }
        if (opened != Earliest.NEVER) {
            permitted(expectation, expectation.pattern(), new ExerciseTime(opened));
        }
    }

    private void deadline(String what, long opened, long within, Mark mark) {
        ExerciseTime end = scenario.endEx();
        if (end != null && opened <= end.millis() && opened + within > end.millis()) {
            script.add(
                    Problem.DEADLINE_AFTER_END_EX,
                    mark,
                    "%s opens at (%s) at the earliest, so its standard ends after EndEx (%s). Maybe a shorter one.",
                    what,
                    new ExerciseTime(opened),
                    end);
        }
    }

    /** A message that nobody could lawfully send then would be expected in vain. */
    private void permitted(Expectation expectation, Pattern pattern, ExerciseTime time) {
        if (!(pattern instanceof Pattern.Message message)) {
            return;
        }
        Permission permission = new Permission(scenario);
        List<String> told = new ArrayList<>();
        for (Place who : expectation.who()) {
            for (Place to : message.to()) {
                Agency.Id sender = scenario.agencyOf(who);
                Agency.Id recipient = scenario.agencyOf(to);
                if (sender == null || recipient == null) {
                    continue;
                }
                for (Item.Id item : message.items()) {
                    if (!told.contains(item + " " + recipient)
                            && looks++ < MOST_LOOKS
                            && !isPermitted(
                                    permission, sender, recipient, scenario.item(item), message.purpose(), time)) {
                        told.add(item + " " + recipient);
                        script.add(
                                Problem.NOT_PERMITTED,
                                script.mark(expectation.id()),
                                "Expectation (%s) has (%s) tell (%s) item (%s) at (%s), which no agreement in "
                                        + "force permits.",
                                expectation.id(),
                                sender,
                                recipient,
                                item,
                                time);
                    }
                }
            }
        }
    }

    /** Where the pattern names no purpose, any will do that an agreement is for. */
    private static boolean isPermitted(
            Permission permission,
            Agency.Id from,
            Agency.Id to,
            Item item,
            @Nullable Purpose purpose,
            ExerciseTime time) {
        if (purpose != null) {
            return permission.permits(from, to, item, purpose, time);
        }
        for (Purpose any : Purpose.values()) {
            if (any != Purpose.DETENTION && permission.permits(from, to, item, any, time)) {
                return true;
            }
        }
        return false;
    }
}

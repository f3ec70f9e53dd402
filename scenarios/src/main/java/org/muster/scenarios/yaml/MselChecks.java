package org.muster.scenarios.yaml;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Decision;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.Identifier;
import org.muster.scenarios.Line;
import org.muster.scenarios.Link;
import org.muster.scenarios.Pattern;
import org.muster.scenarios.Phase;
import org.muster.scenarios.Place;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Task;
import org.muster.scenarios.Trigger;
import org.muster.scenarios.Via;

/** Lines and what is expected: whom they reach, what they ask, what counts. */
final class MselChecks {

    private final Script script;
    private final Scenario scenario;

    MselChecks(Script script) {
        this.script = script;
        this.scenario = script.scenario();
    }

    void check() {
        Map<Trigger.WhenMissed, Line> contingencies = new HashMap<>();
        for (Line line : scenario.msel()) {
            way(line);
            recipients(line);
            contingency(line, contingencies);
            decision(line);
            line.expects().forEach(this::expectation);
        }
        for (Phase phase : scenario.phases()) {
            phase.expects().forEach(this::expectation);
        }
        tasks();
    }

    private void way(Line line) {
        Place from = line.from();
        if (from == null) {
            return;
        }
        Agency.Id sender = scenario.agencyOf(from);
        if (line.over() instanceof Via.Over(var id)) {
            Link link = scenario.link(id);
            if (sender == null || !link.members().contains(sender)) {
                script.add(
                        Problem.LINE_LINK,
                        script.mark(line.id(), "over"),
                        "Line (%s) goes over link (%s), of which its sender (%s) is no member.%s",
                        line.id(),
                        id,
                        from,
                        sender == null ? " A persona has no link. Maybe over: direct." : " Maybe over: best.");
            }
            Set<Agency.Id> told = new HashSet<>();
            for (Place place : line.to()) {
                Agency.Id agency = scenario.agencyOf(place);
                if (agency != null && !link.members().contains(agency) && told.add(agency)) {
                    script.add(
                            Problem.LINE_LINK,
                            script.mark(line.id(), "over"),
                            "Line (%s) goes over link (%s), of which recipient (%s) is no member. Maybe over: best.",
                            line.id(),
                            id,
                            place);
                }
            }
        }
        if (sender != null && script.hasSeat(sender)) {
            script.add(
                    Problem.SENT_IN_THEIR_NAME,
                    script.mark(line.id(), "from"),
                    "Line (%s) comes from played agency (%s); its seats see it as sent in their name.",
                    line.id(),
                    sender);
        }
    }

    private void recipients(Line line) {
        for (Place place : line.to()) {
            if (place instanceof Agency.Id agency && !script.hasSeat(agency)) {
                script.add(
                        Problem.RECIPIENT_WITHOUT_SEAT,
                        script.mark(line.id(), "to"),
                        "Line (%s) goes to agency (%s), which has no seat.",
                        line.id(),
                        agency);
            }
        }
        if (line.from() != null && line.to().isEmpty()) {
            script.add(
                    Problem.RECIPIENT_WITHOUT_SEAT,
                    script.mark(line.id(), "to"),
                    "Line (%s) goes to nobody.",
                    line.id());
        }
    }

    private void contingency(Line line, Map<Trigger.WhenMissed, Line> seen) {
        boolean is = line.kind() == Line.Kind.CONTINGENCY;
        Trigger trigger = line.timing().trigger();
        if (is && !(trigger instanceof Trigger.WhenMissed) && !(trigger instanceof Trigger.ByController)) {
            script.add(
                    Problem.CONTINGENCY_TRIGGER,
                    script.mark(line.id(), "kind"),
                    "Line (%s) is a contingency and waits for no missed expectation. Maybe whenMissed or byController.",
                    line.id());
        }
        if (trigger instanceof Trigger.WhenMissed missed) {
            if (!is) {
                script.add(
                        Problem.CONTINGENCY_TRIGGER,
                        script.mark(line.id(), "whenMissed"),
                        "Line (%s) of kind (%s) waits for a missed expectation. Maybe kind: contingency.",
                        line.id(),
                        line.kind().code());
            }
            Line earlier = seen.putIfAbsent(missed, line);
            if (earlier != null) {
                script.add(
                        Problem.WHEN_MISSED_TWICE,
                        script.mark(line.id(), "whenMissed"),
                        "Lines (%s) and (%s) follow missed expectation (%s) with the same delay. Maybe another delay.",
                        earlier.id(),
                        line.id(),
                        missed.expectation());
            }
        }
    }

    private void decision(Line line) {
        Decision decision = line.decision();
        if (decision != null
                && decision.options().stream().noneMatch(option -> option.verdict() == Decision.Verdict.RIGHT)) {
            script.add(
                    Problem.DECISION_OPTIONS,
                    script.mark(decision.id(), "options"),
                    "Decision (%s) has no option with verdict (right).",
                    decision.id());
        }
    }

    private void expectation(Expectation expectation) {
        Expectation.Id id = expectation.id();
        boolean never = expectation.pattern() instanceof Pattern.Never;
        if (never && expectation.withinMillis() != null) {
            script.add(
                    Problem.WITHIN,
                    script.mark(id, "within"),
                    "Expectation (%s) is a never and can't have key (within). Maybe until.",
                    id);
        }
        if (!never && expectation.withinMillis() == null && !scenario.isInTurns()) {
            script.add(Problem.WITHIN, script.mark(id), "Expectation (%s) lacks key (within). Maybe within: 10m.", id);
        }
        if (!never && expectation.until() != null) {
            script.add(
                    Problem.UNTIL,
                    script.mark(id, "until"),
                    "Expectation (%s) has key (until), which stands only beside never. Maybe within.",
                    id);
        }
        if (never && expectation.partial() != null) {
            script.add(
                    Problem.KEYS_EXCLUDE,
                    script.mark(id, "partial"),
                    "Expectation (%s) is a never and can't have key (partial).",
                    id);
        }
        for (Place who : expectation.who()) {
            if (scenario.seats(who).isEmpty()) {
                script.add(
                        Problem.RECIPIENT_WITHOUT_SEAT,
                        script.mark(id, "who"),
                        "Expectation (%s) is of agency (%s), which has no seat.",
                        id,
                        who);
            }
        }
        pattern(expectation, expectation.pattern(), never);
        Pattern partial = expectation.partial();
        if (partial != null) {
            pattern(expectation, partial, never);
        }
    }

    private void pattern(Expectation expectation, Pattern pattern, boolean never) {
        switch (pattern) {
            case Pattern.Message message -> {
                detention(expectation.id(), message.purpose(), never);
                if (!never) {
                    message.to().forEach(place -> enforcement(expectation, place));
                }
            }
            case Pattern.Share share -> {
                if (!never) {
                    enforcement(expectation, share.with());
                }
            }
            case Pattern.Lending lending ->
                detention(expectation.id(), lending.purpose(), never || lending.move() == Pattern.Lending.Move.DECLINE);
            case Pattern.AnyOf any -> any.of().forEach(each -> pattern(expectation, each, never));
            case Pattern.Never not -> pattern(expectation, not.pattern(), true);
            case Pattern.Decide decide -> {}
            case Pattern.Act act -> {}
            case Pattern.Form form -> {}
            case Pattern.Purge purge -> {}
        }
    }

    private void detention(Identifier expectation, @Nullable Purpose purpose, boolean denied) {
        if (purpose == Purpose.DETENTION && !denied) {
            script.add(
                    Problem.DETENTION,
                    script.mark(expectation),
                    "Expectation (%s) asks for purpose (detention), which can only be declined. Maybe decline, "
                            + "or never.",
                    expectation);
        }
    }

    private void enforcement(Expectation expectation, Place to) {
        Agency.Id recipient = scenario.agencyOf(to);
        for (Place who : expectation.who()) {
            Agency.Id sender = scenario.agencyOf(who);
            if (sender != null && recipient != null && ItemChecks.tellsEnforcement(scenario, sender, recipient)) {
                script.add(
                        Problem.COMMUNITY_TO_ENFORCEMENT,
                        script.mark(expectation.id()),
                        "Expectation (%s) has community agency (%s) tell enforcing agency (%s).",
                        expectation.id(),
                        sender,
                        recipient);
            }
        }
    }

    private void tasks() {
        Set<Task.Id> used = new HashSet<>();
        scenario.msel().forEach(line -> use(line.expects(), used));
        scenario.phases().forEach(phase -> use(phase.expects(), used));
        scenario.actions().forEach(action -> add(used, action.task()));
        scenario.rights().forEach(answer -> add(used, answer.task()));
        for (Task task : scenario.tasks()) {
            if (!used.contains(task.id())) {
                script.add(
                        Problem.UNUSED_TASK,
                        script.mark(task.id()),
                        "Task (%s) is named by no expectation and no action, so nothing counts for it.",
                        task.id());
            }
        }
    }

    private static void use(List<Expectation> expectations, Set<Task.Id> used) {
        expectations.forEach(expectation -> add(used, expectation.task()));
    }

    private static void add(Set<Task.Id> used, Task.@Nullable Id task) {
        if (task != null) {
            used.add(task);
        }
    }
}

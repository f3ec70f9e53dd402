package org.muster.simulator;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Action;
import org.muster.scenarios.Decision;
import org.muster.scenarios.Line;
import org.muster.scenarios.Phase;
import org.muster.scenarios.Position;
import org.muster.scenarios.Question;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Site;
import org.muster.simulator.Answer.Refused;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;

/** What a seat can do besides messages: choose an option, act from its menu, answer a question; only what stands before it. */
final class Moves {

    /** What a seat does that no menu has a word for; its own words say what. */
    private static final Action.Id OTHER = new Action.Id("other");

    private record Choice(Decision.Id decision, Position.Id seat) {}

    private final Scenario scenario;
    private final Messages messages;
    private final Phases phases;
    private final Map<Decision.Id, Line.Id> lines = new HashMap<>();
    private final Map<Line.Id, Integer> sent = new HashMap<>();
    private final Map<Choice, Decision.Option.Id> chosen = new HashMap<>();

    Moves(Scenario scenario, Messages messages, Phases phases) {
        this.scenario = scenario;
        this.messages = messages;
        this.phases = phases;
        for (Line line : scenario.lines()) {
            Decision decision = line.decision();
            if (decision != null) {
                lines.put(decision.id(), line.id());
            }
        }
    }

    void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.MessageSent event -> {
                if (event.line() != null) {
                    sent.put(event.line(), event.msg());
                }
            }
            case Event.DecisionMade made -> chosen.put(new Choice(made.dec(), made.seat()), made.option());
            default -> {}
        }
    }

    /**
     * @param spoken whether the facilitator writes down what the seat said, whether it opened the message or not
     * @return why the seat can't choose so, or null when it can
     */
    @Nullable
    Refused refusal(Event.DecisionMade made, boolean spoken) {
        Line.Id line = lines.get(made.dec());
        if (line == null) {
            return Simulation.refuse(Refusal.UNKNOWN, made.dec());
        }
        if (scenario.decision(made.dec()).option(made.option()) == null) {
            return Simulation.refuse(Refusal.UNKNOWN, made.option());
        }
        Integer message = sent.get(line);
        Messages.Receipt receipt = message == null ? null : messages.receiptOrNull(message, made.seat());
        if (message == null || receipt == null) {
            return Simulation.refuse(Refusal.NOT_YOURS, made.dec());
        }
        if (!spoken && !receipt.isOpened()) {
            return Simulation.refuse(Refusal.NOT_OPENED, message);
        }
        return made.option().equals(chosen.get(new Choice(made.dec(), made.seat())))
                ? Simulation.refuse(Refusal.ALREADY, made.dec())
                : null;
    }

    /** @return why the seat can't do it, or null when it can */
    @Nullable
    Refused refusal(Event.ActionTaken taken) {
        if (!taken.action().equals(OTHER)) {
            return refusal(taken.action(), taken.step(), taken.where(), taken.seat());
        }
        if (taken.step() != null) {
            return Simulation.refuse(Refusal.IMPOSSIBLE, "step", taken.step());
        }
        if (taken.where() != null) {
            return Simulation.refuse(Refusal.IMPOSSIBLE, "where", taken.where());
        }
        return taken.text() == null ? Simulation.refuse(Refusal.IMPOSSIBLE, "text", "") : null;
    }

    /** @return why the seat can't do it, or null when it can */
    @Nullable
    Refused refusal(Event.StepDone done) {
        return refusal(done.action(), done.step(), done.where(), done.seat());
    }

    private @Nullable Refused refusal(
            Action.Id id, Action.@Nullable Step step, Site.@Nullable Id where, Position.Id seat) {
        if (!scenario.has(id)) {
            return Simulation.refuse(Refusal.UNKNOWN, id);
        }
        Action action = scenario.action(id);
        if (!action.seats().contains(seat)) {
            return Simulation.refuse(Refusal.NOT_YOURS, id);
        }
        if (step != null && !action.steps().contains(step)) {
            return Simulation.refuse(Refusal.UNKNOWN, step);
        }
        return where != null && !scenario.has(where) ? Simulation.refuse(Refusal.UNKNOWN, where) : null;
    }

    /** @return why the question can't be answered, or null when it can */
    @Nullable
    Refused refusal(Event.QuestionAnswered answered) {
        if (!scenario.has(answered.phase())) {
            return Simulation.refuse(Refusal.UNKNOWN, answered.phase());
        }
        Phase phase = scenario.phase(answered.phase());
        for (Question question : phase.questions()) {
            if (question.id().equals(answered.question())) {
                return phases.hasOpened(phase.id()) && question.to().contains(answered.seat())
                        ? null
                        : Simulation.refuse(Refusal.NOT_YOURS, question.id());
            }
        }
        return Simulation.refuse(Refusal.UNKNOWN, answered.question());
    }
}

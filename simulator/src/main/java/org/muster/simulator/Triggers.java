package org.muster.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Condition;
import org.muster.scenarios.Decision;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.Identifier;
import org.muster.scenarios.Line;
import org.muster.scenarios.Occasion;
import org.muster.scenarios.Occasion.OfDisruption;
import org.muster.scenarios.Occasion.OfExpectation;
import org.muster.scenarios.Occasion.OfLine;
import org.muster.scenarios.Occasion.OfPhase;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Trigger;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;

/** Waits for what sets off lines, phases and disruptions, and says once that it has happened. */
final class Triggers {

    /** What a trigger sets off. */
    @FunctionalInterface
    interface Effect {
        /** @param cause the entry that set it off, or null when the script alone did */
        void due(@Nullable Long cause);
    }

    private record Waiting(Occasion occasion, long delayMillis, Precedence precedence, Effect effect) {}

    /** Waits for a condition to hold. */
    private static final class Hoped {
        final Condition condition;
        final long delayMillis;
        final Precedence precedence;
        final Effect effect;
        final int order;
        boolean noted;
        boolean done;
        /** The last entry that may have made it true. */
        @Nullable
        Long cause;

        Hoped(Condition condition, long delayMillis, Precedence precedence, Effect effect, int order) {
            this.condition = condition;
            this.delayMillis = delayMillis;
            this.precedence = precedence;
            this.effect = effect;
            this.order = order;
        }
    }

    private final Scenario scenario;
    private final Schedule schedule;
    private final Journal journal;
    private final Facts facts;
    private final Map<Identifier, List<Waiting>> waiting = new HashMap<>();
    /** By what their conditions are about, so that a fact is held only against those. */
    private final Map<Object, List<Hoped>> hoped = new HashMap<>();

    private List<Hoped> noted = new ArrayList<>();
    private boolean lookNoted;
    private int conditions;

    Triggers(Scenario scenario, Schedule schedule, Journal journal, Facts facts) {
        this.scenario = scenario;
        this.schedule = schedule;
        this.journal = journal;
        this.facts = facts;
    }

    /** @param precedence at which the effect takes place */
    void watch(Trigger trigger, Precedence precedence, Effect effect) {
        switch (trigger) {
            case Trigger.At at -> schedule.add(at.time(), precedence, () -> effect.due(null));
            case Trigger.After after -> watch(after.occasion(), after.delayMillis(), precedence, effect);
            case Trigger.WhenMissed missed ->
                watch(
                        new OfExpectation(missed.expectation(), OfExpectation.Outcome.MISSED),
                        missed.delayMillis(),
                        precedence,
                        effect);
            case Trigger.When when -> {
                Hoped one = new Hoped(when.condition(), when.delayMillis(), precedence, effect, conditions++);
                hope(one, when.condition());
                note(one, null);
                noteLook();
            }
            case Trigger.ByController byController -> {}
        }
    }

    private void watch(Occasion occasion, long delayMillis, Precedence precedence, Effect effect) {
        Identifier subject = switch (occasion) {
            case OfLine of -> of.line();
            case OfExpectation of -> of.expectation();
            case Occasion.OfDecision of -> of.decision();
            case OfPhase of -> of.phase();
            case OfDisruption of -> of.disruption();
        };
        waiting.computeIfAbsent(subject, id -> new ArrayList<>())
                .add(new Waiting(occasion, delayMillis, precedence, effect));
    }

    void read(LogEntry entry) {
        long number = entry.number();
        Object fact = facts.read(entry);
        if (fact != null) {
            changed(fact, number);
            Object written = written(fact);
            if (!written.equals(fact)) {
                changed(written, number);
            }
        }
        switch (entry.event()) {
            case Event.InjectReleased event -> line(event.line(), OfLine.Stage.RELEASED, null, number);
            case Event.ContingencyReleased event -> line(event.line(), OfLine.Stage.RELEASED, null, number);
            case Event.MessageDelivered event -> message(event.msg(), OfLine.Stage.DELIVERED, event.seat(), number);
            case Event.MessageAcknowledged event ->
                message(event.msg(), OfLine.Stage.ACKNOWLEDGED, event.seat(), number);
            case Event.MessageReadBack event -> message(event.msg(), OfLine.Stage.ACKNOWLEDGED, event.seat(), number);
            case Event.ExpectationMet event -> expectation(event.exp(), OfExpectation.Outcome.MET, number);
            case Event.ExpectationMissed event -> expectation(event.exp(), OfExpectation.Outcome.MISSED, number);
            case Event.ExpectationClosed event -> {
                switch (event.state()) {
                    case FAILED -> expectation(event.exp(), OfExpectation.Outcome.FAILED, number);
                    case MET -> expectation(event.exp(), OfExpectation.Outcome.MET, number);
                    case WITHDRAWN, IMPOSSIBLE, CENSORED -> {}
                }
            }
            case Event.DecisionMade event -> {
                happened(event.dec(), occasion -> true, number);
                if (!event.dec().written().equals(event.dec())) {
                    happened(event.dec().written(), occasion -> true, number);
                }
            }
            case Event.PhaseOpened event ->
                happened(event.phase(), new OfPhase(event.phase(), OfPhase.Step.OPENED), number);
            case Event.PhaseClosed event ->
                happened(event.phase(), new OfPhase(event.phase(), OfPhase.Step.CLOSED), number);
            case Event.DisruptionStarted event ->
                happened(event.disruption(), new OfDisruption(event.disruption(), OfDisruption.Edge.STARTED), number);
            case Event.DisruptionEnded event ->
                happened(event.disruption(), new OfDisruption(event.disruption(), OfDisruption.Edge.ENDED), number);
            default -> {}
        }
    }

    private void message(int message, OfLine.Stage stage, Position.Id recipient, long cause) {
        Line.Id line = facts.line(message);
        if (line != null) {
            line(line, stage, recipient, cause);
        }
    }

    private void line(Line.Id line, OfLine.Stage stage, Position.@Nullable Id recipient, long cause) {
        Predicate<Occasion> fits = occasion -> occasion instanceof OfLine of
                && of.stage() == stage
                && (of.recipient() == null || isRecipient(of.recipient(), recipient));
        happened(line, fits, cause);
        if (!line.written().equals(line)) {
            happened(line.written(), fits, cause);
        }
    }

    private boolean isRecipient(Place wanted, Position.@Nullable Id recipient) {
        return recipient != null && (wanted.equals(recipient) || wanted.equals(scenario.agencyOf(recipient)));
    }

    private void expectation(Expectation.Id expectation, OfExpectation.Outcome outcome, long cause) {
        Expectation.Id written = expectation.written();
        one(expectation, outcome, cause);
        if (!written.equals(expectation)) {
            one(written, outcome, cause);
        }
    }

    /** An id that stands for several is met when all are, and missed or failed when any is. */
    private void one(Expectation.Id id, OfExpectation.Outcome outcome, long cause) {
        if (outcome != OfExpectation.Outcome.MET || facts.isMet(id)) {
            happened(id, new OfExpectation(id, outcome), cause);
        }
    }

    private void happened(Identifier subject, Occasion occasion, long cause) {
        happened(subject, occasion::equals, cause);
    }

    private void happened(Identifier subject, Predicate<Occasion> fits, long cause) {
        List<Waiting> list = waiting.get(subject);
        if (list == null) {
            return;
        }
        for (Iterator<Waiting> all = list.iterator(); all.hasNext(); ) {
            Waiting one = all.next();
            if (fits.test(one.occasion())) {
                all.remove();
                setOff(one.delayMillis(), one.precedence(), one.effect(), cause);
            }
        }
    }

    private void setOff(long delayMillis, Precedence precedence, Effect effect, @Nullable Long cause) {
        schedule.add(journal.now().millis() + delayMillis, precedence, () -> effect.due(cause));
    }

    private static Object written(Object fact) {
        return switch (fact) {
            case Line.Id line -> line.written();
            case Expectation.Id expectation -> expectation.written();
            case Decision.Id decision -> decision.written();
            default -> fact;
        };
    }

    private void changed(Object fact, long cause) {
        List<Hoped> about = hoped.get(fact);
        if (about == null) {
            return;
        }
        about.removeIf(one -> one.done);
        for (Hoped one : about) {
            note(one, cause);
            noteLook();
        }
    }

    private void note(Hoped one, @Nullable Long cause) {
        if (cause != null) {
            one.cause = cause;
        }
        if (!one.noted) {
            one.noted = true;
            noted.add(one);
        }
    }

    /** Conditions are looked at once, after the steps that changed their facts. */
    private void noteLook() {
        if (!lookNoted) {
            lookNoted = true;
            schedule.add(journal.now(), Precedence.LINE, this::look);
        }
    }

    private void look() {
        lookNoted = false;
        List<Hoped> now = noted;
        noted = new ArrayList<>();
        now.sort(Comparator.comparingInt(one -> one.order));
        for (Hoped one : now) {
            one.noted = false;
            Long cause = one.cause;
            one.cause = null;
            if (!one.done && facts.holds(one.condition)) {
                one.done = true;
                setOff(one.delayMillis, one.precedence, one.effect, cause);
            }
        }
    }

    /** Notes what the condition is about, and when its moments are. */
    private void hope(Hoped one, Condition condition) {
        switch (condition) {
            case Condition.Time time ->
                schedule.add(time.time(), Precedence.LINE, () -> {
                    note(one, null);
                    look();
                });
            case Condition.All all -> all.of().forEach(each -> hope(one, each));
            case Condition.Any any -> any.of().forEach(each -> hope(one, each));
            case Condition.Not not -> hope(one, not.condition());
            case Condition.AtLeast atLeast -> atLeast.of().forEach(each -> hope(one, each));
            case Condition.PhaseOpen about -> about(about.phase(), one);
            case Condition.LinkDown about -> about(about.link(), one);
            case Condition.LinkUp about -> about(about.link(), one);
            case Condition.Disrupted about -> about(about.disruption(), one);
            case Condition.Active about -> about(about.agreement(), one);
            case Condition.Inactive about -> about(about.agreement(), one);
            case Condition.Free about -> about(about.resource(), one);
            case Condition.Absent about -> about(about.position(), one);
            case Condition.Released about -> about(about.line(), one);
            case Condition.Delivered about -> about(about.line(), one);
            case Condition.Acknowledged about -> about(about.line(), one);
            case Condition.Met about -> about(about.expectation(), one);
            case Condition.Missed about -> about(about.expectation(), one);
            case Condition.Failed about -> about(about.expectation(), one);
            case Condition.Chosen about -> about(about.decision(), one);
            case Condition.Knows about -> about(about.item(), one);
            case Condition.Sent about -> about(about.message().kind(), one);
            case Condition.Done about -> about(about.action(), one);
            case Condition.Arrived about -> about(about.resource(), one);
            case Condition.Formed about -> about(about.taskForce(), one);
        }
    }

    private void about(Object fact, Hoped one) {
        hoped.computeIfAbsent(fact, each -> new ArrayList<>()).add(one);
    }
}

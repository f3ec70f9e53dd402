package org.muster.simulator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Phase;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Trigger;
import org.muster.simulator.Answer.Refused;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;

/**
 * The phases of the exercise: at most one is open, and the next one closes it. Where the clock stands in turns, only the
 * facilitator raises the turn, and the next phase that waits for a hand begins with it.
 */
final class Phases {

    /** Turn k begins at k − 1 of these. */
    private static final long TURN_MILLIS = 60_000;

    private final Scenario scenario;
    private final Schedule schedule;
    private final Journal journal;
    private final Triggers triggers;
    private final Map<Phase.Id, Integer> rounds = new HashMap<>();
    private final Map<Phase.Id, Set<Position.Id>> signed = new HashMap<>();
    private Phase.@Nullable Id open;
    /** The last of the phases that wait for a hand. */
    private @Nullable Phase lastByHand;

    private long changed;
    private int turn = 1;
    /** The turn that ends with the phase that is open, should the next one begin now. */
    private int ending = 1;

    Phases(Scenario scenario, Schedule schedule, Journal journal, Triggers triggers) {
        this.scenario = scenario;
        this.schedule = schedule;
        this.journal = journal;
        this.triggers = triggers;
    }

    /** @return the phase that is open, or null when none is */
    Phase.@Nullable Id open() {
        return open;
    }

    /** @return the last entry that opened or closed a phase, or 0 */
    long changed() {
        return changed;
    }

    /** @return whether the phase has been open at any time */
    boolean hasOpened(Phase.Id phase) {
        return rounds.containsKey(phase);
    }

    /** @return whether a controller can still open the phase: it has rounds left to play */
    boolean canOpen(Phase.Id phase) {
        return rounds.getOrDefault(phase, 0) < scenario.phase(phase).repeat();
    }

    /** @return the turn that it is, or null in real time */
    @Nullable
    Integer turn() {
        return scenario.isInTurns() ? turn : null;
    }

    /** @return when the next turn begins */
    ExerciseTime nextTurn() {
        return new ExerciseTime(turn * TURN_MILLIS);
    }

    /**
     * A seat signs what a phase has made: the signature names the phase where it else names an agreement.
     *
     * @return why it can't, or null when it can
     */
    @Nullable
    Refused refusal(Phase.Id id, Event.AgreementSigned signature) {
        Phase.Product product = scenario.phase(id).product();
        if (product == null) {
            return Simulation.refuse(Refusal.UNKNOWN, id);
        }
        if (!hasOpened(id) || !product.signOff().contains(signature.seat())) {
            return Simulation.refuse(Refusal.NOT_YOURS, id);
        }
        if (!signature.party().equals(scenario.position(signature.seat()).agency())) {
            return Simulation.refuse(Refusal.IMPOSSIBLE, "party", signature.party());
        }
        return signed.getOrDefault(id, Set.of()).contains(signature.seat())
                ? Simulation.refuse(Refusal.ALREADY, id)
                : null;
    }

    void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.ExerciseStarted started -> scenario.phases().forEach(this::watch);
            case Event.PhaseOpened opened -> {
                changed = entry.number();
                opened(scenario.phase(opened.phase()), opened.turn(), entry.number());
            }
            case Event.PhaseClosed closed -> {
                changed = entry.number();
                if (closed.phase().equals(open)) {
                    open = null;
                }
            }
            case Event.AgreementSigned event ->
                signed.computeIfAbsent(new Phase.Id(event.agreement().value()), id -> new HashSet<>())
                        .add(event.seat());
            case Event.ClockJumped jumped -> {
                if (scenario.isInTurns()) {
                    schedule.add(jumped.to(), Precedence.CLOCK, () -> raiseTurn(entry.number()));
                }
            }
            default -> {}
        }
    }

    private void watch(Phase phase) {
        Trigger trigger = phase.timing().trigger();
        if (trigger instanceof Trigger.At at) {
            for (int n = 1; n <= at.times(); n++) {
                schedule.add(at.time(n), Precedence.CLOCK, () -> due(phase, null));
            }
        } else {
            triggers.watch(trigger, Precedence.CLOCK, cause -> due(phase, cause));
        }
    }

    private void due(Phase phase, @Nullable Long cause) {
        ExerciseTime notAfter = phase.timing().notAfter();
        Phase.Id within = phase.timing().phase();
        boolean late = notAfter != null && journal.now().compareTo(notAfter) > 0;
        boolean apart = within != null && !within.equals(open);
        boolean again = phase.timing().trigger() instanceof Trigger.At at && at.times() > 1;
        if (!late && !apart && !phase.timing().waitForController() && (again || !hasOpened(phase.id()))) {
            write(phase, cause);
        }
    }

    private void raiseTurn(long cause) {
        Phase next = next();
        if (next == null) {
            ending++;
        }
        turn++;
        if (next != null) {
            write(next, cause);
        }
    }

    /** The next phase that waits for a hand, in the order of the script; a phase with rounds left comes again. */
    private @Nullable Phase next() {
        Phase last = lastByHand;
        if (last != null && canOpen(last.id())) {
            return last;
        }
        List<Phase> all = scenario.phases();
        for (Phase phase : all.subList(last == null ? 0 : all.indexOf(last) + 1, all.size())) {
            if (phase.timing().trigger() instanceof Trigger.ByController && !hasOpened(phase.id())) {
                return phase;
            }
        }
        return null;
    }

    private void write(Phase phase, @Nullable Long cause) {
        journal.write(Source.ENGINE, cause, new Event.PhaseOpened(phase.id(), turn()));
    }

    private void opened(Phase phase, @Nullable Integer turn, long cause) {
        Phase.Id former = open;
        open = phase.id();
        rounds.merge(phase.id(), 1, Integer::sum);
        if (phase.timing().trigger() instanceof Trigger.ByController) {
            lastByHand = phase;
        }
        if (former != null && !former.equals(open)) {
            journal.write(Source.ENGINE, cause, new Event.PhaseClosed(former, turn == null ? null : ending));
        }
        ending = this.turn;
        phase.questions()
                .forEach(question ->
                        journal.write(Source.ENGINE, cause, new Event.QuestionAsked(phase.id(), question.id(), null)));
    }
}

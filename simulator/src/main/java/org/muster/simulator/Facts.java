package org.muster.simulator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Condition;
import org.muster.scenarios.Decision;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.Identifier;
import org.muster.scenarios.Line;
import org.muster.scenarios.Link;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.ExpectationState;
import org.muster.simulator.log.LogEntry;

/**
 * What the log says is so: the answers to a script's conditions. A fact about one repeat of a line is a fact about the line as
 * well.
 */
final class Facts {

    /** How the expectations of one id stand; {@code m-02-ack} names as many as its line has recipients. */
    private static final class Tally {
        int wanted = 1;
        int met;
        boolean missed;
        boolean failed;
    }

    private record Choice(Decision.Id decision, Decision.Option.Id option) {}

    private final Scenario scenario;
    private final Journal journal;
    private final Seats seats;
    private final Set<Line.Id> released = new HashSet<>();
    private final Set<Line.Id> delivered = new HashSet<>();
    private final Set<Line.Id> acknowledged = new HashSet<>();
    private final Map<Integer, Line.Id> lines = new HashMap<>();
    private final Map<Expectation.Id, Tally> expectations = new HashMap<>();
    private final Set<Choice> chosen = new HashSet<>();
    private final Set<Identifier> open = new HashSet<>();
    private final Set<Link.Id> down = new HashSet<>();

    Facts(Scenario scenario, Journal journal, Seats seats) {
        this.scenario = scenario;
        this.journal = journal;
        this.seats = seats;
    }

    /** @return whether the entry can have changed the answer to any condition */
    boolean read(LogEntry entry) {
        switch (entry.event()) {
            case Event.InjectReleased event -> add(released, event.line());
            case Event.MessageSent event -> {
                Line.Id line = event.line();
                if (line == null) {
                    return false;
                }
                lines.put(event.msg(), line);
                int recipients = (int) event.to().stream()
                        .filter(Position.Id.class::isInstance)
                        .count();
                Expectation.Id acknowledgement = scenario.line(line).acknowledgement();
                tally(acknowledgement).wanted = recipients;
                tally(acknowledgement.written()).wanted = recipients;
            }
            case Event.MessageDelivered event -> addLineOf(delivered, event.msg());
            case Event.MessageAcknowledged event -> addLineOf(acknowledged, event.msg());
            case Event.MessageReadBack event -> addLineOf(acknowledged, event.msg());
            case Event.ExpectationMet event -> {
                tally(event.exp()).met++;
                if (!event.exp().written().equals(event.exp())) {
                    tally(event.exp().written()).met++;
                }
            }
            case Event.ExpectationMissed event -> {
                tally(event.exp()).missed = true;
                tally(event.exp().written()).missed = true;
            }
            case Event.ExpectationClosed event -> {
                if (event.state() == ExpectationState.FAILED) {
                    tally(event.exp()).failed = true;
                    tally(event.exp().written()).failed = true;
                }
            }
            case Event.DecisionMade event -> {
                chosen.add(new Choice(event.dec(), event.option()));
                chosen.add(new Choice(event.dec().written(), event.option()));
            }
            case Event.PhaseOpened event -> open.add(event.phase());
            case Event.PhaseClosed event -> open.remove(event.phase());
            case Event.DisruptionStarted event -> open.add(event.disruption());
            case Event.DisruptionEnded event -> open.remove(event.disruption());
            case Event.LinkCut event -> down.add(event.link());
            case Event.LinkRestored event -> down.remove(event.link());
            case Event.TaskForceFormed event -> open.add(event.tf());
            case Event.SeatStaffed event -> {}
            case Event.SeatAbsent event -> {}
            case Event.SeatReturned event -> {}
            default -> {
                return false;
            }
        }
        return true;
    }

    /** @throws IllegalArgumentException for a condition that this engine can't look at yet, see {@link Playable} */
    boolean holds(Condition condition) {
        return switch (condition) {
            case Condition.Time time -> journal.now().compareTo(time.time()) >= 0;
            case Condition.PhaseOpen phase -> open.contains(phase.phase());
            case Condition.LinkDown link -> down.contains(link.link());
            case Condition.LinkUp link -> !down.contains(link.link());
            case Condition.Disrupted disrupted -> open.contains(disrupted.disruption());
            case Condition.Absent absent -> !seats.isPresent(absent.position());
            case Condition.Released line -> released.contains(line.line());
            case Condition.Delivered line -> delivered.contains(line.line());
            case Condition.Acknowledged line -> acknowledged.contains(line.line());
            case Condition.Met met -> isMet(met.expectation());
            case Condition.Missed missed -> tally(missed.expectation()).missed;
            case Condition.Failed failed -> tally(failed.expectation()).failed;
            case Condition.Chosen choice -> chosen.contains(new Choice(choice.decision(), choice.option()));
            case Condition.Formed formed -> open.contains(formed.taskForce());
            case Condition.All all -> all.of().stream().allMatch(this::holds);
            case Condition.Any any -> any.of().stream().anyMatch(this::holds);
            case Condition.Not not -> !holds(not.condition());
            case Condition.AtLeast atLeast ->
                atLeast.of().stream().filter(this::holds).count() >= atLeast.n();
            case Condition.Active active -> throw Playable.unplayable(scenario);
            case Condition.Inactive inactive -> throw Playable.unplayable(scenario);
            case Condition.Free free -> throw Playable.unplayable(scenario);
            case Condition.Knows knows -> throw Playable.unplayable(scenario);
            case Condition.Sent sent -> throw Playable.unplayable(scenario);
            case Condition.Done done -> throw Playable.unplayable(scenario);
            case Condition.Arrived arrived -> throw Playable.unplayable(scenario);
        };
    }

    /** @return whether all expectations of that id have been met */
    boolean isMet(Expectation.Id expectation) {
        Tally tally = tally(expectation);
        return tally.wanted > 0 && tally.met >= tally.wanted;
    }

    /** @return the line that sent the message, or null */
    Line.@Nullable Id line(int message) {
        return lines.get(message);
    }

    private Tally tally(Expectation.Id expectation) {
        return expectations.computeIfAbsent(expectation, id -> new Tally());
    }

    private void addLineOf(Set<Line.Id> set, int message) {
        Line.Id line = lines.get(message);
        if (line != null) {
            add(set, line);
        }
    }

    private static void add(Set<Line.Id> set, Line.Id line) {
        set.add(line);
        set.add(line.written());
    }
}

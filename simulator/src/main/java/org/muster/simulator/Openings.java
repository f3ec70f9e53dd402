package org.muster.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.Expectation.ClockStarts;
import org.muster.scenarios.Line;
import org.muster.scenarios.MessageKind;
import org.muster.scenarios.Phase;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.yaml.Library;
import org.muster.simulator.Awaited.Wish;
import org.muster.simulator.log.ClockRule;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;

/**
 * When what is hoped for begins to be expected: with a delivery, with a line or phase, or once what it takes is known. What
 * nobody is told of begins with its line; each begins once.
 */
final class Openings {

    /**
     * From now on somebody should do something.
     *
     * @param cause the entry that brought it about
     * @param phase the phase that closes it, or null when none does
     * @param partners see {@link Awaited#partners}
     */
    record Opening(
            Awaited.Key key,
            Wish wish,
            ClockRule rule,
            long cause,
            Phase.@Nullable Id phase,
            List<Set<Agency.Id>> partners) {}

    /** Waits for a delivery. */
    private record Waiting(Expectation expectation, Place who, Line line) {}

    private final Scenario scenario;
    private final Messages messages;
    private final Phases phases;
    private final Ways ways;
    private final Set<Awaited.Key> opened = new HashSet<>();
    private final Map<Integer, List<Waiting>> waiting = new HashMap<>();
    private @Nullable Long acknowledgeWithin;

    Openings(Scenario scenario, Messages messages, Phases phases, Ways ways) {
        this.scenario = scenario;
        this.messages = messages;
        this.phases = phases;
        this.ways = ways;
    }

    /** @return what begins with the entry, in the order of the script */
    List<Opening> read(LogEntry entry) {
        return switch (entry.event()) {
            case Event.PhaseOpened event -> begin(scenario.phase(event.phase()), entry.number());
            case Event.InjectReleased event ->
                event.msg() == null ? begin(scenario.line(event.line()), entry.number()) : List.of();
            case Event.MessageSent event ->
                event.line() == null
                        ? List.of()
                        : begin(
                                scenario.line(event.line()),
                                event,
                                Objects.requireNonNullElse(entry.cause(), entry.number()));
            case Event.MessageDelivered event -> delivered(event, entry.number());
            default -> List.of();
        };
    }

    private List<Opening> begin(Phase phase, long cause) {
        List<Opening> openings = new ArrayList<>();
        for (Expectation expectation : phase.expects()) {
            for (Place who : expectation.who()) {
                open(expectation, who, ClockRule.TRIGGER, cause, phase.id(), null, openings);
            }
        }
        return openings;
    }

    /** A line that sends nothing. */
    private List<Opening> begin(Line line, long cause) {
        List<Opening> openings = new ArrayList<>();
        for (Expectation expectation : line.expects()) {
            for (Place who : expectation.who()) {
                open(expectation, who, ClockRule.TRIGGER, cause, null, line, openings);
            }
        }
        return openings;
    }

    private List<Opening> begin(Line line, Event.MessageSent sent, long cause) {
        List<Opening> openings = new ArrayList<>();
        for (Expectation expectation : line.expects()) {
            for (Place who : expectation.who()) {
                boolean told = sent.to().stream().anyMatch(to -> reaches(to, who));
                boolean onDelivery = expectation.clockStarts() == ClockStarts.DELIVERED
                        || (expectation.clockStarts() == ClockStarts.AUTO && told);
                if (onDelivery) {
                    waiting.computeIfAbsent(sent.msg(), message -> new ArrayList<>())
                            .add(new Waiting(expectation, who, line));
                } else {
                    open(expectation, who, ClockRule.TRIGGER, cause, null, line, openings);
                }
            }
        }
        return openings;
    }

    private boolean reaches(Place to, Place who) {
        return to instanceof Position.Id seat && Matches.standsFor(scenario, seat, who);
    }

    private List<Opening> delivered(Event.MessageDelivered delivered, long cause) {
        List<Opening> openings = new ArrayList<>();
        Event.MessageSent sent = messages.sent(delivered.msg());
        acknowledgement(sent, delivered, cause, openings);
        for (Waiting one : waiting.getOrDefault(delivered.msg(), List.of())) {
            // Where a script counts from the delivery for somebody who is not told, it counts from anybody's.
            if (reaches(delivered.seat(), one.who()) || sent.to().stream().noneMatch(to -> reaches(to, one.who()))) {
                open(one.expectation(), one.who(), ClockRule.DELIVERED, cause, null, one.line(), openings);
            }
        }
        return openings;
    }

    private void acknowledgement(
            Event.MessageSent sent, Event.MessageDelivered delivered, long cause, List<Opening> openings) {
        Line.Id line = sent.line();
        Long within = line != null
                ? scenario.line(line).acknowledgeWithinMillis()
                : asksForAnswer(sent) ? acknowledgeWithin() : null;
        if (within == null) {
            return;
        }
        Agency.Id sender = scenario.agencyOf(sent.sender());
        open(
                new Opening(
                        new Awaited.Key(acknowledgement(sent), delivered.seat()),
                        Wish.within(within),
                        ClockRule.DELIVERED,
                        cause,
                        null,
                        delivered.link() == null || sender == null ? List.of() : List.of(Set.of(sender))),
                openings);
    }

    /** Names what a recipient owes the sender of a message, if he owes anything. */
    Expectation.Id acknowledgement(Event.MessageSent sent) {
        Line.Id line = sent.line();
        return line == null
                ? new Expectation.Id("msg-" + sent.msg() + "-ack")
                : scenario.line(line).acknowledgement();
    }

    private static boolean asksForAnswer(Event.MessageSent sent) {
        return sent.sender() instanceof Position.Id
                && (sent.type() == MessageKind.ORDER
                        || sent.type() == MessageKind.ALERT
                        || sent.type() == MessageKind.REQUEST);
    }

    private long acknowledgeWithin() {
        Long within = acknowledgeWithin;
        if (within == null) {
            within = Library.profile(scenario.head().scoringProfile())
                    .standards()
                    .acknowledgeWithinMillis();
            acknowledgeWithin = within;
        }
        return within;
    }

    private void open(
            Expectation expectation,
            Place who,
            ClockRule rule,
            long cause,
            Phase.@Nullable Id owner,
            @Nullable Line line,
            List<Opening> openings) {
        Wish wish = Wish.of(expectation);
        Phase.Id phase = owner == null && expectation.withinMillis() == null ? phases.open() : owner;
        open(
                new Opening(
                        new Awaited.Key(expectation.id(), who),
                        wish,
                        rule,
                        cause,
                        phase,
                        ways.partners(expectation.pattern(), line)),
                openings);
    }

    private void open(Opening opening, List<Opening> openings) {
        if (opened.add(opening.key())) {
            openings.add(opening);
        }
    }
}

package org.muster.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.Expectation.ClockStarts;
import org.muster.scenarios.Item;
import org.muster.scenarios.Line;
import org.muster.scenarios.MessageKind;
import org.muster.scenarios.Pattern;
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

    /** Waits for a delivery, or until what it takes is known. */
    private record Waiting(
            Expectation expectation, Place who, @Nullable Line line, Phase.@Nullable Id owner) {}

    private final Scenario scenario;
    private final Messages messages;
    private final Informed informed;
    private final Phases phases;
    private final Ways ways;
    private final Set<Awaited.Key> opened = new HashSet<>();
    private final Map<Integer, List<Waiting>> waiting = new HashMap<>();
    private final Map<Item.Id, List<Waiting>> ignorant = new HashMap<>();
    private @Nullable Long acknowledgeWithin;

    Openings(Scenario scenario, Messages messages, Informed informed, Phases phases, Ways ways) {
        this.scenario = scenario;
        this.messages = messages;
        this.informed = informed;
        this.phases = phases;
        this.ways = ways;
    }

    boolean has(Awaited.Key key) {
        return opened.contains(key);
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
            case Event.ItemAvailable event -> known(event.item(), event.agency(), entry.number());
            case Event.ItemKnown event -> known(event.item(), event.agency(), entry.number());
            default -> List.of();
        };
    }

    private List<Opening> begin(Phase phase, long cause) {
        List<Opening> openings = new ArrayList<>();
        for (Expectation expectation : phase.expects()) {
            for (Place who : expectation.who()) {
                begin(new Waiting(expectation, who, null, phase.id()), cause, openings);
            }
        }
        return openings;
    }

    /** A line that sends nothing. */
    private List<Opening> begin(Line line, long cause) {
        List<Opening> openings = new ArrayList<>();
        for (Expectation expectation : line.expects()) {
            for (Place who : expectation.who()) {
                begin(new Waiting(expectation, who, line, null), cause, openings);
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
                            .add(new Waiting(expectation, who, line, null));
                } else {
                    begin(new Waiting(expectation, who, line, null), cause, openings);
                }
            }
        }
        return openings;
    }

    /** With its line or phase, or later, once what it takes is known. */
    private void begin(Waiting one, long cause, List<Opening> openings) {
        if (one.expectation().clockStarts() != ClockStarts.KNOWN) {
            open(one, ClockRule.TRIGGER, cause, openings);
            return;
        }
        Item.Id missing = missing(one);
        if (missing == null) {
            open(one, ClockRule.KNOWN, cause, openings);
        } else {
            ignorant.computeIfAbsent(missing, item -> new ArrayList<>()).add(one);
        }
    }

    /** @return an item that it takes and that is not known yet, or null when all are */
    private Item.@Nullable Id missing(Waiting one) {
        return items(one.expectation().pattern())
                .filter(item -> !informed.knows(one.who(), item))
                .findFirst()
                .orElse(null);
    }

    private static Stream<Item.Id> items(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Message message -> message.items().stream();
            case Pattern.Share share -> Stream.of(share.item());
            case Pattern.AnyOf any -> any.of().stream().flatMap(Openings::items);
            case Pattern.Never never -> items(never.pattern());
            default -> Stream.of();
        };
    }

    private List<Opening> known(Item.Id id, Agency.Id agency, long cause) {
        List<Opening> openings = new ArrayList<>();
        Item item = scenario.item(id);
        for (Item.Need need : item.needs()) {
            if (agency.equals(scenario.agencyOf(need.responsible())) && informed.knows(need.responsible(), id)) {
                Pattern share = new Pattern.Share(id, need.recipient());
                open(
                        new Opening(
                                new Awaited.Key(item.expectation(need), need.responsible()),
                                new Wish(share, null, need.withinMillis(), null),
                                ClockRule.KNOWN,
                                cause,
                                null,
                                ways.partners(share, null)),
                        openings);
            }
        }
        for (Waiting one : Objects.requireNonNullElse(ignorant.remove(id), List.<Waiting>of())) {
            begin(one, cause, openings);
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
                open(one, ClockRule.DELIVERED, cause, openings);
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

    private void open(Waiting one, ClockRule rule, long cause, List<Opening> openings) {
        Expectation expectation = one.expectation();
        Phase.Id phase = one.owner() == null && expectation.withinMillis() == null ? phases.open() : one.owner();
        open(
                new Opening(
                        new Awaited.Key(expectation.id(), one.who()),
                        Wish.of(expectation),
                        rule,
                        cause,
                        phase,
                        ways.partners(expectation.pattern(), one.line())),
                openings);
    }

    private void open(Opening opening, List<Opening> openings) {
        if (opened.add(opening.key())) {
            openings.add(opening);
        }
    }
}

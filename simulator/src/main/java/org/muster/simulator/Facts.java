package org.muster.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Action;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.Condition;
import org.muster.scenarios.Decision;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.Identifier;
import org.muster.scenarios.Line;
import org.muster.scenarios.Link;
import org.muster.scenarios.Phase;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Resource;
import org.muster.scenarios.Scenario;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;

/**
 * What the log says is so: the answers to a script's conditions. A fact about one repeat of a line is a fact about the line as
 * well.
 */
final class Facts {

    /** How the expectations of one id stand; {@code m-02-ack} names as many as its line has recipients. */
    private static final class Tally {
        int wanted = 1;
        final Set<Place> metBy = new HashSet<>();
        /** Of an id that stands for repeats: one of them is met. */
        boolean anyMet;

        boolean missed;
        boolean failed;
    }

    private record Choice(Decision.Id decision, Decision.Option.Id option) {}

    /** Something from the menu that a seat did, whole or one step of it. */
    private record Deed(Position.Id seat, Action.@Nullable Step step) {}

    /** A message as it was sent, and again with the first link that it took. */
    private record Letter(Event.MessageSent sent, Link.@Nullable Id link) {}

    /** How far the letters have been looked through for one condition. */
    private static final class Search {
        int looked;
        boolean found;
    }

    private final Scenario scenario;
    private final Journal journal;
    private final Seats seats;
    private final Lending lending;
    private final Informed informed;
    private final Set<Line.Id> released = new HashSet<>();
    private final Set<Line.Id> delivered = new HashSet<>();
    private final Set<Line.Id> acknowledged = new HashSet<>();
    private final Map<Integer, Line.Id> lines = new HashMap<>();
    private final Map<Expectation.Id, Tally> expectations = new HashMap<>();
    private final Set<Choice> chosen = new HashSet<>();
    private final Set<Identifier> open = new HashSet<>();
    private final Set<Link.Id> down = new HashSet<>();
    private final Map<Action.Id, Set<Deed>> deeds = new HashMap<>();
    private final Map<Integer, Event.MessageSent> sent = new HashMap<>();
    private final List<Letter> letters = new ArrayList<>();
    private final Map<Condition.Sent, Search> searches = new HashMap<>();
    private final Set<Agreement.Id> active = new HashSet<>();
    private final Map<Integer, Integer> granted = new HashMap<>();
    private final Map<Resource.Id, Integer> arrived = new HashMap<>();
    private Phase.@Nullable Id phase;

    Facts(Scenario scenario, Journal journal, Seats seats, Lending lending, Informed informed) {
        this.scenario = scenario;
        this.journal = journal;
        this.seats = seats;
        this.lending = lending;
        this.informed = informed;
    }

    /** @return what the entry changed a fact about: an id of the script, or the kind of a message; null when it changed none */
    @Nullable
    Object read(LogEntry entry) {
        return switch (entry.event()) {
            case Event.InjectReleased event -> add(released, event.line());
            case Event.ContingencyReleased event -> add(released, event.line());
            case Event.MessageSent event -> sent(event, entry.source());
            case Event.MessageRouted event -> {
                Event.MessageSent message = event.hop() == 1 ? sent.get(event.msg()) : null;
                if (message == null) {
                    yield null;
                }
                letters.add(new Letter(message, event.link()));
                yield message.type();
            }
            case Event.MessageDelivered event -> addLineOf(delivered, event.msg());
            case Event.MessageAcknowledged event -> addLineOf(acknowledged, event.msg());
            case Event.MessageReadBack event -> addLineOf(acknowledged, event.msg());
            case Event.ExpectationMet event -> met(event.exp(), event.who());
            case Event.ExpectationMissed event -> {
                tally(event.exp()).missed = true;
                tally(event.exp().written()).missed = true;
                yield event.exp();
            }
            case Event.ExpectationClosed event ->
                switch (event.state()) {
                    case MET -> met(event.exp(), event.who());
                    case FAILED -> {
                        tally(event.exp()).failed = true;
                        tally(event.exp().written()).failed = true;
                        yield event.exp();
                    }
                    case WITHDRAWN, IMPOSSIBLE, CENSORED -> null;
                };
            case Event.ActionTaken event -> note(event.action(), new Deed(event.seat(), event.step()));
            case Event.StepDone event -> note(event.action(), new Deed(event.seat(), event.step()));
            case Event.DecisionMade event -> {
                chosen.add(new Choice(event.dec(), event.option()));
                chosen.add(new Choice(event.dec().written(), event.option()));
                yield event.dec();
            }
            case Event.ItemAvailable event -> event.item();
            case Event.ItemKnown event -> event.item();
            case Event.ItemPurged event -> event.item();
            case Event.AgreementActivated event -> set(active, event.agreement(), true);
            case Event.AgreementRestored event -> set(active, event.agreement(), true);
            case Event.AgreementSuspended event -> set(active, event.agreement(), false);
            case Event.AgreementRevoked event -> set(active, event.agreement(), false);
            case Event.AgreementExpired event -> set(active, event.agreement(), false);
            case Event.ResourceGranted event -> {
                granted.put(event.request(), event.count());
                yield event.res();
            }
            case Event.ResourceArrived event -> {
                arrived.merge(event.res(), granted.getOrDefault(event.request(), 0), Integer::sum);
                yield event.res();
            }
            case Event.ResourceReturned event -> event.res();
            case Event.ResourceRedirected event -> event.res();
            case Event.ResourceLost event -> event.res();
            case Event.ShortageBegan event -> event.target();
            case Event.ShortageEnded event -> event.target();
            case Event.PhaseOpened event -> {
                phase = event.phase();
                yield event.phase();
            }
            case Event.PhaseClosed event -> {
                phase = event.phase().equals(phase) ? null : phase;
                yield event.phase();
            }
            case Event.DisruptionStarted event -> set(open, event.disruption(), true);
            case Event.DisruptionEnded event -> set(open, event.disruption(), false);
            case Event.LinkCut event -> set(down, event.link(), true);
            case Event.LinkRestored event -> set(down, event.link(), false);
            case Event.TaskForceFormed event -> set(open, event.tf(), true);
            case Event.SeatStaffed event -> event.seat();
            case Event.SeatAbsent event -> event.seat();
            case Event.SeatReturned event -> event.seat();
            default -> null;
        };
    }

    private @Nullable Object sent(Event.MessageSent event, Source source) {
        Line.Id line = event.line();
        if (line != null) {
            lines.put(event.msg(), line);
            tally(scenario.line(line).acknowledgement()).wanted = (int)
                    event.to().stream().filter(Position.Id.class::isInstance).count();
            return null;
        }
        if (source == Source.ENGINE) {
            return null;
        }
        sent.put(event.msg(), event);
        letters.add(new Letter(event, null));
        return event.type();
    }

    private Object met(Expectation.Id expectation, Place who) {
        tally(expectation).metBy.add(who);
        Expectation.Id written = expectation.written();
        if (!written.equals(expectation) && isMet(expectation)) {
            tally(written).anyMet = true;
        }
        return expectation;
    }

    private static <T> T set(Set<? super T> all, T one, boolean is) {
        if (is) {
            all.add(one);
        } else {
            all.remove(one);
        }
        return one;
    }

    /** @return whether the condition is true now */
    boolean holds(Condition condition) {
        return switch (condition) {
            case Condition.Time time -> journal.now().compareTo(time.time()) >= 0;
            case Condition.PhaseOpen of -> of.phase().equals(phase);
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
            case Condition.Active agreement -> active.contains(agreement.agreement());
            case Condition.Inactive agreement -> !active.contains(agreement.agreement());
            case Condition.Free free -> lending.free(free.resource()) >= free.atLeast();
            case Condition.Arrived here -> arrived.getOrDefault(here.resource(), 0) >= here.atLeast();
            case Condition.Sent message -> isSent(message);
            case Condition.Done done -> isDone(done);
            case Condition.Knows knows -> informed.knows(knows.by(), knows.item());
        };
    }

    /** @return whether all expectations of that id have been met; of an id that stands for repeats, all of one repeat */
    boolean isMet(Expectation.Id expectation) {
        Tally tally = tally(expectation);
        return tally.anyMet || (tally.wanted > 0 && tally.metBy.size() >= tally.wanted);
    }

    private Object note(Action.Id action, Deed deed) {
        deeds.computeIfAbsent(action, id -> new HashSet<>()).add(deed);
        return action;
    }

    /** An action is done when it is taken as a whole, or when the last of its steps is. */
    private boolean isDone(Condition.Done done) {
        Set<Action.Step> steps = new HashSet<>();
        for (Deed deed : deeds.getOrDefault(done.action(), Set.of())) {
            if (isPartOf(deed.seat(), done.by())) {
                if (deed.step() == null) {
                    return true;
                }
                steps.add(deed.step());
            }
        }
        return !steps.isEmpty()
                && steps.containsAll(scenario.action(done.action()).steps());
    }

    private boolean isSent(Condition.Sent condition) {
        Search search = searches.computeIfAbsent(condition, each -> new Search());
        while (!search.found && search.looked < letters.size()) {
            Letter letter = letters.get(search.looked++);
            search.found = isPartOf(letter.sent().sender(), condition.by())
                    && (condition.message().over() == null) == (letter.link() == null)
                    && Letters.says(scenario, letter.sent(), letter.sent().items(), condition.message())
                    && Letters.isOver(
                            scenario, letter.link(), condition.message().over());
        }
        return search.found;
    }

    private boolean isPartOf(Place one, @Nullable Place place) {
        return place == null || one.equals(place) || place.equals(scenario.agencyOf(one));
    }

    /** @return the line that sent the message, or null */
    Line.@Nullable Id line(int message) {
        return lines.get(message);
    }

    private Tally tally(Expectation.Id expectation) {
        return expectations.computeIfAbsent(expectation, this::newTally);
    }

    private Tally newTally(Expectation.Id expectation) {
        Tally tally = new Tally();
        tally.wanted = scenario.has(expectation)
                ? scenario.expectation(expectation).who().size()
                : 1;
        return tally;
    }

    private @Nullable Object addLineOf(Set<Line.Id> set, int message) {
        Line.Id line = lines.get(message);
        return line == null ? null : add(set, line);
    }

    private static Object add(Set<Line.Id> set, Line.Id line) {
        set.add(line);
        set.add(line.written());
        return line;
    }
}

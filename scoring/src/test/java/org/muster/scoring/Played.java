package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Action;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Decision;
import org.muster.scenarios.Disruption;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.Item;
import org.muster.scenarios.Line;
import org.muster.scenarios.Link;
import org.muster.scenarios.MessageKind;
import org.muster.scenarios.Persona;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Task;
import org.muster.scenarios.Tlp;
import org.muster.scenarios.Via;
import org.muster.simulator.log.Answers;
import org.muster.simulator.log.BlockReason;
import org.muster.simulator.log.ClockRule;
import org.muster.simulator.log.EndReason;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.ExpectationState;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.Letter;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Person;
import org.muster.simulator.log.Source;
import org.muster.simulator.log.Staffing;
import org.muster.simulator.log.TextRef;
import org.muster.simulator.log.Verdict;

/** A log written by hand, an entry a call, and what it comes to. Times are minutes. */
final class Played {

    static final long MINUTE = 60_000;
    private static final TextRef WORDS = new TextRef("ref", "commit");

    private final Scenario scenario;
    private final Scoreboard scoreboard;
    private final List<LogEntry> entries = new ArrayList<>();
    private long now;

    Played(Scenario scenario) {
        this.scenario = scenario;
        this.scoreboard = new Scoreboard(scenario);
    }

    Scoreboard scoreboard() {
        return scoreboard;
    }

    List<LogEntry> entries() {
        return entries;
    }

    Played at(double minutes) {
        now = Math.round(minutes * MINUTE);
        return this;
    }

    long then(Event event) {
        return add(event, null, null);
    }

    long because(long cause, Event event) {
        return add(event, cause, null);
    }

    private long add(Event event, @Nullable Long cause, @Nullable Input input) {
        long number = entries.size();
        LogEntry entry = new LogEntry(
                number, new ExerciseTime(now), input == null ? Source.ENGINE : Source.IN, cause, input, event);
        entries.add(entry);
        scoreboard.read(entry);
        return number;
    }

    // What happens

    long starts() {
        return then(new Event.ExerciseStarted());
    }

    long ends() {
        return then(new Event.ExerciseEnded(EndReason.DIRECTOR));
    }

    long staffed(String seat, String person) {
        return then(new Event.SeatStaffed(seat(seat), Staffing.PERSON, new Person(person), false));
    }

    long staffedByCrew(String seat) {
        return then(new Event.SeatStaffed(seat(seat), Staffing.CREW));
    }

    long opens(String exp, String who, double withinMinutes) {
        return then(new Event.ExpectationOpened(
                exp(exp), place(who), Math.round(withinMinutes * MINUTE), ClockRule.DELIVERED));
    }

    long opensWithoutDeadline(String exp, String who) {
        return then(new Event.ExpectationOpened(exp(exp), place(who), null, ClockRule.TRIGGER));
    }

    long blocks(String exp, String who) {
        return then(new Event.ExpectationBlocked(exp(exp), place(who), BlockReason.NO_PATH, List.of()));
    }

    long unblocks(String exp, String who) {
        return then(new Event.ExpectationUnblocked(exp(exp), place(who), List.of()));
    }

    /** Met now by an act that stands in an entry of its own. */
    long meets(String exp, String who, String by) {
        return meets(exp, who, by, 1000, 0, acts(by));
    }

    long meets(String exp, String who, String by, int credit, double excusedMinutes, long act) {
        return then(new Event.ExpectationMet(
                exp(exp),
                place(who),
                seat(by),
                credit,
                Math.round(excusedMinutes * MINUTE),
                new ExerciseTime(now),
                act));
    }

    /** Something that a seat does and no measure asks about. */
    long acts(String seat) {
        return then(new Event.ActionTaken(new Action.Id("other"), null, null, seat(seat), WORDS));
    }

    long closes(String exp, String who, ExpectationState state) {
        return closes(exp, who, state, 0);
    }

    long closes(String exp, String who, ExpectationState state, double excusedMinutes) {
        return then(
                new Event.ExpectationClosed(exp(exp), place(who), state, Math.round(excusedMinutes * MINUTE), null));
    }

    long judges(long act, String exp, String who, int credit) {
        return then(new Event.ActionJudged(act, exp(exp), place(who), credit, null, null));
    }

    long judgesUnwanted(long act, int severity) {
        return then(new Event.ActionJudged(act, null, null, null, severity, null));
    }

    long decides(String decision, String option, String seat) {
        return then(new Event.DecisionMade(new Decision.Id(decision), new Decision.Option.Id(option), seat(seat)));
    }

    long takes(String action, String seat) {
        return then(new Event.ActionTaken(new Action.Id(action), null, null, seat(seat), null));
    }

    long rates(String evaluator, String agency, String task, Letter letter) {
        return add(
                new Event.TaskRated(
                        new Agency.Id(agency),
                        new Task.Id(task),
                        new Answers(true, false, false, false),
                        letter,
                        null,
                        null),
                null,
                new Input(evaluator, "i-" + entries.size(), null));
    }

    /** A line's message is handed over. */
    long delivers(int msg, String line, String seat) {
        then(new Event.MessageSent(
                msg,
                new Persona.Id("caller"),
                List.of(seat(seat)),
                MessageKind.REPORT,
                new Via.Direct(),
                List.of(),
                Tlp.CLEAR,
                Purpose.LIFE_SAFETY,
                null,
                null,
                false,
                null,
                null,
                new Line.Id(line),
                null,
                null));
        return then(new Event.MessageDelivered(msg, seat(seat), null, null, null));
    }

    Sending sends(int msg, String sender, String... to) {
        return new Sending(msg, sender, to);
    }

    long arrives(int msg, String seat, String link) {
        return then(new Event.MessageDelivered(msg, seat(seat), new Link.Id(link), null, null));
    }

    long fails(int msg, String to, String link) {
        return then(new Event.MessageFailed(msg, seat(to), new Link.Id(link)));
    }

    long acknowledges(int msg, String seat) {
        return then(new Event.MessageAcknowledged(msg, seat(seat)));
    }

    long closesLoop(int msg, String seat) {
        return then(new Event.MessageClosed(msg, seat(seat)));
    }

    long judged(int msg, String item, String to, Verdict verdict, int severity) {
        return then(new Event.DisclosureJudged(
                msg, new Item.Id(item), new Agency.Id(to), verdict, null, severity, false, false, true));
    }

    long disrupts(String disruption, String... hits) {
        return then(new Event.DisruptionStarted(
                new Disruption.Id(disruption),
                scenario.disruption(new Disruption.Id(disruption)).kind(),
                Stream.of(hits).map(Agency.Id::new).toList()));
    }

    long relents(String disruption, String... hits) {
        return then(new Event.DisruptionEnded(
                new Disruption.Id(disruption),
                scenario.disruption(new Disruption.Id(disruption)).kind(),
                Stream.of(hits).map(Agency.Id::new).toList()));
    }

    long cuts(String link, String disruption) {
        return then(new Event.LinkCut(new Link.Id(link), new Disruption.Id(disruption)));
    }

    long restores(String link) {
        return then(new Event.LinkRestored(new Link.Id(link), null));
    }

    /** A message of a seat, said piece by piece. */
    final class Sending {
        private final int msg;
        private final String sender;
        private final List<Place> to;
        private MessageKind kind = MessageKind.NOTIFY;
        private Via via = new Via.Best();
        private List<Item.Id> items = List.of();
        private boolean closing;
        private boolean emergency;

        private Sending(int msg, String sender, String... to) {
            this.msg = msg;
            this.sender = sender;
            this.to = Stream.of(to).map(Played.this::place).toList();
        }

        Sending as(MessageKind other) {
            kind = other;
            return this;
        }

        Sending over(String link) {
            via = new Via.Over(new Link.Id(link));
            return this;
        }

        Sending with(String... names) {
            items = Stream.of(names).map(Item.Id::new).toList();
            return this;
        }

        Sending toBeClosed() {
            closing = true;
            return this;
        }

        Sending asEmergency() {
            emergency = true;
            return this;
        }

        long now() {
            return then(new Event.MessageSent(
                    msg,
                    seat(sender),
                    to,
                    kind,
                    via,
                    items,
                    Tlp.GREEN,
                    Purpose.LIFE_SAFETY,
                    null,
                    null,
                    closing,
                    WORDS,
                    null,
                    null,
                    emergency ? WORDS : null,
                    null));
        }
    }

    // What it comes to

    Value of(Measure measure) {
        return scoreboard.value(new Holder.Exercise(), measure);
    }

    Value ofAgency(String agency, Measure measure) {
        return scoreboard.value(new Holder.Agency(new Agency.Id(agency)), measure);
    }

    Value ofSeat(String seat, Measure measure) {
        return scoreboard.value(new Holder.Seat(seat(seat)), measure);
    }

    static Value.Known assertKnown(Value value, double expected) {
        assertThat(value).isInstanceOf(Value.Known.class);
        Value.Known known = (Value.Known) value;
        assertThat(known.value()).isCloseTo(expected, within(1e-9));
        return known;
    }

    static void assertMissing(Value value, Reason why) {
        assertThat(value).isEqualTo(new Value.Missing(why));
    }

    private static Expectation.Id exp(String id) {
        return new Expectation.Id(id);
    }

    static Position.Id seat(String id) {
        return new Position.Id(id);
    }

    private Place place(String id) {
        return scenario.has(new Position.Id(id)) ? new Position.Id(id) : new Agency.Id(id);
    }
}

package org.muster.scoring;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Action;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Decision;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.Item;
import org.muster.scenarios.Line;
import org.muster.scenarios.MessageKind;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Severity;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;

/**
 * B2: how many choices were right, and how many acts were wrong, as F1. A wrong choice counts twice, since it was done and
 * the right one was not.
 */
final class Accuracy implements Tally {

    /** What a deed adds to the sums of F1. */
    private enum Kind {
        RIGHT("right"),
        WRONG("wrong"),
        OMITTED("omitted"),
        /** A wrong act where nothing was asked. */
        FALSE_ACT("wrong");

        private final String state;

        Kind(String state) {
            this.state = state;
        }
    }

    /** @param seat whose it is, or the agency where no seat answers for it */
    private record Deed(int line, Kind kind, @Nullable Place seat, Agency.@Nullable Id agency, EvidenceLine evidence)
            implements Unit {}

    /** One choice of a seat. */
    private record Choice(Position.Id seat, Script.Option option, long entry) {}

    /** A wrong act that counts once for whatever names it: an action of an agency, an item it passed on, an entry. */
    private record FalseAct(String item, Position.Id seat, long entry) {}

    /** What an evaluator judged: an act, for an expectation or as such. */
    private record Judged(
            long act,
            Expectation.@Nullable Id exp,
            @Nullable Place who) {}

    private record Holding(Item.Id item, Agency.Id agency) {}

    private static final int HALF = 500;
    private static final int FULL = 1000;

    private final Course course;
    private final Map<Decision.Id, List<Choice>> choices = new HashMap<>();
    private final Map<Object, FalseAct> unwanted = new LinkedHashMap<>();
    private final Map<Judged, Event.ActionJudged> judged = new LinkedHashMap<>();
    private final Map<Holding, Long> holdings = new HashMap<>();
    private final Map<Holding, FalseAct> passedOn = new LinkedHashMap<>();

    Accuracy(Course course) {
        this.course = course;
    }

    @Override
    public Measure measure() {
        return Measure.B2;
    }

    @Override
    public void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.DecisionMade made -> choose(made, entry.number());
            case Event.ActionTaken taken -> act(taken.action(), taken.seat(), entry.number());
            case Event.StepDone done -> act(done.action(), done.seat(), entry.number());
            case Event.ActionJudged judgement ->
                judged.put(new Judged(judgement.entry(), judgement.exp(), judgement.who()), judgement);
            case Event.FalseItemPlanted planted -> hold(planted.item(), planted.agency(), entry.number());
            case Event.ItemKnown known -> hold(known.item(), known.agency(), entry.number());
            case Event.MessageSent sent -> passOn(course.messages().numbered(sent.msg()), sent.items());
            case Event.MessageTagged tagged -> passOn(course.messages().numbered(tagged.msg()), tagged.items());
            default -> {}
        }
    }

    private void choose(Event.DecisionMade made, long entry) {
        Script.Option option = course.script().option(made.dec(), made.option());
        if (option != null) {
            choices.computeIfAbsent(made.dec(), each -> new ArrayList<>()).add(new Choice(made.seat(), option, entry));
        }
    }

    private void act(Action.Id id, Position.Id seat, long entry) {
        Action action = course.script().action(id);
        Agency.Id agency = course.script().agencyOf(seat);
        if (action != null && action.unwanted() != null && agency != null) {
            unwanted.putIfAbsent(List.of(id, agency), new FalseAct(id.value(), seat, entry));
        }
    }

    private void hold(Item.Id item, Agency.Id agency, long entry) {
        holdings.putIfAbsent(new Holding(item, agency), entry);
    }

    /** The first message of an agency that tells others what is false, unless it asks about it or puts it right. */
    private void passOn(@Nullable Message message, List<Item.Id> items) {
        Position.Id seat = message == null ? null : message.seat();
        Agency.Id agency = course.script().agencyOf(seat);
        if (message == null || seat == null || agency == null || !isOnward(message, agency)) {
            return;
        }
        for (Item.Id id : items) {
            Holding holding = new Holding(id, agency);
            Long since = holdings.get(holding);
            if (course.script().isFalse(id) && since != null && since < message.entry()) {
                passedOn.merge(
                        holding,
                        new FalseAct(id.value(), seat, message.entry()),
                        (one, other) -> one.entry() <= other.entry() ? one : other);
            }
        }
    }

    private boolean isOnward(Message message, Agency.Id agency) {
        MessageKind kind = message.sent().type();
        return kind != MessageKind.QUERY
                && kind != MessageKind.CORRECT
                && kind != MessageKind.RETRACT
                && message.to().stream()
                        .anyMatch(to -> !agency.equals(course.script().agencyOf(to)));
    }

    @Override
    public Sheets sheets() {
        List<Deed> deeds = new ArrayList<>();
        expectedDecisions(deeds);
        otherDecisions(deeds);
        brokenRules(deeds);
        falseActs().forEach(act -> deeds.add(falseAct(act.item(), act.seat(), List.of(act.entry()))));
        deeds.sort(Comparator.comparingLong(deed -> deed.evidence().entries().getFirst()));
        Gathered<Deed> gathered = new Gathered<>(Accuracy::count, course.profile());
        deeds.forEach(deed -> gathered.add(deed, deed.seat(), deed.agency()));
        return gathered;
    }

    private void expectedDecisions(List<Deed> deeds) {
        for (Expected expected : course.expectations().all()) {
            if (expected.kind() != Script.Kind.DECISION) {
                continue;
            }
            Expected.Outcome outcome = course.outcome(expected);
            Kind kind = switch (outcome.state()) {
                case MET -> outcome.credit() > 0 ? Kind.RIGHT : Kind.WRONG;
                case FAILED -> Kind.OMITTED;
                case CENSORED, WITHDRAWN, IMPOSSIBLE, OPEN -> null;
            };
            if (kind != null) {
                deeds.add(new Deed(
                        expected.line(),
                        kind,
                        expected.seat(outcome),
                        expected.agency(),
                        expected.evidence(outcome, outcome.credit(), false).ended(kind.state)));
            }
        }
    }

    /** Decisions that no expectation names are open from their delivery to EndEx. */
    private void otherDecisions(List<Deed> deeds) {
        for (Message message : course.messages().all()) {
            Line.Id id = message.sent().line();
            Decision.Id decision = id == null ? null : course.script().decision(id);
            if (decision == null || course.script().isExpected(decision)) {
                continue;
            }
            Map<Position.Id, Long> delivered = new LinkedHashMap<>();
            message.deliveries().forEach(each -> delivered.putIfAbsent(each.seat(), each.entry()));
            delivered.forEach((seat, entry) -> {
                Choice choice = lastChoice(decision, seat, delivered.keySet());
                if (choice != null || course.hasEnded()) {
                    deeds.add(decided(decision, seat, entry, choice));
                }
            });
        }
    }

    /** The seat's own, or that of a deputy who was not asked himself. */
    private @Nullable Choice lastChoice(Decision.Id decision, Position.Id seat, Set<Position.Id> asked) {
        Predicate<Choice> counts = choice -> choice.seat().equals(seat)
                || (!asked.contains(choice.seat()) && course.script().standsFor(choice.seat(), seat));
        return choices.getOrDefault(decision, List.of()).stream()
                .filter(counts)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private Deed decided(Decision.Id decision, Position.Id seat, long delivered, @Nullable Choice choice) {
        Kind kind = Kind.OMITTED;
        int credit = 0;
        List<Long> entries = new ArrayList<>(List.of(delivered));
        if (choice != null) {
            kind = switch (choice.option().verdict()) {
                case RIGHT, PARTIAL -> Kind.RIGHT;
                case WRONG, UNLAWFUL -> Kind.WRONG;
            };
            credit = switch (choice.option().verdict()) {
                case RIGHT -> FULL;
                case PARTIAL -> HALF;
                case WRONG, UNLAWFUL -> 0;
            };
            entries.add(choice.entry());
        }
        return new Deed(
                course.script().line(decision),
                kind,
                seat,
                course.script().agencyOf(seat),
                EvidenceLine.of(decision.value(), seat.value(), kind.state, entries)
                        .worth(credit));
    }

    private void brokenRules(List<Deed> deeds) {
        for (Expected expected : course.expectations().all()) {
            Expected.Close close = expected.close();
            if (expected.kind() == Script.Kind.NEVER
                    && close != null
                    && course.outcome(expected).state() == Expected.State.FAILED) {
                Acts.Act act = close.cause() == null ? null : course.acts().in(close.cause());
                Position.Id seat = act == null ? expected.seat(course.outcome(expected)) : act.seat();
                List<Long> entries = new ArrayList<>(List.of(expected.openedEntry(), close.entry()));
                if (act != null && close.cause() != null) {
                    entries.add(close.cause());
                }
                deeds.add(falseAct(expected.exp().value(), seat == null ? expected.who() : seat, entries));
            }
        }
    }

    private Deed falseAct(String item, Place who, List<Long> entries) {
        return new Deed(
                Unit.NO_LINE,
                Kind.FALSE_ACT,
                who,
                course.script().agencyOf(who),
                EvidenceLine.of(item, who.value(), Kind.FALSE_ACT.state, entries));
    }

    private List<FalseAct> falseActs() {
        Map<Object, FalseAct> acts = new LinkedHashMap<>(unwanted);
        for (Event.ActionJudged judgement : judged.values()) {
            Acts.Act act = course.acts().in(judgement.entry());
            if (judgement.severity() != null && act != null) {
                Action.Id action = actionOf(act);
                Agency.Id agency = course.script().agencyOf(act.seat());
                Object key = action == null || agency == null ? judgement.entry() : List.of(action, agency);
                String item = action == null ? act.event().kind() : action.value();
                acts.merge(
                        key,
                        new FalseAct(item, act.seat(), judgement.entry()),
                        (one, other) -> one.entry() <= other.entry() ? one : other);
            }
        }
        List<FalseAct> all = new ArrayList<>(acts.values());
        all.addAll(passedOn.values());
        return all;
    }

    /** The action of the scenario's menu, or null when it was something else. */
    private Action.@Nullable Id actionOf(Acts.Act act) {
        Action.Id id = switch (act.event()) {
            case Event.ActionTaken taken -> taken.action();
            case Event.StepDone done -> done.action();
            default -> null;
        };
        return id == null || course.script().action(id) == null ? null : id;
    }

    private Set<Holder> holders(Stream<Position.Id> seats) {
        return seats.flatMap(seat -> Course.holders(seat, course.script().agencyOf(seat)).stream())
                .collect(toUnmodifiableSet());
    }

    /** Who chose a critical option, though he may have changed his mind. */
    Set<Holder> choseCritically() {
        return holders(choices.values().stream()
                .flatMap(List::stream)
                .filter(choice -> choice.option().severity() == Severity.CRITICAL)
                .map(Choice::seat));
    }

    /** Who did something else that is critical. */
    Set<Holder> actedCritically() {
        Set<Position.Id> seats = new LinkedHashSet<>();
        unwanted.values().forEach(act -> {
            Action action = course.script().action(new Action.Id(act.item()));
            if (action != null && action.unwanted() == Severity.CRITICAL) {
                seats.add(act.seat());
            }
        });
        judged.values().forEach(judgement -> {
            Acts.Act act = course.acts().in(judgement.entry());
            if (act != null && judgement.severity() != null && judgement.severity() == Compliance.CRITICAL) {
                seats.add(act.seat());
            }
        });
        return holders(seats.stream());
    }

    private static Count count(List<Deed> deeds) {
        int right = count(deeds, Kind.RIGHT);
        int wrong = count(deeds, Kind.WRONG);
        int falsePositives = wrong + count(deeds, Kind.FALSE_ACT);
        int falseNegatives = wrong + count(deeds, Kind.OMITTED);
        return deeds.isEmpty()
                ? new Count.None(Reason.NO_ITEMS)
                : new Count.Some(200.0 * right / (2 * right + falsePositives + falseNegatives), deeds.size());
    }

    /** How many of each there were. */
    static Step chosen(List<? extends Unit> units) {
        List<Deed> deeds = units.stream()
                .filter(Deed.class::isInstance)
                .map(Deed.class::cast)
                .toList();
        return new Step.Chosen(
                count(deeds, Kind.RIGHT),
                count(deeds, Kind.WRONG),
                count(deeds, Kind.OMITTED),
                count(deeds, Kind.FALSE_ACT));
    }

    private static int count(List<Deed> deeds, Kind kind) {
        return (int) deeds.stream().filter(deed -> deed.kind() == kind).count();
    }
}

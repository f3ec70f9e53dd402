package org.muster.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Action;
import org.muster.scenarios.DataCategory;
import org.muster.scenarios.Decision;
import org.muster.scenarios.Identifier;
import org.muster.scenarios.Item;
import org.muster.scenarios.Pattern;
import org.muster.scenarios.Pattern.Lending.Move;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Resource;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Site;
import org.muster.scenarios.TaskForce;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Verdict;

/**
 * Which open expectations an act meets, and how well. What is looked for is found by what it names, so an act is held only
 * against the expectations that name the same decision, action or resource; messages are {@link Letters}.
 */
final class Matches {

    /**
     * What an act is worth to one expectation.
     *
     * @param choice whether the last such act counts, and not the best
     * @param at the time that counts
     * @param act the entry of the act
     * @param by the seat that did it
     */
    record Match(Awaited one, int credit, boolean choice, long at, long act, Position.Id by) {}

    /** One way to meet one expectation. */
    static final class Want {
        final Awaited one;
        final Pattern pattern;
        /** What all of it is worth. */
        final int credit;

        private final Set<Action.Step> done = new HashSet<>(0);
        private int count;

        private Want(Awaited one, Pattern pattern, int credit) {
            this.one = one;
            this.pattern = pattern;
            this.credit = credit;
        }
    }

    private static final int FULL = 1000, HALF = 500;

    private final Scenario scenario;
    private final Informed informed;
    private final Letters letters;
    private final Map<Identifier, Set<Want>> wants = new HashMap<>();
    private final Map<TaskForce.Id, Long> formed = new HashMap<>();

    Matches(Scenario scenario, Messages messages, Informed informed) {
        this.scenario = scenario;
        this.informed = informed;
        this.letters = new Letters(scenario, messages, informed);
    }

    /**
     * Looks for it from now on.
     *
     * @return what meets it already, since it is a state of things and not an act
     */
    List<Match> add(Awaited one) {
        List<Match> met = new ArrayList<>();
        Pattern pattern = one.wish.pattern();
        if (pattern != null) {
            add(one, pattern, FULL, met);
        }
        Pattern partial = one.wish.partial();
        if (partial != null) {
            add(one, partial, HALF, met);
        }
        return met;
    }

    private void add(Awaited one, Pattern pattern, int credit, List<Match> met) {
        Want want = new Want(one, pattern, credit);
        switch (pattern) {
            case Pattern.Never never -> add(one, never.pattern(), credit, met);
            case Pattern.AnyOf any -> any.of().forEach(each -> add(one, each, credit, met));
            case Pattern.Message message -> letters.add(want, message);
            case Pattern.Decide decide -> index(decide.decision(), want);
            case Pattern.Act act -> index(act.action(), want);
            case Pattern.Lending lending -> index(lending.resource(), want);
            case Pattern.Form form -> {
                index(form.taskForce(), want);
                Long entry = formed.get(form.taskForce());
                if (entry != null) {
                    met.add(formed(want, form.taskForce(), one.clock.opened(), entry));
                }
            }
            case Pattern.Share share -> {
                for (Item.Id item : informed.serving(share.item())) {
                    index(item, want);
                    LogEntry entry = informed.lawfully(share.with(), item);
                    if (entry != null) {
                        met.add(shared(want, entry));
                    }
                }
            }
            case Pattern.Purge purge -> {
                index(purge.category(), want);
                if (!informed.holdsAny(one.agency, purge.category())) {
                    met.add(new Match(one, credit, false, one.clock.opened(), one.entry, answers(one)));
                }
            }
        }
    }

    private void index(Identifier subject, Want want) {
        wants.computeIfAbsent(subject, id -> new LinkedHashSet<>()).add(want);
    }

    /** Looks for it no longer. */
    void remove(Awaited one) {
        Pattern pattern = one.wish.pattern();
        if (pattern != null) {
            remove(one, pattern);
        }
        Pattern partial = one.wish.partial();
        if (partial != null) {
            remove(one, partial);
        }
    }

    private void remove(Awaited one, Pattern pattern) {
        switch (pattern) {
            case Pattern.Never never -> remove(one, never.pattern());
            case Pattern.AnyOf any -> any.of().forEach(each -> remove(one, each));
            case Pattern.Message message -> letters.remove(one, message);
            case Pattern.Decide decide -> unindex(decide.decision(), one);
            case Pattern.Act act -> unindex(act.action(), one);
            case Pattern.Lending lending -> unindex(lending.resource(), one);
            case Pattern.Form form -> unindex(form.taskForce(), one);
            case Pattern.Share share -> informed.serving(share.item()).forEach(item -> unindex(item, one));
            case Pattern.Purge purge -> unindex(purge.category(), one);
        }
    }

    private void unindex(Identifier subject, Awaited one) {
        Set<Want> all = wants.get(subject);
        if (all != null) {
            all.removeIf(want -> want.one.equals(one));
        }
    }

    /** @return what the entry meets, in the order in which it was expected */
    List<Match> read(LogEntry entry) {
        return switch (entry.event()) {
            case Event.DecisionMade made -> decided(made, entry);
            case Event.ActionTaken taken -> acted(taken.action(), taken.step(), taken.where(), taken.seat(), entry);
            case Event.StepDone done -> acted(done.action(), done.step(), done.where(), done.seat(), entry);
            case Event.ResourceRequested event ->
                event.seat() == null
                        ? List.of()
                        : lent(Move.REQUEST, event.res(), event.count(), event.purpose(), event.seat(), null, entry);
            case Event.ResourceGranted event ->
                lent(Move.GRANT, event.res(), event.count(), event.purpose(), event.seat(), event.verdict(), entry);
            case Event.ResourceRefused event ->
                lent(Move.DECLINE, event.res(), event.count(), event.purpose(), event.seat(), null, entry);
            case Event.ResourceReturned event ->
                lent(Move.RETURN, event.res(), event.count(), event.purpose(), event.seat(), null, entry);
            case Event.TaskForceFormed event -> {
                formed.put(event.tf(), entry.number());
                yield found(event.tf()).stream()
                        .map(want -> formed(want, event.tf(), entry.time().millis(), entry.number()))
                        .toList();
            }
            case Event.ItemAvailable event -> told(event.item(), entry);
            case Event.ItemKnown event -> told(event.item(), entry);
            case Event.ItemPurged event -> purged(event, entry);
            case Event.TaskForceDissolved event -> {
                formed.remove(event.tf());
                yield List.of();
            }
            default -> letters.read(entry);
        };
    }

    /** Looks whether a message has reached all whom it must, once what it says has been judged. */
    List<Match> look(int message) {
        return letters.look(message);
    }

    /** @return whose matching message came to nothing since the last call */
    List<Awaited> takeBereft() {
        return letters.takeBereft();
    }

    /** @return whether the message could still meet something */
    boolean isUnderWay(int message) {
        return letters.isUnderWay(message);
    }

    private List<Match> decided(Event.DecisionMade made, LogEntry entry) {
        Set<Want> all = found(made.dec());
        Decision.Option option =
                all.isEmpty() ? null : scenario.decision(made.dec()).option(made.option());
        if (option == null) {
            return List.of();
        }
        int worth = switch (option.verdict()) {
            case RIGHT -> FULL;
            case PARTIAL -> HALF;
            case WRONG, UNLAWFUL -> 0;
        };
        List<Match> matches = new ArrayList<>();
        for (Want want : all) {
            if (standsFor(scenario, made.seat(), want.one.key.who())) {
                matches.add(match(want, worth * want.credit / FULL, true, made.seat(), entry));
            }
        }
        return matches;
    }

    private List<Match> acted(
            Action.Id id, Action.@Nullable Step step, Site.@Nullable Id where, Position.Id seat, LogEntry entry) {
        List<Match> matches = new ArrayList<>();
        for (Want want : found(id)) {
            Pattern.Act act = (Pattern.Act) want.pattern;
            if (!standsFor(scenario, seat, want.one.key.who())
                    || (act.where() != null && !act.where().equals(where))) {
                continue;
            }
            List<Action.Step> steps =
                    act.steps().isEmpty() ? scenario.action(id).steps() : act.steps();
            boolean adds = step == null || (steps.contains(step) && want.done.add(step));
            int done = step == null ? steps.size() : want.done.size();
            if (step == null) {
                want.done.addAll(steps);
            }
            boolean counts = !act.steps().isEmpty() || done == steps.size() || want.one.wish.isNever();
            if (adds && counts) {
                int credit = steps.isEmpty() ? want.credit : share(want.credit, done, steps.size());
                matches.add(match(want, credit, false, seat, entry));
            }
        }
        return matches;
    }

    private static int share(int credit, int done, int all) {
        return (2 * credit * done + all) / (2 * all);
    }

    /** What is asked for or given bit by bit adds up. A loan that is forbidden is worth nothing. */
    private List<Match> lent(
            Move move,
            Resource.Id resource,
            int count,
            Purpose purpose,
            Position.Id seat,
            @Nullable Verdict verdict,
            LogEntry entry) {
        List<Match> matches = new ArrayList<>();
        for (Want want : found(resource)) {
            Pattern.Lending lending = (Pattern.Lending) want.pattern;
            boolean forbidden = verdict != null && !verdict.allows() && !want.one.wish.isNever();
            if (lending.move() != move
                    || forbidden
                    || (lending.purpose() != null && lending.purpose() != purpose)
                    || !standsFor(scenario, seat, want.one.key.who())) {
                continue;
            }
            want.count += count;
            if (want.count >= lending.count()) {
                matches.add(match(want, want.credit, false, seat, entry));
            }
        }
        return matches;
    }

    private List<Match> told(Item.Id item, LogEntry entry) {
        List<Match> matches = new ArrayList<>();
        for (Want want : found(item)) {
            // It is this entry that told it, or the place knew it before and the want is met.
            if (entry.equals(informed.lawfully(((Pattern.Share) want.pattern).with(), item))) {
                matches.add(shared(want, entry));
            }
        }
        return matches;
    }

    /** The time at which it was known counts, and the message that told it. */
    private Match shared(Want want, LogEntry entry) {
        Integer message = null;
        long at = entry.time().millis();
        if (entry.event() instanceof Event.ItemKnown known) {
            message = known.msg();
            at = known.since() == null ? at : known.since().millis();
        }
        long since = Math.max(at, want.one.clock.opened());
        if (message == null) {
            return new Match(want.one, want.credit, false, since, entry.number(), answers(want.one));
        }
        Letters.Sent sent = letters.sent(message);
        Position.Id by = sent.by();
        boolean own = by != null && want.one.agency.equals(scenario.agencyOf(by));
        return new Match(want.one, want.credit, false, since, sent.entry(), by != null && own ? by : answers(want.one));
    }

    private List<Match> purged(Event.ItemPurged event, LogEntry entry) {
        DataCategory.Id category = scenario.item(event.item()).category();
        List<Match> matches = new ArrayList<>();
        for (Want want : found(category)) {
            if (want.one.agency.equals(event.agency())
                    && (want.one.wish.isNever() || !informed.holdsAny(event.agency(), category))) {
                matches.add(match(want, want.credit, false, event.seat(), entry));
            }
        }
        return matches;
    }

    /** @return the seat that answers for what nobody in particular did */
    private Position.Id answers(Awaited one) {
        if (one.key.who() instanceof Position.Id seat) {
            return seat;
        }
        Position contact = scenario.pointOfContact(one.agency);
        return contact == null ? scenario.positions(one.agency).getFirst().id() : contact.id();
    }

    private Match formed(Want want, TaskForce.Id taskForce, long at, long entry) {
        Position.Id by = switch (want.one.key.who()) {
            case Position.Id seat -> seat;
            default -> {
                TaskForce force = scenario.taskForce(taskForce);
                yield force.members().stream()
                        .filter(member -> want.one.agency.equals(scenario.agencyOf(member)))
                        .findFirst()
                        .orElse(force.lead());
            }
        };
        return new Match(want.one, want.credit, false, at, entry, by);
    }

    private Set<Want> found(Identifier subject) {
        return wants.getOrDefault(subject, Set.of());
    }

    private static Match match(Want want, int credit, boolean choice, Position.Id seat, LogEntry entry) {
        return new Match(want.one, credit, choice, entry.time().millis(), entry.number(), actor(entry, seat));
    }

    /** The seat that did it: a deputy acts for the seat that the entry names. */
    static Position.Id actor(LogEntry entry, Position.Id seat) {
        return entry.input() == null
                ? seat
                : Objects.requireNonNullElse(entry.input().seat(), seat);
    }

    /** @return whether what the seat does is done for the place: any seat of an agency, the seat itself, a deputy of it */
    static boolean standsFor(Scenario scenario, Position.Id seat, Place who) {
        return switch (who) {
            case Position.Id one ->
                seat.equals(one) || scenario.position(one).deputies().contains(seat);
            default -> who.equals(scenario.agencyOf(seat));
        };
    }
}

package org.muster.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Burst;
import org.muster.scenarios.Disruption;
import org.muster.scenarios.Link;
import org.muster.scenarios.PacePlan;
import org.muster.scenarios.Pair;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Rate;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Share;
import org.muster.scenarios.Via;
import org.muster.simulator.log.LossReason;

/**
 * The links between agencies, as they are now: which way a message goes, how long it waits and is under way, and whether it
 * arrives. What disruptions do to the links is kept by disruption, so that two that overlap end each for itself.
 */
final class Network {

    /** A way from one agency to another. */
    sealed interface Route {

        /** From hand to hand, at once: SimCell, or two seats of one agency. */
        record Direct() implements Route {}

        /**
         * Over links, one after the other.
         *
         * @param hops one link, or more where agencies in between relay automatically
         * @param level where the first link stands in the pair's PACE plan, or null when the plan does not name it
         */
        record Over(List<Hop> hops, PacePlan.@Nullable Level level) implements Route {}
    }

    /** One link of a way. */
    record Hop(Link link, Agency.Id from, Agency.Id to) {}

    /**
     * What becomes of one message on one link.
     *
     * @param queuedMillis how long it waits until the link has room for it
     * @param travelMillis how long it is under way after that, until it arrives or is lost
     */
    record Passage(long queuedMillis, long travelMillis, boolean lost) {
        long millis() {
            return queuedMillis + travelMillis;
        }
    }

    private static final Route DIRECT = new Route.Direct();

    /** What is the matter with one link. */
    private static final class State {
        final Link link;
        final Lognormal delay;
        final long key;
        final Set<Disruption.Id> cuts = new HashSet<>();
        final Map<Disruption.Id, Long> factors = new LinkedHashMap<>();
        final Map<Disruption.Id, Share> losses = new LinkedHashMap<>();
        final Map<Disruption.Id, Burst> bursts = new LinkedHashMap<>();
        final Map<Disruption.Id, Rate> capacities = new LinkedHashMap<>();
        long busyUntil;
        boolean bad;

        State(Link link) {
            this.link = link;
            this.delay = Lognormal.of(link.delay());
            this.key = Chance.key(link.id().value());
        }
    }

    /**
     * The links between two agencies that a message can take by its plans or, without a plan, at all.
     *
     * @param straight those that join the two
     * @param relayed whether it can also go over other agencies, so that any link can matter
     */
    record Lines(List<Link> straight, boolean relayed) {}

    private record Slow(List<Pair> pairs, long permille) {
        boolean slows(Agency.Id from, Agency.Id to) {
            return pairs.stream().anyMatch(pair -> pair.joins(from, to));
        }
    }

    private record Cut(Set<Agency.Id> one, Set<Agency.Id> other) {
        boolean parts(Agency.Id from, Agency.Id to) {
            return (one.contains(from) && other.contains(to)) || (one.contains(to) && other.contains(from));
        }
    }

    private record LockOut(List<Position.Id> seats, Link.Id link) {}

    private final Scenario scenario;
    private final Chance chance;
    private final Map<Link.Id, State> states = new HashMap<>();
    /** As far as they were asked for; they follow from the script alone. */
    private final Map<Pair, Lines> lines = new HashMap<>();

    /** The links that a disruption makes worse without cutting them. */
    private final Map<Disruption.Id, Set<State>> marked = new HashMap<>();

    private final Map<String, Long> keys = new HashMap<>();
    private final Map<Disruption.Id, Cut> partitions = new LinkedHashMap<>();
    private final Map<Disruption.Id, Slow> slow = new LinkedHashMap<>();
    private final Map<Disruption.Id, List<Agency.Id>> silent = new LinkedHashMap<>();
    private final Map<Disruption.Id, LockOut> lockOuts = new LinkedHashMap<>();

    Network(Scenario scenario, Chance chance) {
        this.scenario = scenario;
        this.chance = chance;
        for (Link link : scenario.links()) {
            states.put(link.id(), new State(link));
        }
    }

    // What disruptions do

    /** @return whether the link was up and is down now */
    boolean cut(Link.Id link, Disruption.Id by) {
        State state = state(link);
        return state.cuts.add(by) && state.cuts.size() == 1;
    }

    /** @return whether the link was down and is up now */
    boolean restore(Link.Id link, Disruption.Id by) {
        State state = state(link);
        return state.cuts.remove(by) && state.cuts.isEmpty();
    }

    void slowDown(Link.Id link, Disruption.Id by, long permille) {
        marked(link, by).factors.put(by, permille);
    }

    void loseMore(Link.Id link, Disruption.Id by, Share loss, @Nullable Burst burst) {
        State state = marked(link, by);
        if (burst == null) {
            state.losses.put(by, loss);
        } else {
            state.bursts.put(by, burst);
        }
    }

    void carryLess(Link.Id link, Disruption.Id by, Rate capacity) {
        marked(link, by).capacities.put(by, capacity);
    }

    private State marked(Link.Id link, Disruption.Id by) {
        State state = state(link);
        marked.computeIfAbsent(by, each -> new HashSet<>()).add(state);
        return state;
    }

    void slowDown(Disruption.Id by, List<Pair> pairs, long permille) {
        slow.put(by, new Slow(pairs, permille));
    }

    void partition(Disruption.Id by, List<Agency.Id> one, List<Agency.Id> other) {
        partitions.put(by, new Cut(Set.copyOf(one), Set.copyOf(other)));
    }

    void silence(Disruption.Id by, List<Agency.Id> agencies) {
        silent.put(by, agencies);
    }

    void lockOut(Disruption.Id by, List<Position.Id> seats, Link.Id link) {
        lockOuts.put(by, new LockOut(seats, link));
    }

    /** Undoes all that a disruption did, cuts apart. */
    void lift(Disruption.Id by) {
        for (State state : marked.getOrDefault(by, Set.of())) {
            state.factors.remove(by);
            state.losses.remove(by);
            state.bursts.remove(by);
            state.capacities.remove(by);
        }
        marked.remove(by);
        partitions.remove(by);
        slow.remove(by);
        silent.remove(by);
        lockOuts.remove(by);
    }

    boolean isSilent(Agency.Id agency) {
        for (List<Agency.Id> agencies : silent.values()) {
            if (agencies.contains(agency)) {
                return true;
            }
        }
        return false;
    }

    // What messages ask

    /**
     * @param from the sender's agency, or null for a voice of SimCell
     * @param purpose of the message, since a pair can have a plan for each
     * @param fit which links {@code best} takes first; the others only when none of these is up
     * @return the way that was asked for. {@code best} is the first level of the pair's PACE plan that is up, without a
     *     plan the first link of both that is up; when none is up the first of them; without a link SimCell's hands.
     */
    Route route(Via via, Agency.@Nullable Id from, Position.Id to, Purpose purpose, Predicate<Link> fit) {
        Agency.Id agency = scenario.position(to).agency();
        if (from == null || from.equals(agency) || via instanceof Via.Direct) {
            return DIRECT;
        }
        PacePlan plan = scenario.pacePlan(from, agency, purpose);
        if (via instanceof Via.Over over) {
            Link link = state(over.link()).link;
            List<Hop> way = way(link, from, agency, false);
            return way.isEmpty() ? DIRECT : new Route.Over(way, plan == null ? null : plan.level(link.id()));
        }
        Route unfit = null;
        Route first = null;
        for (Link link : candidates(plan, from, agency)) {
            PacePlan.Level level = plan == null ? null : plan.level(link.id());
            List<Hop> open = way(link, from, agency, true);
            if (!open.isEmpty()) {
                if (fit.test(link)) {
                    return new Route.Over(open, level);
                }
                unfit = unfit == null ? new Route.Over(open, level) : unfit;
            }
            List<Hop> closed = first == null ? way(link, from, agency, false) : List.of();
            if (!closed.isEmpty()) {
                first = new Route.Over(closed, level);
            }
        }
        return unfit != null ? unfit : first == null ? DIRECT : first;
    }

    /** @return whether a message could take the link from one agency toward the other, up or down */
    boolean leads(Link.Id link, Agency.Id from, Agency.Id to) {
        return !way(state(link).link, from, to, false).isEmpty();
    }

    /** @return whether any link leads from one agency to the other, up or down */
    boolean leads(Agency.Id from, Agency.Id to) {
        for (Link link : scenario.links(from)) {
            if (link.members().contains(to)) {
                return true;
            }
        }
        for (Link link : scenario.links(from)) {
            if (leads(link.id(), from, to)) {
                return true;
            }
        }
        return false;
    }

    /** @return the way of a message whose sender hides: over the one link, from wherever he sits on it */
    Route forged(Link.Id link, Position.Id to) {
        Agency.Id agency = scenario.position(to).agency();
        return new Route.Over(List.of(new Hop(state(link).link, agency, agency)), null);
    }

    /** @return whether a message could start now from one agency to the other, over any level of their plans */
    boolean hasWay(Agency.Id from, Agency.Id to) {
        if (from.equals(to)) {
            return true;
        }
        List<PacePlan> plans = scenario.pacePlans(from, to);
        if (plans.isEmpty()) {
            return isAnyOpen(candidates(null, from, to), from, to);
        }
        for (PacePlan plan : plans) {
            if (isAnyOpen(candidates(plan, from, to), from, to)) {
                return true;
            }
        }
        return false;
    }

    /** Which links a message takes from one agency to the other, whatever is up. */
    Lines lines(Agency.Id from, Agency.Id to) {
        return lines.computeIfAbsent(new Pair(from, to), pair -> findLines(from, to));
    }

    private Lines findLines(Agency.Id from, Agency.Id to) {
        List<PacePlan> plans = scenario.pacePlans(from, to);
        List<Link> links = new ArrayList<>();
        if (plans.isEmpty()) {
            links.addAll(candidates(null, from, to));
        }
        plans.forEach(plan -> links.addAll(candidates(plan, from, to)));
        boolean relayed = links.stream().anyMatch(link -> !link.joins(from, to) && leads(link.id(), from, to));
        return new Lines(links.stream().filter(link -> link.joins(from, to)).toList(), relayed);
    }

    private boolean isAnyOpen(List<Link> links, Agency.Id from, Agency.Id to) {
        for (Link link : links) {
            if (!way(link, from, to, true).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** @return why nothing can pass the hop now, or null when it can; {@code seat} is the one that sends or receives there */
    @Nullable
    LossReason closed(Hop hop, Place sender, Position.Id recipient) {
        if (!state(hop.link().id()).cuts.isEmpty()) {
            return LossReason.OUTAGE;
        }
        if (isSilent(hop.from()) || isSilent(hop.to())) {
            return LossReason.AGENCY_DOWN;
        }
        if (isParted(hop.from(), hop.to())) {
            return LossReason.PARTITION;
        }
        for (LockOut lockOut : lockOuts.values()) {
            if (lockOut.link().equals(hop.link().id())
                    && ((sender instanceof Position.Id seat && lockOut.seats().contains(seat))
                            || lockOut.seats().contains(recipient))) {
                return LossReason.ACCESS_LOSS;
            }
        }
        return null;
    }

    /**
     * Sends a message over one hop. On a net one transmission is heard by all, so all hearers share its delay and its place
     * in the queue; elsewhere each has a passage of his own. Whether it is lost is drawn for each hearer.
     *
     * @param hearer the seat it goes to, or the agency that overhears it
     * @param message what the draws of this message go by
     * @param permille how much longer than usual the passage takes: 1000 is usual
     * @param queues whether it takes a place in the queue; false for a hearer of what is on the air already
     */
    Passage send(Hop hop, String hearer, long message, long permille, long now, boolean queues) {
        State state = state(hop.link().id());
        long ear = Chance.key(state.key, key(hearer));
        boolean net = hop.link().channel().isNet();
        long queued = 0;
        Rate capacity = scenario.isInTurns() ? null : capacity(state);
        if (capacity != null) {
            long start = Math.max(now, state.busyUntil);
            if (queues) {
                state.busyUntil = start + capacity.meanGapMillis();
                queued = start - now;
            } else {
                queued = Math.max(0, start - capacity.meanGapMillis() - now);
            }
        }
        long factor = permille;
        for (long other : state.factors.values()) {
            factor = factor * other / 1000;
        }
        for (Slow other : slow.values()) {
            if (other.slows(hop.from(), hop.to())) {
                factor = factor * other.permille() / 1000;
            }
        }
        Lognormal delay = factor == 1000 ? state.delay : state.delay.times(factor);
        long travel = chance.draw(delay, Chance.Purpose.DELAY, net ? state.key : ear, message, 0);
        return new Passage(queued, travel, isLost(state, ear, message));
    }

    private boolean isLost(State state, long ear, long message) {
        double arrives = 1 - state.link.loss().value();
        for (Share loss : state.losses.values()) {
            arrives *= 1 - loss.value();
        }
        Burst burst = state.bursts.isEmpty()
                ? state.link.burst()
                : state.bursts.values().iterator().next();
        if (burst != null) {
            double turn = chance.draw(Chance.Purpose.BURST, ear, message, 0);
            state.bad = turn < (state.bad ? 1 - burst.r().value() : burst.p().value());
            arrives *= 1 - (state.bad ? burst.lossBad() : burst.lossGood()).value();
        }
        return arrives < 1 && chance.draw(Chance.Purpose.LOSS, ear, message, 0) >= arrives;
    }

    private static @Nullable Rate capacity(State state) {
        Rate least = state.link.capacity();
        for (Rate other : state.capacities.values()) {
            if (least == null || other.meanGapMillis() > least.meanGapMillis()) {
                least = other;
            }
        }
        return least;
    }

    private List<Link> candidates(@Nullable PacePlan plan, Agency.Id from, Agency.Id to) {
        if (plan != null) {
            List<Link> levels = new ArrayList<>(plan.levels().size());
            plan.levels().forEach(level -> levels.add(state(level).link));
            return levels;
        }
        List<Link> direct = scenario.links(from, to);
        return direct.isEmpty() ? scenario.links(from) : direct;
    }

    /**
     * The shortest way that begins or, where the sender is no member, ends with the given link.
     *
     * @param up whether every link of it must be up
     * @return the hops in order, or none when there is no such way
     */
    private List<Hop> way(Link link, Agency.Id from, Agency.Id to, boolean up) {
        if (link.joins(from, to)) {
            Hop hop = new Hop(link, from, to);
            return up && isClosed(hop) ? List.of() : List.of(hop);
        }
        if (link.members().contains(from)) {
            return relayed(link, from, to, up);
        }
        if (link.members().contains(to)) {
            List<Hop> back = new ArrayList<>(relayed(link, to, from, up));
            Collections.reverse(back);
            return back.stream()
                    .map(hop -> new Hop(hop.link(), hop.to(), hop.from()))
                    .toList();
        }
        return List.of();
    }

    /** Breadth first from the first link over agencies that relay automatically. */
    private List<Hop> relayed(Link first, Agency.Id from, Agency.Id to, boolean up) {
        Map<Agency.Id, Hop> reached = new HashMap<>();
        Deque<Agency.Id> next = new ArrayDeque<>();
        for (Agency.Id relay : first.members()) {
            Hop hop = new Hop(first, from, relay);
            if (!relay.equals(from) && scenario.agency(relay).relaysAutomatically() && !(up && isClosed(hop))) {
                reached.put(relay, hop);
                next.add(relay);
            }
        }
        while (!next.isEmpty() && !reached.containsKey(to)) {
            Agency.Id relay = next.remove();
            for (Link link : scenario.links(relay)) {
                for (Agency.Id member : link.members()) {
                    Hop hop = new Hop(link, relay, member);
                    boolean ends = member.equals(to);
                    if (member.equals(from)
                            || reached.containsKey(member)
                            || !(ends || scenario.agency(member).relaysAutomatically())
                            || (up && isClosed(hop))) {
                        continue;
                    }
                    reached.put(member, hop);
                    next.add(member);
                }
            }
        }
        List<Hop> way = new ArrayList<>();
        for (Agency.Id at = to; reached.containsKey(at); at = way.getLast().from()) {
            way.add(reached.get(at));
        }
        Collections.reverse(way);
        return way;
    }

    private boolean isClosed(Hop hop) {
        return !state(hop.link().id()).cuts.isEmpty()
                || isSilent(hop.from())
                || isSilent(hop.to())
                || isParted(hop.from(), hop.to());
    }

    private boolean isParted(Agency.Id from, Agency.Id to) {
        for (Cut cut : partitions.values()) {
            if (cut.parts(from, to)) {
                return true;
            }
        }
        return false;
    }

    private State state(Link.Id link) {
        State state = states.get(link);
        if (state == null) {
            throw new IllegalArgumentException("Link (%s) is not of this scenario.".formatted(link));
        }
        return state;
    }

    private long key(String name) {
        return keys.computeIfAbsent(name, Chance::key);
    }
}

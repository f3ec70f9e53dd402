package org.muster.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Link;
import org.muster.scenarios.PacePlan;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Via;

/**
 * The links between agencies: which way a message goes, how long it is under way and whether it arrives. What it answers
 * about one message depends on the script, the seed and that message alone.
 */
final class Network {

    /** A way from one agency to another. */
    sealed interface Route {

        /** From hand to hand, at once: SimCell, or two seats of one agency. */
        record Direct() implements Route {}

        /** @param level where the link stands in the pair's PACE plan, or null when the plan does not name it */
        record Over(Link link, PacePlan.@Nullable Level level) implements Route {}
    }

    /**
     * What becomes of one message on the way to one hearer.
     *
     * @param millis from the sending to the arrival, or to the moment at which it is lost
     */
    record Passage(long millis, boolean lost) {}

    private static final Route DIRECT = new Route.Direct();

    private final Scenario scenario;
    private final Chance chance;
    private final Map<Link.Id, Lognormal> delays = new HashMap<>();
    private final Map<String, Long> keys = new HashMap<>();

    Network(Scenario scenario, Chance chance) {
        this.scenario = scenario;
        this.chance = chance;
    }

    /**
     * @param from the sender's agency, or null for a voice of SimCell
     * @param purpose of the message, since a pair can have a plan for each
     * @return the way that was asked for. {@code best} is the first level of the pair's PACE plan, without a plan the first
     *     link of both, and without a link SimCell's hands.
     */
    Route route(Via via, Agency.@Nullable Id from, Position.Id to, Purpose purpose) {
        Agency.Id agency = scenario.position(to).agency();
        if (from == null || from.equals(agency)) {
            return DIRECT;
        }
        PacePlan plan = scenario.pacePlan(from, agency, purpose);
        return switch (via) {
            case Via.Direct direct -> DIRECT;
            case Via.Over over ->
                new Route.Over(scenario.link(over.link()), plan == null ? null : plan.level(over.link()));
            case Via.Best best -> {
                if (plan != null) {
                    yield new Route.Over(scenario.link(plan.levels().getFirst()), PacePlan.Level.PRIMARY);
                }
                List<Link> links = scenario.links(from, agency);
                yield links.isEmpty() ? DIRECT : new Route.Over(links.getFirst(), null);
            }
        };
    }

    /**
     * On a net one transmission is heard by all, so all hearers share its delay; elsewhere each has a passage of his own.
     * Whether it is lost is drawn for each hearer.
     *
     * @param hearer the seat it goes to, or the agency that overhears it
     * @param message what the draws of this message go by
     * @param permille how much longer than usual the passage takes: 1000 is usual
     */
    Passage send(Link link, String hearer, long message, long permille) {
        long line = key(link.id().value());
        long ear = Chance.key(line, key(hearer));
        Lognormal usual = delays.computeIfAbsent(link.id(), id -> Lognormal.of(link.delay()));
        Lognormal delay = permille == 1000 ? usual : usual.times(permille);
        long millis = chance.draw(delay, Chance.Purpose.DELAY, link.channel().isNet() ? line : ear, message, 0);
        boolean lost = link.loss().millionths() > 0
                && chance.draw(Chance.Purpose.LOSS, ear, message, 0)
                        < link.loss().value();
        return new Passage(millis, lost);
    }

    private long key(String name) {
        return keys.computeIfAbsent(name, Chance::key);
    }
}

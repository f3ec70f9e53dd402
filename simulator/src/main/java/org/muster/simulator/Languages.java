package org.muster.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Disruption;
import org.muster.scenarios.Effect;
import org.muster.scenarios.Position;
import org.muster.scenarios.Resource;
import org.muster.scenarios.Scenario;

/**
 * Who understands whom. A message in a language that its reader does not speak takes longer until an interpreter of that
 * language is with the reader's agency. A language barrier makes what passes between two agencies take longer, and some of it
 * is misunderstood, until the resource that eases it is with one of the two.
 */
final class Languages {

    /**
     * What the want of a common language does to one message.
     *
     * @param permille how much longer than usual it takes: 1000 is usual
     */
    record Hindrance(long permille, boolean misunderstood) {
        static final Hindrance NONE = new Hindrance(1000, false);

        boolean isNone() {
            return permille == 1000 && !misunderstood;
        }
    }

    /** How much longer it takes to come across in a language that its reader does not speak. */
    private static final long FOREIGN_PERMILLE = 2500;

    private final Scenario scenario;
    private final Chance chance;
    private final Lending lending;
    private final Map<Disruption.Id, Effect.LanguageBarrier> barriers = new LinkedHashMap<>();

    Languages(Scenario scenario, Chance chance, Lending lending) {
        this.scenario = scenario;
        this.chance = chance;
        this.lending = lending;
    }

    void raise(Disruption.Id by, Effect.LanguageBarrier barrier) {
        barriers.put(by, barrier);
    }

    void lift(Disruption.Id by) {
        barriers.remove(by);
    }

    /**
     * @param language that the message is in, or null for the fiction's own
     * @param from the sender's agency, or null for a voice of SimCell
     * @param message what the draws of this message go by
     */
    Hindrance hindrance(@Nullable String language, Agency.@Nullable Id from, Position.Id to, long message) {
        Position reader = scenario.position(to);
        long permille = 1000;
        if (language != null
                && !reader.languages().contains(language)
                && !lending.interprets(reader.agency(), language)) {
            permille = FOREIGN_PERMILLE;
        }
        double understood = 1;
        for (Effect.LanguageBarrier barrier : barriers.values()) {
            if (from != null && isBetween(barrier, from, reader.agency()) && !isEased(barrier, from, reader.agency())) {
                permille = permille * permille(barrier.factor()) / 1000;
                understood *= 1 - barrier.misunderstood().value();
            }
        }
        boolean misunderstood = understood < 1
                && chance.draw(Chance.Purpose.MISUNDERSTOOD, Chance.key(to.value()), message, 0) >= understood;
        return permille == 1000 && !misunderstood ? Hindrance.NONE : new Hindrance(permille, misunderstood);
    }

    private static boolean isBetween(Effect.LanguageBarrier barrier, Agency.Id from, Agency.Id to) {
        return !from.equals(to)
                && (barrier.agencies().contains(from)
                        || barrier.agencies().contains(to)
                        || barrier.pairs().stream().anyMatch(pair -> pair.joins(from, to)));
    }

    private boolean isEased(Effect.LanguageBarrier barrier, Agency.Id from, Agency.Id to) {
        Resource.Id interpreters = barrier.easedBy();
        return interpreters != null && (lending.isWith(from, interpreters) || lending.isWith(to, interpreters));
    }

    private static long permille(double factor) {
        return (long) StrictMath.floor(factor * 1000 + 0.5);
    }
}

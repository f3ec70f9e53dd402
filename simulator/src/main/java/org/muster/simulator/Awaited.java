package org.muster.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.Pattern;
import org.muster.scenarios.Phase;
import org.muster.scenarios.Place;
import org.muster.scenarios.Until;
import org.muster.simulator.log.BlockReason;

/** An expectation that is open: what is looked for, and what has come of it so far. */
final class Awaited {

    /** Names one expectation: an id can stand for as many as its line has recipients. */
    record Key(Expectation.Id exp, Place who) {}

    /**
     * What is looked for.
     *
     * @param pattern null for an acknowledgement
     * @param partial a weaker pattern worth half, or null
     * @param withinMillis null where there is no deadline
     * @param until when a never is kept, or null when its phase closes or the exercise ends
     */
    record Wish(
            @Nullable Pattern pattern,
            @Nullable Pattern partial,
            @Nullable Long withinMillis,
            @Nullable Until until) {

        static Wish of(Expectation written) {
            return new Wish(written.pattern(), written.partial(), written.withinMillis(), written.until());
        }

        /** An acknowledgement. */
        static Wish within(long millis) {
            return new Wish(null, null, millis, null);
        }

        boolean isNever() {
            return pattern instanceof Pattern.Never;
        }
    }

    final Key key;
    final Wish wish;
    /** The agency that is looked to, or that of the seat that is. */
    final Agency.Id agency;
    /** The number of the entry that opened it. */
    final long entry;

    final ExcusedClock clock;
    /** The phase that closes it, or null when none does. */
    final Phase.@Nullable Id phase;
    /** The agencies that whoever meets it must reach, for each way to meet it; a way that needs no link is empty. */
    final List<Set<Agency.Id>> partners;

    /** When matching messages were sent that have not reached everybody yet, by their numbers. */
    final Map<Integer, Long> underWay = new HashMap<>(0);

    @Nullable
    BlockReason blockedFor;

    boolean met;
    int credit;
    boolean missed;
    boolean closed;
    /** Rises whenever its deadlines move, so that those noted under the old ones are passed over. */
    int version;

    Awaited(
            Key key,
            Wish wish,
            Agency.Id agency,
            long entry,
            long now,
            Phase.@Nullable Id phase,
            List<Set<Agency.Id>> partners) {
        this.key = key;
        this.wish = wish;
        this.agency = agency;
        this.entry = entry;
        this.clock = new ExcusedClock(now);
        this.phase = phase;
        this.partners = List.copyOf(partners);
    }

    /** @return whether a matching message is under way that was sent within so much of its clock */
    boolean waitsForMessage(long withinMillis) {
        for (long sent : underWay.values()) {
            if (clock.used(sent) <= withinMillis) {
                return true;
            }
        }
        return false;
    }
}

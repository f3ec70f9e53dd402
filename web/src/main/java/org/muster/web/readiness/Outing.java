package org.muster.web.readiness;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Position;
import org.muster.scoring.Holder;
import org.muster.scoring.Measure;
import org.muster.scoring.Reason;

/**
 * One drill of somebody: an exercise that has ended, and his part in it.
 *
 * @param seat the one that he held, or null for an agency or a cohort
 * @param keptOut why it says nothing about how ready he is, empty when it does
 * @param seenBefore whether he knew the script
 */
record Outing(
        Played played,
        @Nullable Position seat,
        Map<Measure, Shown> shown,
        Map<Measure, Reason> missing,
        Map<Measure, List<Faced>> faced,
        List<KeptOut> keptOut,
        boolean seenBefore) {

    static Outing of(Played played, Tackled tackled) {
        return new Outing(
                played,
                tackled.holder() instanceof Holder.Seat(var seat)
                        ? played.scenario().position(seat)
                        : null,
                tackled.shown(),
                tackled.missing(),
                tackled.faced(),
                tackled.keptOut(),
                tackled.seenBefore());
    }

    boolean counts() {
        return keptOut.isEmpty();
    }
}

package org.muster.web.validity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Scenario;
import org.muster.scoring.EvidenceLine;
import org.muster.scoring.Holder;
import org.muster.scoring.Measure;
import org.muster.scoring.Scores;
import org.muster.scoring.Value;
import org.muster.web.rehearsal.Rehearsal;

/** Rehearsals of a script, and what they came to. */
final class Plays {

    static final Holder DESK = new Holder.Seat(Yardstick.DESK);

    private Plays() {}

    static Scores scores(Scenario scenario, long seed, long replication) {
        var rehearsal = new Rehearsal(scenario, seed, replication);
        while (!rehearsal.isEnded()) {
            rehearsal.next();
        }
        return rehearsal.scoresWithoutDraws();
    }

    /** @return NaN when there is none */
    static double points(@Nullable Value value) {
        return value instanceof Value.Known known ? known.value() : Double.NaN;
    }

    static double points(Scores scores, Holder holder, Measure measure) {
        return points(scores.of(holder).measures().get(measure));
    }

    /** @return what each timed item of the desk was worth, 0..100, without those whose outcome is not known */
    static Map<String, Double> timedItems(Scores scores, Measure measure) {
        Map<String, Double> worth = new LinkedHashMap<>();
        if (scores.of(DESK).measures().get(measure) instanceof Value.Known known) {
            for (EvidenceLine line : known.evidence()) {
                Double x = line.x();
                if (x != null) {
                    worth.put(name(line), 100 * Math.clamp(2 - x, 0, 1));
                } else if (line.state().equals("failed")) {
                    worth.put(name(line), 0.0);
                }
            }
        }
        return worth;
    }

    private static String name(EvidenceLine line) {
        return line.item() + (line.to() == null ? "" : " to " + line.to());
    }
}

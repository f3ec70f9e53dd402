package org.muster.web.scores;

import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scoring.Holder;
import org.muster.simulator.log.ReleasedTo;
import org.muster.simulator.log.Releases;
import org.muster.web.access.Viewer;
import org.muster.web.store.StoredSettings.PersonScores;

/**
 * The one rule about who sees what an exercise came to. Scores and log are let go of apart from each other, and by groups; who
 * runs or audits the exercise, and the lead evaluator, see both at any time.
 *
 * @param released what the director has let go of
 * @param persons whom the office lets see what single persons came to, beside those persons
 */
record Release(Scenario scenario, Releases released, PersonScores persons) {

    /** All that there is, as it grows. */
    static final long ALL = Long.MAX_VALUE;

    /** @return the last entry that counts in the scores of the holder that they may see, or null when they may see none */
    @Nullable
    Long scoresUpTo(Viewer viewer, Holder holder) {
        return switch (viewer) {
            case Viewer.Control control -> ALL;
            // Until all have rated, no evaluator learns from the scores what another one gave.
            case Viewer.Evaluator(var number, var lead) -> lead || released.isEvaluationClosed() ? ALL : null;
            case Viewer.Oversight oversight -> ALL;
            case Viewer.Commander commander ->
                holder instanceof Holder.Seat && persons == PersonScores.TRAINERS
                        ? null
                        : released.scoresUpTo(ReleasedTo.COMMANDERS);
            case Viewer.Seat(var seat) ->
                switch (holder) {
                    case Holder.Seat(var id) -> id.equals(seat) ? released.scoresUpTo(ReleasedTo.SEATS) : null;
                    case Holder.Agency(var id) ->
                        id.equals(agencyOf(seat)) ? released.scoresUpTo(ReleasedTo.AGENCIES) : null;
                    case Holder.Exercise exercise -> null;
                };
            case Viewer.Admin admin -> null;
            case Viewer.Trainer trainer -> null;
            case Viewer.Observer observer -> null;
        };
    }

    /** @return the last entry of the log that they may read, or null when they may read none of it */
    @Nullable
    Long logUpTo(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Control control -> ALL;
            case Viewer.Evaluator evaluator -> ALL;
            case Viewer.Oversight oversight -> ALL;
            case Viewer.Commander commander -> released.logUpTo(ReleasedTo.COMMANDERS);
            // Agencies read by their seats.
            case Viewer.Seat seat -> later(released.logUpTo(ReleasedTo.SEATS), released.logUpTo(ReleasedTo.AGENCIES));
            case Viewer.Observer observer -> released.logUpToAny();
            case Viewer.Admin admin -> null;
            case Viewer.Trainer trainer -> null;
        };
    }

    private static @Nullable Long later(@Nullable Long one, @Nullable Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.max(one, other);
    }

    private Agency.@Nullable Id agencyOf(Position.Id seat) {
        return scenario.has(seat) ? scenario.position(seat).agency() : null;
    }
}

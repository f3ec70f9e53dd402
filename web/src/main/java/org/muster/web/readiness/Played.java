package org.muster.web.readiness;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scoring.Holder;
import org.muster.web.live.Exercise;

/**
 * An exercise that has ended, and what it came to.
 *
 * @param profileHash of the constants under which it was played, or null when its log does not say
 * @param endedAt when EndEx was, in milliseconds since 1970
 * @param on the day of EndEx
 * @param holders the exercise, agencies, seats, in the order of the script
 */
record Played(
        Exercise.About about,
        Scenario scenario,
        @Nullable String profileHash,
        long endedAt,
        LocalDate on,
        List<Tackled> holders) {

    Played {
        holders = List.copyOf(holders);
    }

    /** What it came to for somebody, or null when its script has no such one. */
    @Nullable
    Tackled of(Holder holder) {
        return holders.stream()
                .filter(each -> each.holder().equals(holder))
                .findFirst()
                .orElse(null);
    }

    /** What it came to in its seats. */
    List<Tackled> seats() {
        return holders.stream()
                .filter(each -> each.holder() instanceof Holder.Seat)
                .toList();
    }

    static Position.Id seat(Tackled tackled) {
        return ((Holder.Seat) tackled.holder()).id();
    }
}

package org.muster.web.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down whoever tries again and again. After some free tries each further one must wait longer than the last, up to a
 * quarter of an hour; who leaves it be for that long starts anew. It is kept in memory: nobody can restart the server to try
 * faster.
 */
final class Attempts {

    private static final Duration LEAST = Duration.ofSeconds(30);
    private static final Duration MOST = Duration.ofMinutes(15);
    private static final int REMEMBERED = 20_000;

    private final int free;
    private final InstantSource clock;
    private final Map<String, Tried> tried = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tried> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Tried(int times, Instant next, Instant forgotten) {}

    /** @param free how many tries need not wait */
    Attempts(int free, InstantSource clock) {
        this.free = free;
        this.clock = clock;
    }

    /**
     * Counts a try before it is made, so that many at once are counted too.
     *
     * @return how long to wait instead of trying; zero when it may be tried now
     */
    synchronized Duration tryNow(String who) {
        Instant now = clock.instant();
        Tried before = tried.get(who);
        if (before != null && now.isBefore(before.next)) {
            return Duration.between(now, before.next);
        }
        int times = before == null || !now.isBefore(before.forgotten) ? 1 : before.times + 1;
        Instant next = times < free ? now : now.plus(pause(times - free));
        tried.put(who, new Tried(times, next, next.plus(MOST)));
        return Duration.ZERO;
    }

    private static Duration pause(int doublings) {
        Duration pause = LEAST.multipliedBy(1L << Math.min(doublings, 10));
        return pause.compareTo(MOST) < 0 ? pause : MOST;
    }

    /** It was right: all before it were slips. */
    synchronized void forgive(String who) {
        tried.remove(who);
    }

    /** It was right, which says nothing of the others that came from there. */
    synchronized void takeBack(String who) {
        Tried before = tried.get(who);
        if (before != null) {
            tried.put(who, new Tried(before.times - 1, clock.instant(), before.forgotten));
        }
    }
}

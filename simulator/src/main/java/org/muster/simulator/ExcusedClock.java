package org.muster.simulator;

import java.util.ArrayList;
import java.util.List;

/** The time since an expectation opened, without the time in which nobody could have met it. */
final class ExcusedClock {

    private record Pause(long from, long to) {}

    private final long opened;
    private final List<Pause> pauses = new ArrayList<>(0);
    /** When it stopped, or -1 while it runs. */
    private long stopped = -1;

    ExcusedClock(long opened) {
        this.opened = opened;
    }

    long opened() {
        return opened;
    }

    boolean isRunning() {
        return stopped < 0;
    }

    void stop(long now) {
        stopped = now;
    }

    void run(long now) {
        pauses.add(new Pause(stopped, now));
        stopped = -1;
    }

    /** @return how much of the time up to that moment does not count */
    long excused(long until) {
        long excused = isRunning() ? 0 : Math.max(0, until - stopped);
        for (Pause pause : pauses) {
            excused += Math.max(0, Math.min(pause.to(), until) - pause.from());
        }
        return excused;
    }

    /** @return how much of the time up to that moment counts */
    long used(long until) {
        return until - opened - excused(until);
    }

    /** @return the moment at which so much will have been used if it runs on from now */
    long reaches(long millis, long now) {
        return now + millis - used(now);
    }
}

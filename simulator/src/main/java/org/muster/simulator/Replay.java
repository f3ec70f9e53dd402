package org.muster.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;

/** Plays a stored log again: feeds what came from outside and holds all that comes out against what is stored. */
final class Replay {
    private final Simulation simulation;
    private final Deque<LogEntry> played = new ArrayDeque<>();

    Replay(Simulation simulation) {
        this.simulation = simulation;
    }

    void read(LogEntry stored) {
        if (played.isEmpty()) {
            played.addAll(simulation.advanceTo(stored.time()));
        }
        if (played.isEmpty() && stored.source() == Source.IN && stored.input() != null) {
            switch (simulation.act(stored.input(), stored.event())) {
                case Answer.Accepted accepted -> played.addAll(accepted.entries());
                case Answer.Refused refused -> throw new ReplayDiffers(stored.number(), stored, refused);
            }
        }
        LogEntry again = played.poll();
        if (again == null) {
            throw new ReplayDiffers(stored.number(), stored, "nothing");
        }
        if (!again.equals(stored)) {
            throw new ReplayDiffers(stored.number(), stored, again);
        }
    }

    void end() {
        LogEntry more = played.poll();
        if (more != null) {
            throw new ReplayDiffers(more.number(), "nothing", more);
        }
    }
}

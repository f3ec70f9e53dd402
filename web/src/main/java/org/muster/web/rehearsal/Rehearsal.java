package org.muster.web.rehearsal;

import java.util.ArrayList;
import java.util.List;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.ScenarioHash;
import org.muster.scenarios.ScoringProfile;
import org.muster.scenarios.yaml.Library;
import org.muster.scoring.Scoreboard;
import org.muster.scoring.Scores;
import org.muster.simulator.Answer;
import org.muster.simulator.Simulation;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Staffing;

/**
 * One play of a scenario with a simulated crew in every seat. Ask it for the {@link #next} stretch until it {@link #isEnded};
 * it keeps no entry, so a long exercise needs no more memory than a short one. Scenario, seed and replication determine
 * every byte of its log.
 */
public final class Rehearsal {

    /** What is played at once: short enough to show how far it has got, and it never shows in the log. */
    private static final long STRETCH = 60_000;

    /** The newest forms of log and script, in which every rehearsal is written. */
    private static final int LOG = 1, LANGUAGE = 1;

    private final Simulation simulation;
    private final Scoreboard scoreboard;
    private final ExerciseTime endEx;
    private final List<Position> seats;
    private final Event.ExerciseCreated created;
    private int inputs;

    /**
     * @param seed 0 to 2^53 − 1
     * @param replication which of several plays with one seed this is, from 1
     * @throws IllegalArgumentException when it is played in turns, which only a facilitator raises
     */
    public Rehearsal(Scenario scenario, long seed, long replication) {
        ExerciseTime end = scenario.endEx();
        if (end == null) {
            throw new IllegalArgumentException("Scenario (%s) is played in turns.".formatted(scenario.id()));
        }
        this.endEx = end;
        this.simulation = new Simulation(scenario);
        String hash = ScenarioHash.of(scenario);
        ScoringProfile profile = Library.profile(scenario.head().scoringProfile());
        this.scoreboard = new Scoreboard(scenario, hash);
        this.seats = scenario.positions();
        this.created = new Event.ExerciseCreated(
                LOG, Simulation.RULES, hash, LANGUAGE, seed, replication, profile.id(), profile.hash());
    }

    /** @return the entries of the next stretch, in order; the first holds creation, staffing and StartEx */
    public List<LogEntry> next() {
        List<LogEntry> entries = new ArrayList<>();
        if (inputs == 0) {
            entries.addAll(act("control:1", created));
            for (Position seat : seats) {
                entries.addAll(act("driver", new Event.SeatStaffed(seat.id(), Staffing.CREW, null, null)));
            }
            entries.addAll(act("control:1", new Event.ExerciseStarted()));
        } else {
            long until = Math.min(simulation.now().millis() + STRETCH, endEx.millis());
            entries.addAll(simulation.advanceTo(new ExerciseTime(until)));
        }
        entries.forEach(scoreboard::read);
        return entries;
    }

    private List<LogEntry> act(String by, Event event) {
        Input input = new Input(by, "rehearsal-" + inputs++, null);
        return switch (simulation.act(input, event)) {
            case Answer.Accepted accepted -> accepted.entries();
            case Answer.Refused refused ->
                throw new IllegalStateException("The engine refused (%s): %s.".formatted(event, refused));
        };
    }

    /** @return whether EndEx has been */
    public boolean isEnded() {
        return simulation.isEnded();
    }

    /** @return how much of the exercise has been played, 0..1 */
    public double share() {
        return isEnded() ? 1 : (double) simulation.now().millis() / endEx.millis();
    }

    /** @return what the entries so far have come to */
    public Scores scores() {
        return scoreboard.scores();
    }

    /** @return the same, without the intervals that take a thousand draws each */
    public Scores scoresWithoutDraws() {
        return scoreboard.scoresWithoutDraws();
    }
}

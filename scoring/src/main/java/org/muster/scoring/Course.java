package org.muster.scoring;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.ScoringProfile;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;

/** What happened so far, in the order and the words that measures ask for. Constant work an entry. */
final class Course {

    private final ScoringProfile profile;
    private final Script script;
    private final Seats seats = new Seats();
    private final Messages messages;
    private final Acts acts = new Acts();
    private final Expectations expectations;
    private final Network network;

    private long upTo = -1;
    private long now;
    private @Nullable Long started;
    private @Nullable Long ended;
    private boolean atRealSpeed = true;

    Course(Scenario scenario, ScoringProfile profile) {
        this.profile = profile;
        this.script = new Script(scenario);
        this.messages = new Messages(scenario);
        this.expectations = new Expectations(script, messages, seats, acts);
        this.network = new Network(scenario);
    }

    void read(LogEntry entry) {
        upTo = entry.number();
        now = entry.time().millis();
        script.read(entry);
        acts.read(entry);
        seats.read(entry);
        messages.read(entry);
        expectations.read(entry);
        network.read(entry);
        switch (entry.event()) {
            case Event.ExerciseStarted start -> started = entry.number();
            case Event.ExerciseEnded end -> ended = entry.number();
            case Event.ClockJumped jump -> atRealSpeed = false;
            case Event.SpeedSet speed -> atRealSpeed &= speed.permille() == 1000;
            default -> {}
        }
    }

    Script script() {
        return script;
    }

    Scenario scenario() {
        return script.scenario();
    }

    /** The constants of the scores. */
    ScoringProfile profile() {
        return profile;
    }

    Seats seats() {
        return seats;
    }

    Messages messages() {
        return messages;
    }

    Acts acts() {
        return acts;
    }

    Expectations expectations() {
        return expectations;
    }

    Network network() {
        return network;
    }

    /** The number of the last entry read, or -1. */
    long upTo() {
        return upTo;
    }

    /** The time of EndEx, or before it that of the last entry. */
    long now() {
        return now;
    }

    boolean hasEnded() {
        return ended != null;
    }

    /** Whether the clock ran as clocks do: never faster or slower, no jump, no turns. */
    boolean isAtRealSpeed() {
        return atRealSpeed && !scenario().isInTurns();
    }

    boolean isHeldThroughout(Position.Id seat) {
        return started != null && seats.isHeldThroughout(seat, started, ended == null ? upTo : ended);
    }

    Expected.Outcome outcome(Expected expected) {
        return expected.outcome(script, now, hasEnded());
    }

    /** Whose something is that was done by, or expected of, that seat of that agency. */
    static List<Holder> holders(@Nullable Place seat, Agency.@Nullable Id agency) {
        List<Holder> holders = new ArrayList<>(3);
        holders.add(new Holder.Exercise());
        if (agency != null) {
            holders.add(new Holder.Agency(agency));
        }
        if (seat instanceof Position.Id position) {
            holders.add(new Holder.Seat(position));
        }
        return holders;
    }

    /** Whether something done by, or expected of, that seat of that agency is the holder's. */
    static boolean isOf(Holder holder, @Nullable Place seat, Agency.@Nullable Id agency) {
        return switch (holder) {
            case Holder.Exercise exercise -> true;
            case Holder.Agency(var id) -> id.equals(agency);
            case Holder.Seat(var id) -> id.equals(seat);
        };
    }
}

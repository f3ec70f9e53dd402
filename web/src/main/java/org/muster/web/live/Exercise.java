package org.muster.web.live;

import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.simulator.log.CanonicalLog;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import reactor.core.publisher.Mono;

/** One playing of a scenario as screens see it, whether it runs here or can only be looked at. */
public final class Exercise {
    private final About about;
    private final Scenario scenario;
    private final CanonicalLog canonical;
    private final PublishedLog log;
    private final LiveScores scores;
    private final @Nullable RunningExercise driver;

    /**
     * What does not change.
     *
     * @param name what its trainer calls it
     * @param scenarioHash of the script it is played with
     */
    public record About(String id, String name, String scenarioHash, long seed) {}

    Exercise(About about, Scenario scenario, PublishedLog log, @Nullable RunningExercise driver) {
        this.about = about;
        this.scenario = scenario;
        this.canonical = new CanonicalLog(scenario);
        this.log = log;
        this.scores = new LiveScores(scenario, about.scenarioHash(), log);
        this.driver = driver;
    }

    public About about() {
        return about;
    }

    public Scenario scenario() {
        return scenario;
    }

    public boolean has(Position.Id seat) {
        return scenario.has(seat);
    }

    /** Reads events in the words of this exercise's script. */
    public CanonicalLog canonical() {
        return canonical;
    }

    public PublishedLog log() {
        return log;
    }

    public LiveScores scores() {
        return scores;
    }

    /** Whether it can only be looked at. */
    public boolean isReadOnly() {
        return driver == null || log.ended() != null;
    }

    /** Hands over what somebody does, and tells what became of it once nothing can take that back. */
    public Mono<Outcome> act(Input input, Event event) {
        return driver == null ? Mono.just(new Outcome.Untaken(Outcome.Why.READ_ONLY)) : driver.act(input, event);
    }
}

package org.muster.web.live;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Scenario;
import org.muster.scoring.Scoreboard;
import org.muster.scoring.Scores;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The scores of what is published so far. It reads the log on from where it stopped when somebody asks, and not on the thread
 * of the exercise, so scoring never holds up play. The intervals that take a thousand draws come once the exercise has ended.
 */
public final class LiveScores {
    private final Scoreboard scoreboard;
    private final PublishedLog log;
    private int read;
    private boolean ended;
    private @Nullable Scores drawn;

    LiveScores(Scenario scenario, String scenarioHash, PublishedLog log) {
        this.scoreboard = new Scoreboard(scenario, scenarioHash);
        this.log = log;
    }

    /** The scores up to the last published entry. */
    public Mono<Scores> now() {
        return Mono.fromCallable(this::catchUp).subscribeOn(Schedulers.boundedElastic());
    }

    /**
     * Something else that the same log comes to.
     *
     * @param ask is given the scoreboard up to the last published entry, and keeps nothing of it
     */
    public <T> Mono<T> ask(Function<Scoreboard, T> ask) {
        return Mono.fromCallable(() -> asked(ask)).subscribeOn(Schedulers.boundedElastic());
    }

    private synchronized <T> T asked(Function<Scoreboard, T> ask) {
        read();
        return ask.apply(scoreboard);
    }

    private void read() {
        for (int end = log.entries().size(); read < end; read++) {
            LogEntry entry = log.entries().get(read).entry();
            scoreboard.read(entry);
            ended |= entry.event() instanceof Event.ExerciseEnded;
            drawn = null;
        }
    }

    private synchronized Scores catchUp() {
        read();
        if (!ended) {
            return scoreboard.scoresWithoutDraws();
        }
        Scores whole = drawn == null ? scoreboard.scores() : drawn;
        drawn = whole;
        return whole;
    }
}

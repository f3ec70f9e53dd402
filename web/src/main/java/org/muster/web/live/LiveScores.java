package org.muster.web.live;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Scenario;
import org.muster.scoring.Diagnostics;
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
    /** How many earlier states of the scores are kept: what was released, and released again. */
    private static final int KEPT = 4;

    private final Scenario scenario;
    private final String scenarioHash;
    private final Scoreboard scoreboard;
    private final PublishedLog log;
    private final Map<Long, Scores> earlier = new LinkedHashMap<>();
    private int read;
    private boolean ended;
    private @Nullable Scores drawn;

    LiveScores(Scenario scenario, String scenarioHash, PublishedLog log) {
        this.scenario = scenario;
        this.scenarioHash = scenarioHash;
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

    /**
     * What the scores came to when so much of the log was written, whatever was written since.
     *
     * @param last number of the last entry that counts, which is published
     */
    public Mono<Scores> upTo(long last) {
        return Mono.fromCallable(() -> back(last)).subscribeOn(Schedulers.boundedElastic());
    }

    private synchronized Scores back(long last) {
        if (last == log.entries().size() - 1L) {
            return catchUp();
        }
        Scores known = earlier.get(last);
        if (known != null) {
            return known;
        }
        Scoreboard then = new Scoreboard(scenario, scenarioHash);
        for (int number = 0; number <= last; number++) {
            then.read(log.entries().get(number).entry());
        }
        Scores scores = then.scores();
        if (earlier.size() == KEPT) {
            earlier.remove(earlier.keySet().iterator().next());
        }
        earlier.put(last, scores);
        return scores;
    }

    /** How agencies talked so far, which is no score. */
    public Mono<Diagnostics.Report> diagnostics() {
        return Mono.fromCallable(() -> {
                    Diagnostics diagnostics = new Diagnostics(scenario);
                    for (int number = 0, end = log.entries().size(); number < end; number++) {
                        diagnostics.read(log.entries().get(number).entry());
                    }
                    return diagnostics.report();
                })
                .subscribeOn(Schedulers.boundedElastic());
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

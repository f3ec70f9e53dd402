package org.muster.web.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.yaml.TenCounties;
import org.muster.scoring.Scoreboard;
import org.muster.scoring.Scores;
import org.muster.simulator.log.LogEntry;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The log of an exercise of the ten counties folded into all twelve measures, and all their values asked for. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(
        value = 2,
        jvmArgs = {"-XX:+UseSerialGC", "-Xms4g", "-Xmx4g"})
public class ScoringBenchmark {

    /** Counted beside the logs. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Counted {
        public long entries;
    }

    /** 60 are the ten counties of the library; 6,000 come to nearly a million entries. */
    @Param({"60", "6000"})
    public int agencies;

    private static final int AGENCIES_OF_A_COUNTY = 6;

    private Scenario scenario = TenCounties.of(60 / AGENCIES_OF_A_COUNTY);
    private List<LogEntry> log = List.of();
    private Scoreboard scoreboard = new Scoreboard(scenario);

    @Setup
    public void play() {
        scenario = TenCounties.of(agencies / AGENCIES_OF_A_COUNTY);
        log = new ArrayList<>();
        Rehearsal rehearsal = new Rehearsal(scenario, 1, 1);
        while (!rehearsal.isEnded()) {
            log.addAll(rehearsal.next());
        }
        scoreboard = folded();
    }

    @Benchmark
    public Scoreboard fold(Counted counted) {
        counted.entries += log.size();
        return folded();
    }

    @Benchmark
    public Scores values(Counted counted) {
        counted.entries += log.size();
        return scoreboard.scoresWithoutDraws();
    }

    private Scoreboard folded() {
        Scoreboard folded = new Scoreboard(scenario);
        log.forEach(folded::read);
        return folded;
    }
}

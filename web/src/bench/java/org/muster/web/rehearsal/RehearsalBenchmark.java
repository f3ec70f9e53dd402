package org.muster.web.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.muster.scenarios.Line;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.yaml.Library;
import org.muster.scenarios.yaml.TenCounties;
import org.muster.scoring.Scores;
import org.muster.simulator.log.LogEntry;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Scenarios rehearsed whole and scored, with the log kept as objects: exercises, entries and injects a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(
        value = 2,
        jvmArgs = {"-XX:+UseSerialGC", "-Xms2g", "-Xmx2g"})
public class RehearsalBenchmark {

    /** Counted beside the exercises. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Counted {
        public long entries;
        public long injects;
    }

    /** A scenario of the library, or the exercise of the ten counties with so many agencies. */
    @Param({"first-notice", "desert-relay", "60", "2004"})
    public String scenario = "";

    private static final int AGENCIES_OF_A_COUNTY = 6;

    private Scenario script = Library.load("first-notice");
    private long injects;
    private long seed;

    @Setup
    public void load() {
        script = Character.isDigit(scenario.charAt(0))
                ? TenCounties.of(Integer.parseInt(scenario) / AGENCIES_OF_A_COUNTY)
                : Library.load(scenario);
        injects = script.lines().stream()
                .filter(line -> line.kind() == Line.Kind.INJECT)
                .count();
    }

    /** Each iteration plays the same seeds from the first on. */
    @Setup(Level.Iteration)
    public void begin() {
        seed = 0;
    }

    @Benchmark
    public Scores rehearse(Counted counted) {
        Rehearsal rehearsal = new Rehearsal(script, seed++, 1);
        List<LogEntry> log = new ArrayList<>();
        while (!rehearsal.isEnded()) {
            log.addAll(rehearsal.next());
        }
        counted.entries += log.size();
        counted.injects += injects;
        return rehearsal.scoresWithoutDraws();
    }
}

package org.muster.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.yaml.Library;
import org.muster.simulator.log.CanonicalLog;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Staffing;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** First Notice played whole by crews: exercises a second and, beside it, log entries a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class PlayBenchmark {

    /** Counted beside the exercises. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Entries {
        public long entries;
    }

    private Scenario scenario = Library.load("first-notice");
    private long seed;

    @Setup
    public void load() {
        scenario = Library.load("first-notice");
        seed = 0;
    }

    @Benchmark
    public List<LogEntry> play(Entries counter) {
        List<LogEntry> log = playWhole();
        counter.entries += log.size();
        return log;
    }

    /** The same, each entry turned into the bytes that are stored. */
    @Benchmark
    public long playAndEncode(Entries counter) {
        List<LogEntry> log = playWhole();
        counter.entries += log.size();
        long bytes = 0;
        for (LogEntry entry : log) {
            bytes += CanonicalLog.bytes(entry).length;
        }
        return bytes;
    }

    private List<LogEntry> playWhole() {
        Simulation simulation = new Simulation(scenario);
        List<LogEntry> log = new ArrayList<>();
        int inputs = 0;
        act(
                simulation,
                log,
                new Input("driver", "i-" + inputs++, null),
                new Event.ExerciseCreated(
                        1,
                        Simulation.RULES,
                        "ab".repeat(32),
                        1,
                        seed++,
                        0,
                        scenario.head().scoringProfile(),
                        null));
        for (Position position : scenario.positions()) {
            act(
                    simulation,
                    log,
                    new Input("driver", "i-" + inputs++, null),
                    new Event.SeatStaffed(position.id(), Staffing.CREW, null, null));
        }
        act(simulation, log, new Input("control:1", "i-" + inputs, null), new Event.ExerciseStarted());
        ExerciseTime end = scenario.endEx();
        if (end != null) {
            log.addAll(simulation.advanceTo(end));
        }
        return log;
    }

    private static void act(Simulation simulation, List<LogEntry> log, Input input, Event event) {
        if (simulation.act(input, event) instanceof Answer.Accepted accepted) {
            log.addAll(accepted.entries());
        } else {
            throw new IllegalStateException("Refused: " + event);
        }
    }
}

package org.muster.simulator;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The hold model, the classic test of an event list: take the next event and add one an exponential time later, with a
 * steady number pending. {@code floor} is the least that any event list does: a binary heap of bare times and whole numbers
 * in two arrays, in one loop, with ties in any order.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class HoldModelBenchmark {
    private static final int HOLDS = 10_000;

    @Param({"1000", "30000"})
    int pending;

    /** Exponential increments with a mean of ten seconds, drawn beforehand so that drawing is not measured. */
    private final long[] increments = new long[1 << 16];

    private int next;
    private Schedule schedule = new Schedule();
    private long now;
    private final Schedule.Step[] steps = new Schedule.Step[1 << 10];
    private int played;

    private double[] times = new double[0];
    private int[] payloads = new int[0];
    private int size;

    @Setup
    public void fill() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < increments.length; i++) {
            increments[i] = (long) (-10_000 * Math.log(1 - random.nextDouble()));
        }
        for (int i = 0; i < steps.length; i++) {
            int number = i;
            steps[i] = () -> played += number;
        }
        fillSchedule();
        times = new double[pending + 1];
        payloads = new int[pending + 1];
        size = 0;
        for (int i = 0; i < pending; i++) {
            push(increment(), i);
        }
    }

    private void fillSchedule() {
        schedule = new Schedule();
        now = 0;
        for (int i = 0; i < pending; i++) {
            schedule.add(increment(), Precedence.ARRIVAL, steps[i & (steps.length - 1)]);
        }
    }

    @Benchmark
    @OperationsPerInvocation(HOLDS)
    public int schedule() {
        if (now > 1_000_000_000) {
            fillSchedule();
        }
        for (int i = 0; i < HOLDS; i++) {
            now = schedule.nextMillis();
            schedule.take().play();
            schedule.add(now + increment(), Precedence.ARRIVAL, steps[i & (steps.length - 1)]);
        }
        return played;
    }

    @Benchmark
    @OperationsPerInvocation(HOLDS)
    public int floor() {
        for (int i = 0; i < HOLDS; i++) {
            double time = times[0];
            played += payloads[0];
            pop();
            push(time + increment(), i);
        }
        return played;
    }

    private long increment() {
        return increments[next++ & (increments.length - 1)];
    }

    private void push(double time, int payload) {
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >>> 1;
            if (times[parent] <= time) {
                break;
            }
            times[hole] = times[parent];
            payloads[hole] = payloads[parent];
            hole = parent;
        }
        times[hole] = time;
        payloads[hole] = payload;
    }

    private void pop() {
        int last = --size;
        double time = times[last];
        int payload = payloads[last];
        int hole = 0;
        int child = 1;
        while (child < last) {
            if (child + 1 < last && times[child + 1] < times[child]) {
                child++;
            }
            if (time <= times[child]) {
                break;
            }
            times[hole] = times[child];
            payloads[hole] = payloads[child];
            hole = child;
            child = 2 * hole + 1;
        }
        times[hole] = time;
        payloads[hole] = payload;
    }
}

package org.muster.web.store;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Acknowledged entries a second, beside what driver and protocol allow when nothing is kept. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgs = "-Xmx2g")
public class AppendBenchmark {

    private static final int BATCH = 256;

    /** {@code embedded} is durable; {@code memory} is the library's own backend, which forgets. */
    @Param({"memory", "embedded"})
    public String server;

    private Path directory;
    private MongoServer memory;
    private Store store;
    private Ownership owner;
    private LogEnd end;
    private List<StoredEntry> waiting = new ArrayList<>();
    private CompletableFuture<LogEnd> next = new CompletableFuture<>();
    private boolean writing;

    private static final StoredEntry ENTRY = new StoredEntry(
            ("{\"number\":1,\"ballast\":\"" + "x".repeat(227) + "\"}").getBytes(StandardCharsets.US_ASCII),
            1_893_484_800_000L);

    @Setup
    public void open() throws IOException {
        directory = Files.createTempDirectory("muster-bench");
        if (server.equals("memory")) {
            memory = new MongoServer(new MemoryBackend() {
                @Override
                public Document handleCommand(Channel channel, String database, String command, Document query) {
                    return super.handleCommand(
                            channel, database, command.equals("hello") ? "isMaster" : command, query);
                }
            });
            memory.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1, 32);
            store = MongoStore.at(
                    "mongodb://127.0.0.1:" + memory.getLocalAddress().getPort(), InstantSource.system());
        } else {
            store = Store.open(directory, null);
        }
        String exercise = "bench-" + UUID.randomUUID();
        owner = store.logs().own(exercise).block();
        end = LogEnd.empty(exercise);
    }

    @TearDown
    public void close() throws IOException {
        store.close();
        if (memory != null) {
            memory.shutdownNow();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(AppendBenchmark::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Benchmark
    public LogEnd oneByOne() {
        return append(1);
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public LogEnd inBatchesOf256() {
        return append(BATCH);
    }

    private LogEnd append(int count) {
        Batch batch = end.batches(Collections.nCopies(count, ENTRY)).getFirst();
        end = store.logs().append(owner, batch).block();
        return end;
    }

    @Benchmark
    @Threads(1)
    public LogEnd groupedFrom1() {
        return appendWithOthers();
    }

    @Benchmark
    @Threads(8)
    public LogEnd groupedFrom8() {
        return appendWithOthers();
    }

    @Benchmark
    @Threads(64)
    public LogEnd groupedFrom64() {
        return appendWithOthers();
    }

    /** What arrived while the last write was under way goes together. */
    private LogEnd appendWithOthers() {
        CompletableFuture<LogEnd> mine;
        synchronized (this) {
            waiting.add(ENTRY);
            mine = next;
            if (!writing) {
                write();
            }
        }
        return mine.join();
    }

    private void write() {
        writing = true;
        CompletableFuture<LogEnd> written = next;
        Batch batch = end.batches(waiting).getFirst();
        waiting = new ArrayList<>();
        next = new CompletableFuture<>();
        store.logs()
                .append(owner, batch)
                .subscribe(
                        after -> {
                            synchronized (this) {
                                end = after;
                                writing = false;
                                if (!waiting.isEmpty()) {
                                    write();
                                }
                            }
                            written.complete(after);
                        },
                        written::completeExceptionally);
    }
}

package org.muster.web.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.web.store.StoreKit.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that writes to the embedded store, again and again, and looks for what it was told is stored. */
class KillTest {

    private static final int AT_LEAST = 10_000;
    private static final int MORE_EACH_TIME = 2_000;
    private static final int KILLS = 3;

    @TempDir
    private Path data;

    @Test
    @Timeout(300)
    void losesNothingAcknowledgedWhenItsProcessIsKilled() throws IOException, InterruptedException {
        Random random = new Random(20_260);
        long acknowledged = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            long enough = AT_LEAST + (long) kill * MORE_EACH_TIME + random.nextInt(MORE_EACH_TIME);
            acknowledged = writeAndKill(enough, random);
            try (Store store = Store.open(data, null)) {
                verify(store, acknowledged);
            }
        }

        assertThat(acknowledged).isGreaterThan(AT_LEAST);
        assertThat(bytesOnDisk()).isLessThan(10 * payload(acknowledged));
    }

    private long writeAndKill(long enough, Random random) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        data.toString(),
                        Long.toString(random.nextLong()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = writer.inputReader(UTF_8)) {
            long acknowledged = 0;
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                acknowledged = Math.max(acknowledged, Long.parseLong(line));
                if (acknowledged >= enough) {
                    writer.toHandle().destroyForcibly(); // unlike the process, lets what it said be read to the end
                }
            }
            assertThat(acknowledged).as("the writer ended by itself").isGreaterThanOrEqualTo(enough);
            return acknowledged;
        } finally {
            writer.destroyForcibly();
            assertThat(writer.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void verify(Store store, long acknowledged) {
        LogEnd end = await(store.logs().end(KilledWriter.EXERCISE));
        assertThat(end.entries()).isGreaterThanOrEqualTo(acknowledged);
        List<StoredEntry> stored = store.logs()
                .read(KilledWriter.EXERCISE, 0) // checks order and chain as it goes
                .flatMapIterable(Batch::entries)
                .collectList()
                .block(Duration.ofSeconds(30));
        assertThat(stored).isEqualTo(KilledWriter.entries(0, (int) end.entries()));
        assertThat(await(store.logs().marked(KilledWriter.EXERCISE)).entries()).isBetween(1L, end.entries());
    }

    private static long payload(long entries) {
        return KilledWriter.entries(0, (int) entries).stream()
                .mapToLong(entry -> entry.canonical().length)
                .sum();
    }

    private long bytesOnDisk() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}

package org.muster.web.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.muster.scenarios.ExerciseTime;
import org.slf4j.LoggerFactory;

/**
 * The program that {@link KillTest} kills. It goes on with a log in batches of several sizes, marks the clock between them,
 * and says on standard output how many entries are acknowledged.
 */
final class KilledWriter {

    static final String EXERCISE = "killed";

    private KilledWriter() {}

    /** @param args data directory, seed */
    public static void main(String[] args) {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        Random random = new Random(Long.parseLong(args[1]));
        try (Store store = Store.open(Path.of(args[0]), null)) {
            LogStore logs = store.logs();
            Ownership owner = StoreKit.await(logs.own(EXERCISE));
            LogEnd end = StoreKit.await(logs.end(EXERCISE));
            while (true) {
                for (Batch batch : end.batches(entries(end.entries(), 1 + random.nextInt(8)))) {
                    end = StoreKit.await(logs.append(owner, batch));
                }
                System.out.println(end.entries());
                if (end.batches() % 10 == 0) {
                    StoreKit.awaitEnd(logs.mark(owner, new Mark(new ExerciseTime(end.entries()), end.entries())));
                }
            }
        }
    }

    static List<StoredEntry> entries(long first, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new StoredEntry(line(first + i), 1_893_484_800_000L + first + i))
                .toList();
    }

    /** As long as a usual entry, and each unlike the others. */
    private static byte[] line(long number) {
        String ballast = Long.toHexString(number * 0x9E37_79B9_7F4A_7C15L).repeat(12);
        return "{\"number\":%d,\"time\":%d,\"source\":\"engine\",\"event\":{\"kind\":\"killed\",\"ballast\":\"%s\"}}"
                .formatted(number, number * 10, ballast)
                .getBytes(UTF_8);
    }
}

package broken.org.muster.simulator;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** An engine that never plays the same exercise twice. */
public final class LooksAtTheClock {

    public List<Object> everythingThatDiffers(List<String> names) {
        Collections.shuffle(names);
        Supplier<Instant> later = Instant::now;
        return List.of(
                System.currentTimeMillis(),
                System.nanoTime(),
                later,
                LocalDateTime.now(Clock.systemUTC()),
                new Date(),
                new Random(),
                ThreadLocalRandom.current(),
                Math.random(),
                Math.exp(names.size()),
                UUID.randomUUID());
    }
}

package org.muster.web.command;

import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A bar that shows how far a long job is. It appears after a second, on a screen only, and leaves nothing behind, also when
 * the user interrupts the job.
 */
final class Progress implements AutoCloseable {
    private static final long PATIENCE = 1_000_000_000L, EVERY = 100_000_000L;
    private static final int WIDTH = 30;
    private static final String CLEAR = "\r\u001b[K";

    private final Terminal terminal;
    private final String what;
    private final boolean wanted;
    private final LongSupplier clock;
    private long nextShown;
    private @Nullable Thread clearing;

    Progress(Terminal terminal, String what, boolean wanted) {
        this(terminal, what, wanted, System::nanoTime);
    }

    /** @param clock in nanoseconds */
    Progress(Terminal terminal, String what, boolean wanted, LongSupplier clock) {
        this.clock = clock;
        this.nextShown = clock.getAsLong() + PATIENCE;
        this.terminal = terminal;
        this.what = Terminal.plain(what);
        this.wanted = wanted && terminal.errIsScreen();
    }

    /** @param share of the job that is done, 0..1 */
    void show(double share) {
        if (!wanted) {
            return;
        }
        long now = clock.getAsLong();
        if (now - nextShown < 0) {
            return;
        }
        nextShown = now + EVERY;
        if (clearing == null) {
            clearing = new Thread(() -> terminal.tellBare(CLEAR));
            Runtime.getRuntime().addShutdownHook(clearing);
        }
        terminal.tellBare(CLEAR + bar(share));
    }

    /** @return {@code Playing  [###   ]  52 %} */
    String bar(double share) {
        double shown = Math.min(1, Math.max(0, share));
        int full = (int) (shown * WIDTH);
        return String.format(
                Locale.ROOT, "%s [%s%s] %3d %%", what, "#".repeat(full), " ".repeat(WIDTH - full), (int) (shown * 100));
    }

    @Override
    public void close() {
        if (clearing != null) {
            terminal.tellBare(CLEAR);
            try {
                Runtime.getRuntime().removeShutdownHook(clearing);
            } catch (IllegalStateException goingDown) {
                // The hook runs by itself.
            }
        }
    }
}

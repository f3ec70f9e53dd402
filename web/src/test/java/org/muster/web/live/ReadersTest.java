package org.muster.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

class ReadersTest {

    /** A thread whose tasks run when the test says so. */
    private static final class Later implements Executor {
        private final Queue<Runnable> tasks = new ArrayDeque<>();

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        int run() {
            int run = 0;
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
                run++;
            }
            return run;
        }
    }

    private final Readers readers = new Readers();
    private final Later one = new Later();
    private final Later other = new Later();
    private final List<String> read = new ArrayList<>();

    @Test
    void letsEverybodyReadAtFirst() {
        readers.add(one, () -> read.add("a"));
        one.run();

        assertThat(read).containsExactly("a");
    }

    @Test
    void givesEachThreadOneTaskForAllItsReadersHoweverOftenTheyAreTold() {
        readers.add(one, () -> read.add("a"));
        readers.add(one, () -> read.add("b"));
        readers.add(other, () -> read.add("c"));
        one.run();
        other.run();
        read.clear();

        readers.wake();
        readers.wake();
        readers.wake();

        assertThat(one.run()).isEqualTo(1);
        assertThat(other.run()).isEqualTo(1);
        assertThat(read).containsExactly("a", "b", "c");
    }

    @Test
    void readsAgainWhatCameWhileTheyRead() {
        readers.add(one, () -> {
            read.add("a");
            if (read.size() < 3) {
                readers.wake();
            }
        });
        one.run();

        assertThat(read).containsExactly("a", "a", "a");
    }

    @Test
    void goesOnWhenAThreadHasStopped() {
        ExecutorService stopped = Executors.newSingleThreadExecutor();
        readers.add(stopped, () -> {});
        stopped.shutdown();
        readers.add(one, () -> read.add("a"));
        one.run();

        readers.wake();
        one.run();

        assertThat(read).containsExactly("a", "a");
    }

    @Test
    void asksNobodyWhoHasGone() {
        Disposable gone = readers.add(one, () -> read.add("gone"));
        readers.add(one, () -> read.add("there"));
        Disposable alone = readers.add(other, () -> read.add("alone"));
        one.run();
        other.run();
        read.clear();

        gone.dispose();
        alone.dispose();
        readers.wake();
        one.run();

        assertThat(read).containsExactly("there");
        assertThat(other.tasks).isEmpty();
    }
}

package org.muster.web.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.Disposable;

/**
 * Those who follow an exercise. Each reads on a thread of its own choice; when there is more, each thread gets one task that
 * lets all its readers read, however many they are and however often they were told meanwhile.
 */
public final class Readers {

    private final Map<Executor, Desk> desks = new ConcurrentHashMap<>();

    /** The readers of one thread. */
    private static final class Desk implements Runnable {
        private final Executor thread;
        private final CopyOnWriteArrayList<Runnable> readers = new CopyOnWriteArrayList<>();
        private final AtomicBoolean isDue = new AtomicBoolean();

        Desk(Executor thread) {
            this.thread = thread;
        }

        void wake() {
            if (isDue.compareAndSet(false, true)) {
                try {
                    thread.execute(this);
                } catch (RejectedExecutionException stopped) {
                    // Its readers have gone with it, and whoever has something to tell goes on.
                }
            }
        }

        @Override
        public void run() {
            // First, so that what comes while they read is not missed.
            isDue.set(false);
            readers.forEach(Runnable::run);
        }
    }

    /**
     * Has somebody read when there is more, and once at first.
     *
     * @param thread runs one thing after the other
     * @param reader reads all that is new; it may find nothing
     * @return ends it
     */
    public Disposable add(Executor thread, Runnable reader) {
        desks.compute(thread, (key, desk) -> {
            Desk its = desk == null ? new Desk(thread) : desk;
            its.readers.add(reader);
            return its;
        });
        thread.execute(reader);
        return () -> desks.computeIfPresent(thread, (key, desk) -> {
            desk.readers.remove(reader);
            return desk.readers.isEmpty() ? null : desk;
        });
    }

    /** Says that there is more. May be called by any thread. */
    void wake() {
        desks.values().forEach(Desk::wake);
    }
}

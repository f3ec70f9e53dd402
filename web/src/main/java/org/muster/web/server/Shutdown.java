package org.muster.web.server;

import org.muster.web.live.Exercises;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Ends the exercises before the web server waits for its requests to end: a feed would never end by itself, and an act that
 * was taken is answered. What has the default phase, as this has, stops first.
 */
@Component
final class Shutdown implements SmartLifecycle {
    private final Exercises exercises;
    private volatile boolean running;

    Shutdown(Exercises exercises) {
        this.exercises = exercises;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop(Runnable done) {
        exercises
                .close()
                .doFinally(signal -> {
                    running = false;
                    done.run();
                })
                .subscribe();
    }

    @Override
    public void stop() {
        exercises.close().block();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

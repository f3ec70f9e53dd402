package org.muster.web.access;

import java.util.concurrent.ArrayBlockingQueue;
import org.muster.web.store.Audit;
import org.muster.web.store.AuditLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Takes lines for the audit and writes them while nobody waits. A line that can't be written is told to the program's own
 * log instead.
 */
public final class AuditQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditQueue.class);

    private static final int MOST_WAITING = 20_000;
    private static final int AT_ONCE = 16;

    private final Sinks.Many<AuditLine> lines =
            Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(MOST_WAITING));
    private final Disposable writing;

    public AuditQueue(Audit audit) {
        this.writing =
                lines.asFlux().flatMap(line -> write(audit, line), AT_ONCE).subscribe();
    }

    private static Mono<Void> write(Audit audit, AuditLine line) {
        return audit.write(line)
                .doOnError(failure -> LOG.error("Not audited ({}): {}", failure.getMessage(), line))
                .onErrorComplete();
    }

    /** May be called by any thread. */
    synchronized void add(AuditLine line) {
        if (lines.tryEmitNext(line).isFailure()) {
            LOG.error("Not audited, since too much waits for the store: {}", line);
        }
    }

    @Override
    public void close() {
        writing.dispose();
    }
}

package org.muster.web.store;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who looked at what. Lines are only ever added. Any call may end with {@link StoreUnavailable}. */
public interface Audit {

    /** @return ends when the line is kept */
    Mono<Void> write(AuditLine line);

    /** All lines, the oldest first. */
    Flux<AuditLine> read();

    /** The lines about one exercise, the oldest first. */
    Flux<AuditLine> read(String exercise);
}

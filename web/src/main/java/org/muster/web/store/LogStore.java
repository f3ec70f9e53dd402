package org.muster.web.store;

import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where logs are kept. What is answered is on disk. Any call may end with {@link StoreUnavailable}, and may then be made
 * again.
 */
public interface LogStore {

    /** How long an owner counts as alive after it last said so. */
    Duration LEASE = Duration.ofSeconds(10);

    /**
     * Makes the caller the owner of an exercise, which need not have a log yet.
     *
     * @return the ownership, or {@link OwnedElsewhere} while another process keeps it alive
     */
    Mono<Ownership> own(String exercise);

    /**
     * Tells that the owner lives, and how far it has come. To be called well within {@link #LEASE}.
     *
     * @return ends when that is kept, or with {@link NoLongerOwner}
     */
    Mono<Void> mark(Ownership ownership, Mark mark);

    /** Gives an exercise up, so that nobody has to wait for the lease to run out. */
    Mono<Void> release(Ownership ownership);

    /**
     * Appends a batch to its owner's log. To append the same batch again is a success.
     *
     * @return the log's end with it, or {@link NoLongerOwner} when another batch of that number is stored
     */
    Mono<LogEnd> append(Ownership ownership, Batch batch);

    /**
     * Reads on to the end from the batch that holds an entry, and checks the chain. Nothing comes when the log ends before
     * it.
     *
     * @return the batches, or {@link BrokenLog} after those that are whole
     */
    Flux<Batch> read(String exercise, long fromEntry);

    /** Finds the end of a log, {@link LogEnd#empty} when there is none. */
    Mono<LogEnd> end(String exercise);

    /** Finds how far the last owner that marked it had come; empty when none ever did. */
    Mono<Mark> marked(String exercise);
}

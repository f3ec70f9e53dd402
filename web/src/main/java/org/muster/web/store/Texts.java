package org.muster.web.store;

import java.util.Collection;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What people wrote in exercises, kept beside the logs that commit to it. A text is kept before the entry that names it, so a
 * crash between the two leaves a text that no entry names, and never an entry without its text. Any call may end with
 * {@link StoreUnavailable}, and may then be made again.
 */
public interface Texts {

    /** Keeps a text under its ref. To keep the same again is a success. */
    Mono<Void> keep(StoredText text);

    /** Finds texts by their refs. What was never kept or is erased is left out. */
    Flux<StoredText> find(String exercise, Collection<String> refs);

    /** The refs of all texts of an exercise that somebody wrote, by his key in that exercise. */
    Flux<String> by(String exercise, String author, Set<StoredText.Kind> kinds);

    /** The refs of all texts of an exercise that were written before a moment, in milliseconds since 1970. */
    Flux<String> before(String exercise, long moment);

    /**
     * Takes a text and its salt out of the store for good. To erase it again is a success.
     *
     * @return ends when the disk holds nothing of it any more
     */
    Mono<Void> erase(String exercise, String ref);
}

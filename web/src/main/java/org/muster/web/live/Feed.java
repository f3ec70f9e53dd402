package org.muster.web.live;

import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * A growing row of values that any number of subscribers read, each from where it likes and as fast as it can. A subscriber
 * holds nothing but its place in the row, so a slow one costs no memory, misses nothing and gets nothing twice; what came
 * meanwhile comes to it in one piece.
 */
public final class Feed<T> {

    /** The most values in one piece. */
    private static final int PIECE = 256;

    private static final Object ROSE = new Object();

    private final GrowingList<T> values = new GrowingList<>();
    private final Sinks.Many<Object> rose = Sinks.many().replay().latestOrDefault(ROSE);

    /** Adds a value, which subscribers see after {@link #tell}. Both are called by the one thread that writes. */
    void append(T value) {
        values.append(value);
    }

    /** Tells subscribers that there is more. */
    void tell() {
        rose.emitNext(ROSE, Sinks.EmitFailureHandler.FAIL_FAST);
    }

    /** Ends the feed for all subscribers, once they have read what is there. */
    void end() {
        rose.tryEmitComplete();
    }

    public int size() {
        return values.size();
    }

    /** The values from the first index up to and without the second; they must be there. */
    public List<T> slice(int from, int to) {
        return values.slice(from, to);
    }

    public T get(int index) {
        return values.get(index);
    }

    /** All values from the given index on, now and later, in pieces that are never empty. */
    public Flux<List<T>> from(int index) {
        return Flux.defer(() -> {
            int[] next = {index};
            return rose.asFlux()
                    .onBackpressureLatest()
                    .concatMap(
                            rose -> Flux.<List<T>>generate(sink -> {
                                int to = Math.min(values.size(), next[0] + PIECE);
                                if (next[0] >= to) {
                                    sink.complete();
                                } else {
                                    sink.next(values.slice(next[0], to));
                                    next[0] = to;
                                }
                            }),
                            0);
        });
    }
}

package org.muster.web.live;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * All that is stored of one exercise, and what screens read of it: the whole log, each seat's part, where it stands. One
 * thread publishes, any thread reads.
 */
public final class PublishedLog {

    private static final Duration PULSE = Duration.ofSeconds(2);

    private final Feed<Published> entries = new Feed<>();
    private final SeatFeeds seats;
    private final Sinks.Many<Situation> changes = Sinks.many().multicast().directBestEffort();
    private final Flux<Situation> pulses;
    private volatile Situation folded;
    private volatile Situation shown;
    private volatile Runnable whenEnded = () -> {};
    private volatile Outcome.@Nullable Why ended;

    PublishedLog(Scenario scenario, Scheduler scheduler) {
        this.seats = new SeatFeeds(scenario);
        this.folded = Situation.before(scenario);
        this.shown = folded;
        this.pulses = Flux.interval(PULSE, scheduler)
                .onBackpressureDrop()
                .map(n -> shown)
                .publish()
                .refCount();
    }

    /**
     * Shows what has just been stored.
     *
     * @param shownAs what to tell of the situation that follows
     */
    void publish(List<Published> stored, UnaryOperator<Situation> shownAs) {
        Situation next = folded;
        for (Published each : stored) {
            entries.append(each);
            seats.read(each);
            next = next.after(each.entry(), each.wall());
        }
        boolean justEnded = next.state() == ExerciseState.ENDED && folded.state() != ExerciseState.ENDED;
        folded = next;
        // First what happened, then where that leaves the clock: whoever sees the clock stand has seen why, and can act
        // on it.
        entries.tell();
        seats.tell();
        show(shownAs);
        if (justEnded) {
            whenEnded.run();
        }
    }

    void publish(List<Published> stored) {
        publish(stored, UnaryOperator.identity());
    }

    /** Tells something else of the situation than the log says. */
    void show(UnaryOperator<Situation> as) {
        shown = as.apply(folded);
        changes.tryEmitNext(shown);
    }

    /** Puts the clock right. */
    void setClock(ExerciseClock right) {
        folded = folded.withClock(right);
        show(UnaryOperator.identity());
    }

    /** Runs something once EndEx is published. To be called before the next entry is. */
    void whenEnded(Runnable then) {
        whenEnded = then;
        if (folded.state() == ExerciseState.ENDED) {
            then.run();
        }
    }

    /** Ends all feeds, after what is there. */
    void end(Outcome.Why why) {
        ended = why;
        entries.end();
        seats.end();
        changes.tryEmitComplete();
    }

    /** @return why the feeds ended, or null while they go on */
    public Outcome.@Nullable Why ended() {
        return ended;
    }

    /** Every entry, at the index that is its number. */
    public Feed<Published> entries() {
        return entries;
    }

    /** What the seat may know, in its own numbers. */
    public Feed<SeatEntry> seat(Position.Id seat) {
        return seats.of(seat).feed();
    }

    /** The exercise's number for a message that the seat knows by a number of its own, or null when it knows no such one. */
    public @Nullable Integer message(Position.Id seat, int own) {
        return seats.of(seat).numbers().theirs(OwnNumbers.What.MESSAGE, own);
    }

    public Situation situation() {
        return shown;
    }

    /** Where the exercise stands: now, at every change, and every two seconds. */
    public Flux<Situation> situations() {
        return Flux.merge(
                        Flux.defer(() -> Flux.just(shown)),
                        changes.asFlux(),
                        pulses.takeUntilOther(changes.asFlux().ignoreElements()))
                .onBackpressureLatest();
    }
}

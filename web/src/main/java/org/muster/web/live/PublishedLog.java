package org.muster.web.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Person;
import org.muster.simulator.log.Releases;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/**
 * All that is stored of one exercise, and what screens read of it: the whole log, each seat's part, where it stands. One
 * thread publishes, any thread reads.
 */
public final class PublishedLog {

    private static final Duration PULSE = Duration.ofSeconds(2);

    private final Feed<Published> entries = new Feed<>();
    private final SeatFeeds seats;
    private final FreeTexts texts;
    private final Releases releases = new Releases();
    private final Map<Position.Id, Person> persons = new ConcurrentHashMap<>();
    private final Readers readers = new Readers();
    private final AtomicLong tellings = new AtomicLong();
    private final Flux<Long> pulses;
    private volatile Situation folded;
    private volatile Situation shown;
    private volatile WrittenClock clock = new WrittenClock(-1, 0, new byte[0]);
    private volatile Runnable whenEnded = () -> {};
    private volatile Outcome.@Nullable Why ended;

    PublishedLog(Scenario scenario, FreeTexts texts, Scheduler scheduler) {
        this.texts = texts;
        this.seats = new SeatFeeds(scenario);
        this.folded = Situation.before(scenario);
        this.shown = folded;
        this.pulses = Flux.interval(PULSE, scheduler)
                .onBackpressureDrop()
                .doOnNext(n -> tell())
                .publish()
                .refCount();
    }

    /** The clock as one telling had it, in bytes that nobody changes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record WrittenClock(long telling, long wall, byte[] bytes) {}

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
            releases.read(each.entry());
            seat(each.entry().event());
            next = next.after(each.entry(), each.wall());
        }
        boolean justEnded = next.state() == ExerciseState.ENDED && folded.state() != ExerciseState.ENDED;
        folded = next;
        // After what happened: whoever sees the clock stand has seen why, and can act on it.
        show(shownAs);
        if (justEnded) {
            whenEnded.run();
        }
    }

    private void seat(Event event) {
        if (event instanceof Event.SeatStaffed staffed) {
            if (staffed.person() == null) {
                persons.remove(staffed.seat());
            } else {
                persons.put(staffed.seat(), staffed.person());
            }
        }
    }

    void publish(List<Published> stored) {
        publish(stored, UnaryOperator.identity());
    }

    /** Tells something else of the situation than the log says. */
    void show(UnaryOperator<Situation> as) {
        shown = as.apply(folded);
        tell();
    }

    private void tell() {
        tellings.incrementAndGet();
        readers.wake();
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
        readers.wake();
    }

    /** @return why the feeds ended, or null while they go on */
    public Outcome.@Nullable Why ended() {
        return ended;
    }

    /** What the director has let go of. */
    public Releases releases() {
        return releases;
    }

    /** The seat's own number for an entry, or null when the seat did not get it. */
    public @Nullable Integer ownEntry(Position.Id seat, long entry) {
        return seats.of(seat).own(entry);
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

    /** The seat's own number for a message that the exercise numbers so, or null when the seat does not know of it. */
    public @Nullable Integer ownNumber(Position.Id seat, int message) {
        return seats.of(seat).numbers().known(OwnNumbers.What.MESSAGE, message);
    }

    /** The exercise's number for a request that the seat knows by a number of its own, or null when it knows no such one. */
    public @Nullable Integer request(Position.Id seat, int own) {
        return seats.of(seat).numbers().theirs(OwnNumbers.What.REQUEST, own);
    }

    /** Whether the seat's feed has named the thing of that id. */
    public boolean hasTold(Position.Id seat, String id) {
        return seats.of(seat).hasTold(id);
    }

    /** What an entry of a seat's feed says now, as JSON: with what somebody wrote, unless it has been erased. */
    public byte[] shown(SeatEntry entry) {
        SeatEntry.Writing writing = entry.writing();
        if (writing == null) {
            return entry.event();
        }
        FreeTexts.Words words = texts.find(writing.ref());
        byte[] said = words == null ? ",\"erased\":true}".getBytes(UTF_8) : seats.words(words, writing.sent());
        ByteArrayOutputStream all = new ByteArrayOutputStream(entry.event().length + said.length + 16);
        all.write(entry.event(), 0, entry.event().length - 1);
        if (words != null) {
            all.writeBytes(",\"text\":".getBytes(UTF_8));
        }
        all.writeBytes(said);
        if (words != null) {
            all.write('}');
        }
        return all.toByteArray();
    }

    /** The key of the person who holds the seat, or null when a crew or nobody does. */
    @Nullable
    Person holder(Position.Id seat) {
        return persons.get(seat);
    }

    public Situation situation() {
        return shown;
    }

    /**
     * Has somebody read when there is more to know: entries, the clock at every change and every two seconds, the end.
     *
     * @param thread runs one thing after the other
     * @return ends it
     */
    public Disposable follow(Executor thread, Runnable reader) {
        return Disposables.composite(readers.add(thread, reader), pulses.subscribe());
    }

    /** Rises whenever the clock is to be told. What an entry changes is told after the entry is there. */
    public long tellings() {
        return tellings.get();
    }

    /** The clock as it stands, written once for all who ask in the same millisecond. */
    public byte[] clock(Function<ClockFace, byte[]> write) {
        long telling = tellings.get();
        long wall = System.currentTimeMillis();
        WrittenClock written = clock;
        if (written.telling() != telling || written.wall() != wall) {
            written = new WrittenClock(telling, wall, write.apply(ClockFace.of(shown, wall)));
            clock = written;
        }
        return written.bytes();
    }
}

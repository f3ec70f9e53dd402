package org.muster.web.store;

import static java.util.Comparator.comparingLong;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A store for tests, which answers at once and on the caller's thread. What it holds is shared by {@link #another}. */
public final class MemoryStore implements Store, LogStore, StoredExercises, Audit, Texts, Feedbacks {

    private record Owner(
            MemoryStore process, Instant until, @Nullable Mark mark) {}

    private record Written(long epoch, Batch batch) {}

    private static final class Held {
        final Map<String, List<Written>> logs = new HashMap<>();
        final Map<String, List<Owner>> owners = new HashMap<>();
        final Map<String, StoredExercise> exercises = new LinkedHashMap<>();
        final List<AuditLine> audit = new ArrayList<>();
        final Map<String, StoredText> texts = new LinkedHashMap<>();
        final People people = new KeptPeople(
                new MemoryEditions<>(),
                new MemoryEditions<>(),
                new MemoryEditions<>(),
                new MemoryTable<>(Form.PERSON_KEYS),
                new MemoryTable<>(Form.ERASURES));
        final Map<String, Feedback> feedback = new TreeMap<>();
        final Table<Account> accounts = new MemoryTable<>(Form.ACCOUNTS);
        final Table<SignIn> signIns = new MemoryTable<>(Form.SIGN_INS);
        final Table<Appointment> appointments = new MemoryTable<>(Form.APPOINTMENTS);
        final Table<JoinCode> joinCodes = new MemoryTable<>(Form.JOIN_CODES);
    }

    private final Held held;
    private final InstantSource clock;

    public MemoryStore() {
        this(InstantSource.system());
    }

    MemoryStore(InstantSource clock) {
        this(new Held(), clock);
    }

    private MemoryStore(Held held, InstantSource clock) {
        this.held = held;
        this.clock = clock;
    }

    /** The same store as another process sees it. */
    public MemoryStore another() {
        return new MemoryStore(held, clock);
    }

    @Override
    public LogStore logs() {
        return this;
    }

    @Override
    public StoredExercises exercises() {
        return this;
    }

    @Override
    public Audit audit() {
        return this;
    }

    @Override
    public Texts texts() {
        return this;
    }

    @Override
    public People people() {
        return held.people;
    }

    @Override
    public Feedbacks feedback() {
        return this;
    }

    @Override
    public Mono<Void> keep(Feedback answered) {
        return answer(() -> {
                    held.feedback.putIfAbsent(
                            answered.exercise() + "/" + answered.form() + "/" + answered.id(), answered);
                    return answered;
                })
                .then();
    }

    @Override
    public Flux<Feedback> of(String exercise, String form) {
        return answer(() -> held.feedback.values().stream()
                        .filter(each ->
                                each.exercise().equals(exercise) && each.form().equals(form))
                        .toList())
                .flatMapIterable(each -> each);
    }

    @Override
    public Table<Account> accounts() {
        return held.accounts;
    }

    @Override
    public Table<SignIn> signIns() {
        return held.signIns;
    }

    @Override
    public Table<Appointment> appointments() {
        return held.appointments;
    }

    @Override
    public Table<JoinCode> joinCodes() {
        return held.joinCodes;
    }

    @Override
    public void close() {}

    @Override
    public Mono<Ownership> own(String exercise) {
        return answer(() -> {
            List<Owner> owners = held.owners.computeIfAbsent(exercise, none -> new ArrayList<>());
            if (!owners.isEmpty()
                    && owners.getLast().process != this
                    && owners.getLast().until.isAfter(clock.instant())) {
                throw new OwnedElsewhere(exercise, owners.getLast().until);
            }
            owners.add(new Owner(this, clock.instant().plus(LEASE), null));
            return new Ownership(exercise, owners.size());
        });
    }

    @Override
    public Mono<Void> mark(Ownership ownership, Mark mark) {
        return answer(() -> {
                    List<Owner> owners = held.owners.getOrDefault(ownership.exercise(), List.of());
                    owners.set(
                            (int) ownership.epoch() - 1,
                            new Owner(this, clock.instant().plus(LEASE), mark));
                    if (owners.size() > ownership.epoch()) {
                        throw new NoLongerOwner(ownership, "owner (%d) has come".formatted(ownership.epoch() + 1));
                    }
                    return mark;
                })
                .then();
    }

    @Override
    public Mono<Void> release(Ownership ownership) {
        return answer(() -> {
                    List<Owner> owners = held.owners.getOrDefault(ownership.exercise(), List.of());
                    int index = (int) ownership.epoch() - 1;
                    owners.set(index, new Owner(this, Instant.EPOCH, owners.get(index).mark));
                    return index;
                })
                .then();
    }

    @Override
    public Mono<LogEnd> append(Ownership ownership, Batch batch) {
        return answer(() -> {
            List<Written> log = held.logs.computeIfAbsent(ownership.exercise(), none -> new ArrayList<>());
            Written written = new Written(ownership.epoch(), batch);
            if (batch.number() < log.size() && !log.get((int) batch.number()).equals(written)) {
                throw new NoLongerOwner(ownership, "another batch (%d) is stored".formatted(batch.number()));
            }
            if (batch.number() == log.size()) {
                log.add(written);
            }
            return new LogEnd(ownership.exercise(), batch.number() + 1, batch.next(), batch.head());
        });
    }

    @Override
    public Flux<Batch> read(String exercise, long fromEntry) {
        return answer(() -> batches(exercise))
                .flatMapIterable(all -> all)
                .skipWhile(batch -> batch.next() <= fromEntry);
    }

    @Override
    public Mono<LogEnd> end(String exercise) {
        return answer(() -> {
            LogEnd end = LogEnd.empty(exercise);
            for (Batch batch : batches(exercise)) {
                end = end.after(batch);
            }
            return end;
        });
    }

    @Override
    public Mono<Mark> marked(String exercise) {
        return answer(() -> List.copyOf(held.owners.getOrDefault(exercise, List.of())))
                .flatMapIterable(List::reversed)
                .mapNotNull(Owner::mark)
                .next();
    }

    private List<Batch> batches(String exercise) {
        return held.logs.getOrDefault(exercise, List.of()).stream()
                .map(Written::batch)
                .toList();
    }

    @Override
    public Mono<StoredExercise> keep(StoredExercise exercise) {
        return answer(() -> {
            held.exercises.putIfAbsent(exercise.id(), exercise);
            return held.exercises.get(exercise.id());
        });
    }

    @Override
    public Mono<StoredExercise> find(String id) {
        return answer(() -> List.copyOf(held.exercises.values()))
                .flatMapIterable(all -> all)
                .filter(exercise -> exercise.id().equals(id))
                .next();
    }

    @Override
    public Flux<StoredExercise> all() {
        return answer(() -> List.copyOf(held.exercises.values()))
                .flatMapIterable(all -> all)
                .sort(comparingLong(StoredExercise::created));
    }

    @Override
    public Mono<Void> write(AuditLine line) {
        return answer(() -> held.audit.add(line)).then();
    }

    @Override
    public Flux<AuditLine> read() {
        return answer(() -> List.copyOf(held.audit)).flatMapIterable(all -> all).sort(comparingLong(AuditLine::wall));
    }

    @Override
    public Flux<AuditLine> read(String exercise) {
        return read().filter(line -> exercise.equals(line.exercise()));
    }

    @Override
    public Mono<Void> keep(StoredText text) {
        return answer(() -> {
                    held.texts.putIfAbsent(text.exercise() + "/" + text.ref(), text);
                    return text;
                })
                .then();
    }

    @Override
    public Flux<StoredText> find(String exercise, Collection<String> refs) {
        return answer(() -> List.copyOf(held.texts.values()))
                .flatMapIterable(all -> all)
                .filter(text -> text.exercise().equals(exercise) && refs.contains(text.ref()));
    }

    @Override
    public Flux<String> by(String exercise, String author, Set<StoredText.Kind> kinds) {
        return answer(() -> List.copyOf(held.texts.values()))
                .flatMapIterable(all -> all)
                .filter(text ->
                        text.exercise().equals(exercise) && author.equals(text.author()) && kinds.contains(text.kind()))
                .map(StoredText::ref);
    }

    @Override
    public Flux<String> before(String exercise, long moment) {
        return answer(() -> List.copyOf(held.texts.values()))
                .flatMapIterable(all -> all)
                .filter(text -> text.exercise().equals(exercise) && text.written() < moment)
                .map(StoredText::ref);
    }

    @Override
    public Mono<Void> erase(String exercise, String ref) {
        return answer(() -> {
                    held.texts.remove(exercise + "/" + ref);
                    return ref;
                })
                .then();
    }

    private <T> Mono<T> answer(Supplier<T> action) {
        return Mono.fromSupplier(() -> {
            synchronized (held) {
                return action.get();
            }
        });
    }
}

package org.muster.web.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.scenarios.Agency;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Function;
import org.muster.scenarios.Position;
import org.muster.simulator.log.Chain;
import org.muster.simulator.log.Role;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What every store promises. Each test has exercises of its own, since a server may hold those of other runs. */
@Timeout(120)
abstract class StoreKit {

    /** A clock that a test moves. */
    static final class TestClock implements InstantSource {
        private volatile Instant now = Instant.parse("2030-01-01T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }
    }

    final TestClock clock = new TestClock();
    private final String drill = "drill-" + UUID.randomUUID();

    /** The store as one process sees it. */
    abstract Store store();

    /** The same store as a second process sees it. */
    abstract Store another();

    private LogStore logs() {
        return store().logs();
    }

    // --- the log

    @Test
    void hasNothingOfALogThatWasNeverWritten() {
        assertThat(await(logs().end(drill))).isEqualTo(LogEnd.empty(drill));
        assertThat(batches(logs().read(drill, 0))).isEmpty();
        assertThat(batches(logs().read(drill, 5))).isEmpty();
    }

    @Test
    void readsWhatWasAppendedInOrderAndByteForByte() {
        Ownership owner = await(logs().own(drill));
        LogEnd end = LogEnd.empty(drill);
        List<Batch> written = new ArrayList<>();
        for (int size : new int[] {1, 3, 1, 7}) {
            Batch batch = end.batches(entries(end.entries(), size)).getFirst();
            LogEnd after = await(logs().append(owner, batch));
            assertThat(after).isEqualTo(end.after(batch));
            written.add(batch);
            end = after;
        }

        assertThat(written).extracting(Batch::number).containsExactly(0L, 1L, 2L, 3L);
        assertThat(batches(logs().read(drill, 0))).isEqualTo(written);
        assertThat(await(logs().end(drill))).isEqualTo(end);
    }

    @Test
    void chainsTheEntriesAsTheFormulaSays() {
        append(drill, 3);
        append(drill, 2);

        Chain chain = Chain.of(drill);
        entries(0, 5).forEach(entry -> chain.add(entry.wall(), entry.canonical()));
        assertThat(await(logs().end(drill)).head()).isEqualTo(chain.head());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 31, 32, 33, 63, 64, 65, 150})
    void findsTheEndAmongAnyNumberOfBatches(int count) {
        LogEnd end = appendOneByOne(drill, count);

        assertThat(await(logs().end(drill))).isEqualTo(end);
        assertThat(end.batches()).isEqualTo(count);
    }

    @Test
    void readsOnFromAnyEntry() {
        Ownership owner = await(logs().own(drill));
        LogEnd end = LogEnd.empty(drill);
        for (int size = 1; size <= 70; size++) {
            end = await(logs().append(
                            owner,
                            end.batches(entries(end.entries(), 1 + size % 4)).getFirst()));
        }

        for (long from = 0; from < end.entries() + 2; from += 13) {
            List<Batch> read = batches(logs().read(drill, from));
            assertThat(read.getFirst().first()).isLessThanOrEqualTo(from);
            assertThat(read.getFirst().next()).isGreaterThan(from);
            assertThat(read.getLast().next()).isEqualTo(end.entries());
        }
        assertThat(batches(logs().read(drill, end.entries() - 1))).hasSize(1);
        assertThat(batches(logs().read(drill, end.entries()))).isEmpty();
        assertThat(batches(logs().read(drill, end.entries() + 1000))).isEmpty();
    }

    @Test
    void readsNoMoreThanItsReaderAsksFor() {
        appendOneByOne(drill, 80);

        assertThat(batches(logs().read(drill, 40).take(3)))
                .extracting(Batch::first)
                .containsExactly(40L, 41L, 42L);
    }

    @Test
    void takesTheSameBatchAgainAsASuccess() {
        Ownership owner = await(logs().own(drill));
        Batch batch = LogEnd.empty(drill).batches(entries(0, 2)).getFirst();
        LogEnd end = await(logs().append(owner, batch));
        await(logs().append(owner, end.batches(entries(2, 1)).getFirst()));

        assertThat(await(logs().append(owner, batch))).isEqualTo(end);
        assertThat(await(logs().end(drill)).batches()).isEqualTo(2);
    }

    @Test
    void refusesAnotherBatchOfTheSameNumber() {
        Ownership owner = await(logs().own(drill));
        append(owner, LogEnd.empty(drill), entries(0, 2));

        assertThatThrownBy(() -> append(owner, LogEnd.empty(drill), entries(0, 3)))
                .isInstanceOf(NoLongerOwner.class)
                .hasMessageContaining(drill)
                .hasMessageContaining("batch (0)");
        assertThat(await(logs().end(drill)).entries()).isEqualTo(2);
    }

    @Test
    void refusesTheSameEntriesWithOtherWallTimes() {
        Ownership owner = await(logs().own(drill));
        append(owner, LogEnd.empty(drill), List.of(new StoredEntry(line(0), 1)));

        assertThatThrownBy(() -> append(owner, LogEnd.empty(drill), List.of(new StoredEntry(line(0), 2))))
                .isInstanceOf(NoLongerOwner.class);
    }

    @Test
    void letsOneOfTwoOwnersWriteABatch() {
        Ownership first = await(logs().own(drill));
        LogEnd end = append(first, LogEnd.empty(drill), entries(0, 1));
        clock.pass(LogStore.LEASE);
        Ownership second = await(another().logs().own(drill));
        Batch sameBytes = end.batches(entries(1, 1)).getFirst();

        await(another().logs().append(second, sameBytes));

        assertThatThrownBy(() -> await(logs().append(first, sameBytes)))
                .as("equal bytes of another owner are no lost answer")
                .isInstanceOf(NoLongerOwner.class);
        assertThat(await(logs().end(drill)).batches()).isEqualTo(2);
    }

    @Test
    void letsExactlyOneOfManyRacersWriteABatch() {
        for (int round = 0; round < 5; round++) {
            LogEnd end = await(logs().end(drill));
            List<Boolean> won = Flux.range(0, 8)
                    .flatMap(racer -> {
                        Batch batch = end.batches(List.of(new StoredEntry(line(racer), 0)))
                                .getFirst();
                        return (racer % 2 == 0 ? store() : another())
                                .logs()
                                .append(new Ownership(drill, racer + 1), batch)
                                .thenReturn(true)
                                .onErrorReturn(NoLongerOwner.class, false);
                    })
                    .collectList()
                    .block(Duration.ofSeconds(30));

            assertThat(won).hasSize(8).containsOnlyOnce(true);
        }
    }

    @Test
    void keepsExercisesApart() {
        String other = drill + "-2";
        LogEnd one = LogEnd.empty(drill);
        LogEnd two = LogEnd.empty(other);
        Ownership ownerOfOne = await(logs().own(drill));
        Ownership ownerOfTwo = await(logs().own(other));
        for (int i = 0; i < 10; i++) {
            one = append(ownerOfOne, one, entries(one.entries(), 1));
            two = append(ownerOfTwo, two, entries(two.entries(), 2));
        }

        assertThat(await(logs().end(drill))).isEqualTo(one);
        assertThat(await(logs().end(other))).isEqualTo(two);
        assertThat(batches(logs().read(drill, 0))).hasSize(10);
        assertThat(batches(logs().read(other, 0)))
                .hasSize(10)
                .allSatisfy(batch -> assertThat(batch.entries()).hasSize(2));
    }

    @Test
    void keepsABatchOfManyEntries() {
        List<StoredEntry> many = entries(0, 3_000);
        Ownership owner = await(logs().own(drill));

        LogEnd end = append(owner, LogEnd.empty(drill), many);

        assertThat(end.batches()).isOne();
        assertThat(batches(logs().read(drill, 2_999)).getFirst().entries()).isEqualTo(many);
    }

    @Test
    void splitsWhatIsTooMuchForOneBatch() {
        byte[] large = "x".repeat(10_000).getBytes(UTF_8);
        List<StoredEntry> much =
                IntStream.range(0, 250).mapToObj(i -> new StoredEntry(large, i)).toList();
        Ownership owner = await(logs().own(drill));
        List<Batch> parts = LogEnd.empty(drill).batches(much);

        LogEnd end = LogEnd.empty(drill);
        for (Batch part : parts) {
            end = await(logs().append(owner, part));
        }

        assertThat(parts).hasSize(3);
        assertThat(end.entries()).isEqualTo(250);
        assertThat(batches(logs().read(drill, 0)).stream().flatMap(batch -> batch.entries().stream()))
                .containsExactlyElementsOf(much);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "-a", "ä", "a b", "$a"})
    void takesNoExerciseByANameThatIsNone(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> await(logs().own(name)));
    }

    // --- ownership

    @Test
    void countsOwnersFromOne() {
        assertThat(await(logs().own(drill))).isEqualTo(new Ownership(drill, 1));
        assertThat(await(logs().own(drill))).as("the same process again").isEqualTo(new Ownership(drill, 2));
    }

    @Test
    void leavesAnExerciseToItsOwnerWhileTheOwnerLives() {
        Ownership first = await(logs().own(drill));
        clock.pass(LogStore.LEASE.minusSeconds(1));

        assertThatThrownBy(() -> await(another().logs().own(drill)))
                .isInstanceOfSatisfying(
                        OwnedElsewhere.class,
                        owned -> assertThat(owned.until())
                                .isEqualTo(clock.instant().plusSeconds(1)));

        await(logs().mark(first, mark(1)));
        clock.pass(LogStore.LEASE.minusSeconds(1));
        assertThatThrownBy(() -> await(another().logs().own(drill))).isInstanceOf(OwnedElsewhere.class);

        clock.pass(Duration.ofSeconds(1));
        assertThat(await(another().logs().own(drill)).epoch()).isEqualTo(2);
    }

    @Test
    void handsOverAtOnceWhatWasReleased() {
        await(logs().release(await(logs().own(drill))));

        assertThat(await(another().logs().own(drill)).epoch()).isEqualTo(2);
    }

    @Test
    void tellsAnOwnerThatALaterOneHasCome() {
        Ownership first = await(logs().own(drill));
        clock.pass(LogStore.LEASE);
        await(logs().mark(first, mark(1)));
        clock.pass(LogStore.LEASE);
        Ownership second = await(another().logs().own(drill));

        assertThatThrownBy(() -> await(logs().mark(first, mark(2)))).isInstanceOf(NoLongerOwner.class);
        await(another().logs().mark(second, mark(3)));
        assertThat(await(another().logs().marked(drill))).isEqualTo(mark(3));
    }

    @Test
    void givesAnExerciseToOneOfManyWhoWantItAtOnce() {
        List<Ownership> owners = Flux.range(0, 8)
                .flatMap(racer -> (racer % 2 == 0 ? store() : another())
                        .logs()
                        .own(drill)
                        .onErrorResume(OwnedElsewhere.class, tooLate -> Mono.empty()))
                .collectList()
                .block(Duration.ofSeconds(30));

        assertThat(owners).isNotEmpty().doesNotHaveDuplicates();
    }

    // --- marks

    private static Mark mark(long millis) {
        return new Mark(new ExerciseTime(millis), millis / 100);
    }

    @Test
    void remembersTheLatestMarkOfTheLatestOwnerWhoMadeOne() {
        assertThat(logs().marked(drill).blockOptional()).isEmpty();
        Ownership first = await(logs().own(drill));
        await(logs().mark(first, Mark.NONE));
        await(logs().mark(first, mark(61_000)));
        assertThat(await(logs().marked(drill))).isEqualTo(mark(61_000));

        for (int i = 0; i < 40; i++) {
            await(logs().own(drill));
        }

        assertThat(await(logs().marked(drill))).isEqualTo(mark(61_000));
    }

    // --- exercises

    @Test
    void keepsTheFirstExerciseOfAnId() {
        StoredExercise first = new StoredExercise(drill, "Flood", new byte[] {1, 2, 3}, 7, 1_000);
        StoredExercise second = new StoredExercise(drill, "Fire", new byte[] {4}, 8, 2_000);

        assertThat(await(store().exercises().keep(first))).isEqualTo(first);
        assertThat(await(another().exercises().keep(second))).isEqualTo(first);
        assertThat(await(another().exercises().find(drill))).isEqualTo(first);
        assertThat(store().exercises().find(drill + "-none").blockOptional()).isEmpty();
    }

    @Test
    void listsExercisesFromTheOldestOn() {
        for (int i : new int[] {3, 1, 2}) {
            await(store().exercises().keep(new StoredExercise(drill + i, "No. " + i, new byte[0], 0, 1_000 + i)));
        }

        assertThat(store().exercises()
                        .all()
                        .filter(exercise -> exercise.id().startsWith(drill))
                        .map(StoredExercise::name)
                        .collectList()
                        .block(Duration.ofSeconds(30)))
                .containsExactly("No. 1", "No. 2", "No. 3");
    }

    // --- audit

    @Test
    void keepsEveryLineOfTheAudit() {
        AuditLine late = new AuditLine(2_000, "oversight", AuditLine.Access.VIEW, "log", drill);
        AuditLine early = new AuditLine(1_000, "director", AuditLine.Access.CHANGE, "staffing", drill);
        AuditLine none = new AuditLine(1_500, drill, AuditLine.Access.VIEW, "exercises", null);
        for (AuditLine line : List.of(late, early, early, none)) {
            await(store().audit().write(line));
        }

        assertThat(another().audit().read(drill).collectList().block(Duration.ofSeconds(30)))
                .containsExactly(early, early, late);
        assertThat(store().audit().read().collectList().block(Duration.ofSeconds(30)))
                .containsSubsequence(early, none, late);
    }

    // --- texts

    @Test
    void keepsTextsByTheirRefs() {
        StoredText order = text("Ciérrela “ya”.", "es", "p-1", 1_000);
        StoredText note = text("x", null, null, 2_000);
        awaitEnd(store().texts().keep(order));
        awaitEnd(store().texts().keep(order));
        awaitEnd(store().texts().keep(note));

        assertThat(texts(order, note)).containsExactlyInAnyOrder(order, note);
        assertThat(texts(note)).containsExactly(note);
        assertThat(texts()).isEmpty();
        assertThat(list(another().texts().find(drill + "-other", List.of(order.ref()))))
                .isEmpty();
    }

    @Test
    void findsAnyNumberOfTexts() {
        List<StoredText> all = IntStream.range(0, 450)
                .mapToObj(i -> text("text " + i, null, null, i))
                .toList();
        all.forEach(each -> awaitEnd(store().texts().keep(each)));

        assertThat(texts(all.toArray(StoredText[]::new))).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void tellsWhichTextsOfAnExerciseAreOld() {
        StoredText old = text("old", null, null, 999);
        StoredText young = text("young", null, null, 1_000);
        StoredText others = StoredText.of(drill + "-other", "old", null, null, StoredText.Kind.NOTE, 1);
        List.of(old, young, others).forEach(each -> awaitEnd(store().texts().keep(each)));

        assertThat(list(another().texts().before(drill, 1_000))).containsExactly(old.ref());
    }

    @Test
    void erasesATextAndNoOther() {
        StoredText gone = text("gone", null, "p-1", 1_000);
        StoredText stays = text("stays", null, "p-1", 1_000);
        List.of(gone, stays).forEach(each -> awaitEnd(store().texts().keep(each)));

        awaitEnd(store().texts().erase(drill, gone.ref()));
        awaitEnd(store().texts().erase(drill, gone.ref()));

        assertThat(texts(gone, stays)).containsExactly(stays);
    }

    @Test
    void findsWhatSomebodyWroteByItsClass() {
        StoredText order = text("order", null, "p-1", 1_000);
        StoredText anothers = text("another's", null, "p-2", 1_000);
        StoredText rating = StoredText.of(drill, "rating", null, "p-1", StoredText.Kind.RATING, 1_000);
        StoredText elsewhere = StoredText.of(drill + "-other", "note", null, "p-1", StoredText.Kind.NOTE, 1_000);
        List.of(order, anothers, rating, elsewhere)
                .forEach(each -> awaitEnd(store().texts().keep(each)));

        assertThat(list(another().texts().by(drill, "p-1", Set.of(StoredText.Kind.MESSAGE, StoredText.Kind.NOTE))))
                .containsExactly(order.ref());
    }

    // --- people

    @Test
    void keepsAPersonWithWhatHeIsTrainedFor() {
        StoredPerson rowan = new StoredPerson(
                "Rowan Vale",
                "Yucca County Sheriff",
                List.of(new StoredPerson.Training(new Function.Id("dispatching"), LocalDate.parse("2029-05-11"), 900)));
        StoredPerson sage = new StoredPerson("Sage Ruiz", null, List.of());
        write(store().people().people(), drill, 1, rowan);
        write(store().people().people(), drill + "-2", 1, sage);

        assertThat(await(another().people().people().find(drill))).isEqualTo(new Edition<>(drill, 1, rowan));
        assertThat(list(another().people().people().all()))
                .contains(new Edition<>(drill, 1, rowan), new Edition<>(drill + "-2", 1, sage));
        assertThat(store().people().people().find(drill + "-3").blockOptional()).isEmpty();
    }

    @Test
    void theNewestVersionCounts() {
        Editions<StoredCohort> cohorts = store().people().cohorts();
        for (int version = 1; version <= 11; version++) {
            write(cohorts, drill, version, new StoredCohort("Watch " + version, List.of("p-" + version)));
        }

        Edition<StoredCohort> newest = new Edition<>(drill, 11, new StoredCohort("Watch 11", List.of("p-11")));
        assertThat(await(another().people().cohorts().find(drill))).isEqualTo(newest);
        assertThat(list(cohorts.all().filter(each -> each.id().equals(drill)))).containsExactly(newest);
    }

    @Test
    void ofManyWhoEditTheSameVersionOneWins() {
        for (int version = 1; version <= 10; version++) {
            int next = version;
            List<String> winners = Flux.range(0, 8)
                    .flatMap(racer -> (racer % 2 == 0 ? store() : another())
                            .people()
                            .cohorts()
                            .write(new Edition<>(drill, next, new StoredCohort("by " + racer, List.of())))
                            .filter(won -> won)
                            .map(won -> "by " + racer))
                    .collectList()
                    .block(Duration.ofSeconds(30));

            assertThat(winners).hasSize(1);
            assertThat(await(store().people().cohorts().find(drill)).content().name())
                    .isEqualTo(winners.getFirst());
        }
    }

    @Test
    void whatIsWithdrawnIsGoneAndNobodyCanWriteOn() {
        Editions<StoredPerson> people = store().people().people();
        StoredPerson rowan = new StoredPerson("Rowan Vale", null, List.of());
        write(people, drill, 1, rowan);
        write(people, drill, 2, rowan);
        write(people, drill + "-2", 1, rowan);

        awaitEnd(people.withdraw(drill));
        awaitEnd(people.withdraw(drill));
        awaitEnd(people.withdraw(drill + "-never"));

        assertThat(another().people().people().find(drill).blockOptional()).isEmpty();
        assertThat(list(people.all()).stream().map(Edition::id))
                .contains(drill + "-2")
                .doesNotContain(drill);
        assertThat(await(another().people().people().write(new Edition<>(drill, 3, rowan))))
                .as("one who had looked before")
                .isFalse();
    }

    @Test
    void aPersonHasOneKeyInAnExercise() {
        PersonKey first = new PersonKey(drill, "rowan", PersonKey.draw());
        PersonKey second = new PersonKey(drill, "rowan", PersonKey.draw());
        PersonKey elsewhere = new PersonKey(drill + "-2", "rowan", PersonKey.draw());
        PersonKey anothers = new PersonKey(drill, "sage-" + drill, PersonKey.draw());

        assertThat(await(store().people().keep(first))).isEqualTo(first);
        assertThat(await(another().people().keep(second))).isEqualTo(first);
        await(store().people().keep(elsewhere));
        await(store().people().keep(anothers));

        assertThat(list(another().people().ofExercise(drill))).containsExactlyInAnyOrder(first, anothers);
        assertThat(list(another().people().keys())).contains(first, elsewhere, anothers);
        assertThat(list(another().people().ofPerson("rowan")))
                .contains(first, elsewhere)
                .doesNotContain(anothers);
        awaitEnd(store().people().erase(first));
        awaitEnd(store().people().erase(first));
        assertThat(list(another().people().ofExercise(drill))).containsExactly(anothers);
        assertThat(await(store().people().keep(second))).isEqualTo(second);
    }

    @Test
    void remembersWhoIsToBeErased() {
        awaitEnd(store().people().beginErasure(drill));
        awaitEnd(another().people().beginErasure(drill));
        assertThat(list(another().people().erasures())).containsOnlyOnce(drill);

        awaitEnd(store().people().endErasure(drill));
        assertThat(list(another().people().erasures())).doesNotContain(drill);
    }

    @Test
    void remembersTheCohortOfAnExercise() {
        StoredExercise theirs = new StoredExercise(drill, "Flood", new byte[] {1}, 7, 1_000, "night-watch", true);

        await(store().exercises().keep(theirs));

        assertThat(await(another().exercises().find(drill))).isEqualTo(theirs);
    }

    private static <T> void write(Editions<T> editions, String id, int version, T content) {
        assertThat(await(editions.write(new Edition<>(id, version, content)))).isTrue();
    }

    // --- feedback

    @Test
    void keepsFeedbackOnceAndInNoOrderOfTime() {
        Feedback later = feedback("b-1", "f-players", null, Map.of("fq-1", "5", "fq-2", "Más tiempo."));
        Feedback sooner = feedback("a-1", "f-players", null, Map.of("fq-1", "1"));
        Feedback named = feedback("c-1", "f-players-2", "chief", Map.of("fq-1", "3"));
        List.of(later, sooner, named, later)
                .forEach(each -> awaitEnd(store().feedback().keep(each)));
        awaitEnd(store().feedback().keep(feedback("b-1", "f-players", null, Map.of("fq-1", "1"))));

        assertThat(list(another().feedback().of(drill, "f-players"))).containsExactly(sooner, later);
        assertThat(list(another().feedback().of(drill, "f-players-2"))).containsExactly(named);
        assertThat(list(another().feedback().of(drill + "-other", "f-players"))).isEmpty();
    }

    private Feedback feedback(String id, String form, String seat, Map<String, String> answers) {
        return new Feedback(id, drill, form, LocalDate.of(2030, 1, 1), seat, answers);
    }

    private StoredText text(String words, String lang, String author, long written) {
        return StoredText.of(drill, words, lang, author, StoredText.Kind.MESSAGE, written);
    }

    private List<StoredText> texts(StoredText... wanted) {
        return list(another()
                .texts()
                .find(drill, Arrays.stream(wanted).map(StoredText::ref).toList()));
    }

    private static <T> List<T> list(Flux<T> read) {
        return read.collectList().block(Duration.ofSeconds(30));
    }

    // --- accounts and what they do

    @Test
    void keepsAnAccountUnderALoginThatNobodyElseHas() {
        String login = "kit-" + UUID.randomUUID();
        Account first = new Account(
                login, "Planner", "a hash", true, EnumSet.of(Role.ADMIN, Role.TRAINER), false, "person-7", 1_000);
        Account second = new Account(login, "Another", null, false, Set.of(), false, null, 2_000);

        assertThat(await(store().accounts().add(first))).isTrue();
        assertThat(await(store().accounts().add(second))).isFalse();
        assertThat(await(another().accounts().find(login))).isEqualTo(first);
    }

    @Test
    void keepsTheLastThatWasSaidOfAnAccount() {
        String login = "kit-" + UUID.randomUUID();
        Account guest = new Account(login, "Guest", null, false, Set.of(), false, null, 1_000);
        awaitEnd(store().accounts().put(guest));
        awaitEnd(store().accounts().put(guest.with("Ana", Set.of(Role.COMMANDER), true, "person-8")));

        Account kept = await(another().accounts().find(login));

        assertThat(kept).isEqualTo(guest.with("Ana", Set.of(Role.COMMANDER), true, "person-8"));
        assertThat(kept.isGuest()).isTrue();
        assertThat(list(store().accounts().all())).contains(kept);
        awaitEnd(store().accounts().remove(login));
        awaitEnd(store().accounts().remove(login));
        assertThat(await(another().accounts().find(login))).isNull();
    }

    @Test
    void findsWhoIsAppointedInOneExercise() {
        Appointment director = new Appointment(drill, "ana", "ab12", 1, Map.of(Role.DIRECTOR, List.of()), null);
        Appointment evaluator = new Appointment(
                drill, "ben", "cd34", 2, Map.of(Role.EVALUATOR, List.of(new Agency.Id("county-so"))), null);
        Appointment guest = new Appointment(drill, "guest-1", "ef56", 3, Map.of(), new Position.Id("so-dispatch"));
        Appointment elsewhere = new Appointment(drill + "-b", "ana", "0a1b", 1, Map.of(), null);
        List.of(director, evaluator, guest, elsewhere)
                .forEach(each -> awaitEnd(store().appointments().put(each)));

        assertThat(list(another().appointments().where("exercise", drill)))
                .containsExactlyInAnyOrder(director, evaluator, guest);
        assertThat(await(another().appointments().find(Appointment.id(drill, "ben"))))
                .isEqualTo(evaluator);
    }

    @Test
    void keepsSignInsAndJoinCodesUntilTheyAreTakenAway() {
        SignIn signIn = new SignIn("hash-" + UUID.randomUUID(), "ana", 1_000, 2_000);
        JoinCode code = new JoinCode("K7" + UUID.randomUUID(), drill, new Position.Id("so-dispatch"), 3_000, "ana");
        awaitEnd(store().signIns().put(signIn));
        awaitEnd(store().joinCodes().put(code));

        assertThat(await(another().signIns().find(signIn.id()))).isEqualTo(signIn);
        assertThat(await(another().joinCodes().find(code.code()))).isEqualTo(code);
        awaitEnd(store().joinCodes().remove(code.code()));
        assertThat(await(another().joinCodes().find(code.code()))).isNull();
    }

    // --- small things

    static byte[] line(long number) {
        return "{\"number\":%d,\"time\":%d,\"source\":\"engine\",\"event\":{\"kind\":\"exercise-started\"}}"
                .formatted(number, number * 1_000)
                .getBytes(UTF_8);
    }

    static List<StoredEntry> entries(long first, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new StoredEntry(line(first + i), 1_893_484_800_000L + first + i))
                .toList();
    }

    private void append(String exercise, int count) {
        LogEnd end = await(logs().end(exercise));
        append(await(logs().own(exercise)), end, entries(end.entries(), count));
    }

    private LogEnd append(Ownership owner, LogEnd end, List<StoredEntry> entries) {
        List<Batch> batches = end.batches(entries);
        assertThat(batches).hasSize(1);
        return await(logs().append(owner, batches.getFirst()));
    }

    private LogEnd appendOneByOne(String exercise, int count) {
        Ownership owner = await(logs().own(exercise));
        LogEnd end = LogEnd.empty(exercise);
        for (int i = 0; i < count; i++) {
            end = append(owner, end, entries(i, 1));
        }
        return end;
    }

    private static List<Batch> batches(Flux<Batch> read) {
        return read.collectList().block(Duration.ofSeconds(30));
    }

    static void awaitEnd(Mono<Void> answer) {
        answer.block(Duration.ofSeconds(30));
    }

    static <T> T await(Mono<T> answer) {
        return answer.block(Duration.ofSeconds(30));
    }
}

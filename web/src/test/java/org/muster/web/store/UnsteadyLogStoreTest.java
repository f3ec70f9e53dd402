package org.muster.web.store;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** What a writer meets when a store is unsteady, and that writing the same batch again mends it. */
class UnsteadyLogStoreTest {

    private final MemoryStore memory = new MemoryStore();
    private final UnsteadyLogStore store = new UnsteadyLogStore(memory);
    private final Batch batch =
            LogEnd.empty("drill").batches(StoreKit.entries(0, 2)).getFirst();
    private final Mono<LogEnd> append = Mono.defer(() -> store.append(new Ownership("drill", 1), batch));

    @Test
    void storesNothingWhenItFailsAndAllAtTheSecondTry() {
        store.fail();

        StepVerifier.create(append).verifyError(StoreUnavailable.class);
        expectEntries(0);
        StepVerifier.create(append).expectNextCount(1).verifyComplete();
        expectEntries(2);
    }

    @Test
    void storesOnceWhatIsWrittenAgainAfterALostAnswer() {
        store.loseAnswer();

        StepVerifier.create(append).verifyError(StoreUnavailable.class);
        expectEntries(2);
        StepVerifier.create(append).expectNextCount(1).verifyComplete();
        expectEntries(2);
    }

    @Test
    void storesOnceWhatArrivesTwice() {
        store.arriveTwice();

        StepVerifier.create(append).expectNextCount(1).verifyComplete();
        expectEntries(2);
    }

    @Test
    void answersLateWhatIsStoredAlready() {
        Sinks.Empty<Void> gate = Sinks.empty();
        store.answerLate(gate.asMono());

        StepVerifier.create(append)
                .then(() -> expectEntries(2))
                .then(gate::tryEmitEmpty)
                .expectNextCount(1)
                .verifyComplete();
    }

    @Test
    void storesLateWhatArrivesLate() {
        Sinks.Empty<Void> gate = Sinks.empty();
        store.arriveLate(gate.asMono());

        StepVerifier.create(append)
                .then(() -> expectEntries(0))
                .then(gate::tryEmitEmpty)
                .expectNextCount(1)
                .verifyComplete();
        expectEntries(2);
    }

    private void expectEntries(long count) {
        StepVerifier.create(memory.end("drill").map(LogEnd::entries))
                .expectNext(count)
                .verifyComplete();
    }
}

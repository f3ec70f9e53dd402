package org.muster.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class FeedTest {
    private final Feed<Integer> feed = new Feed<>();

    private void append(int from, int to) {
        for (int value = from; value < to; value++) {
            feed.append(value);
        }
        feed.tell();
    }

    @Test
    void givesWhatIsThereAndThenWhatComes() {
        append(0, 3);
        StepVerifier.create(feed.from(1))
                .expectNext(List.of(1, 2))
                .then(() -> append(3, 4))
                .expectNext(List.of(3))
                .then(feed::end)
                .verifyComplete();
    }

    @Test
    void givesWhatIsThereAlsoAfterItsEnd() {
        append(0, 3);
        feed.end();
        StepVerifier.create(feed.from(2)).expectNext(List.of(2)).verifyComplete();
    }

    @Test
    void givesASlowReaderAllThatCameMeanwhileInOnePiece() {
        List<List<Integer>> got = new ArrayList<>();
        BaseSubscriber<List<Integer>> slow = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {}

            @Override
            protected void hookOnNext(List<Integer> piece) {
                got.add(List.copyOf(piece));
            }
        };
        feed.from(0).subscribe(slow);
        for (int i = 0; i < 10; i++) {
            append(i, i + 1);
        }
        assertThat(got).isEmpty();
        slow.request(1);
        assertThat(got).containsExactly(IntStream.range(0, 10).boxed().toList());
        append(10, 12);
        append(12, 15);
        slow.request(1);
        assertThat(got.getLast()).containsExactly(10, 11, 12, 13, 14);
    }

    @Test
    void cutsMuchIntoPieces() {
        append(0, 1000);
        feed.end();
        List<List<Integer>> pieces = feed.from(0).collectList().block();
        assertThat(pieces).allSatisfy(piece -> assertThat(piece).hasSizeBetween(1, 256));
        assertThat(pieces.stream().flatMap(List::stream))
                .containsExactlyElementsOf(IntStream.range(0, 1000).boxed().toList());
    }

    /** Readers that come, break off anywhere and come again after what they had, on threads of their own. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @Timeout(30)
    void losesAndDoublesNothingForReadersThatComeAndGo(long seed) throws InterruptedException {
        int values = 20_000;
        int readers = 8;
        CountDownLatch done = new CountDownLatch(readers);
        List<List<Integer>> all = new ArrayList<>();
        for (int reader = 0; reader < readers; reader++) {
            List<Integer> got = new ArrayList<>();
            all.add(got);
            read(new SplittableRandom(seed * 100 + reader), got, values, done);
        }
        SplittableRandom random = new SplittableRandom(seed);
        for (int at = 0; at < values; ) {
            int to = Math.min(values, at + 1 + random.nextInt(300));
            append(at, to);
            at = to;
        }
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(all)
                .allSatisfy(got -> assertThat(got)
                        .containsExactlyElementsOf(
                                IntStream.range(0, values).boxed().toList()));
    }

    private void read(SplittableRandom random, List<Integer> got, int values, CountDownLatch done) {
        if (got.size() >= values) {
            done.countDown();
            return;
        }
        feed.from(got.size())
                .publishOn(Schedulers.parallel(), 1)
                .take(1 + random.nextInt(4))
                .doOnNext(got::addAll)
                .takeUntil(piece -> got.size() >= values)
                .timeout(Duration.ofSeconds(10))
                .subscribe(piece -> {}, failure -> {}, () -> read(random, got, values, done));
    }
}

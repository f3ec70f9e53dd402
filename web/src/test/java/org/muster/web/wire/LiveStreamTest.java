package org.muster.web.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.scenarios.yaml.Library;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.PauseReason;
import org.muster.web.live.ExampleExercise;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/** What goes over the line, read from a real server by a client that knows nothing of it. */
@Timeout(60)
class LiveStreamTest {

    private final ExampleExercise exercise = new ExampleExercise(Library.load("first-notice"));
    private final LiveStream stream = new LiveStream(new JsonMapper());
    private final HttpClient http = HttpClient.newHttpClient();
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle(new ReactorHttpHandlerAdapter(WebHttpHandlerBuilder.webHandler(request -> {
                        var log = exercise.exercise().log();
                        long after = LiveStream.after(request, -1, log.entries().size() - 1L);
                        return stream.write(
                                request,
                                log,
                                log.entries(),
                                (int) after + 1,
                                (frames, entry) ->
                                        frames.add("entry", entry.entry().number(), entry.canonical()));
                    })
                    .build()))
            .bindNow();

    @AfterEach
    void stop() {
        http.close();
        server.disposeNow();
    }

    /** A reader at its place in the stream. */
    private final class Line implements AutoCloseable {
        private final BufferedReader lines;

        Line(long after) throws IOException, InterruptedException {
            lines = new BufferedReader(new InputStreamReader(
                    http.send(
                                    HttpRequest.newBuilder(URI.create(
                                                    "http://127.0.0.1:%d/?after=%d".formatted(server.port(), after)))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofInputStream())
                            .body(),
                    UTF_8));
        }

        /** The next frame, each of its lines. */
        List<String> frame() throws IOException {
            List<String> frame = new ArrayList<>();
            for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
                frame.add(line);
            }
            return frame;
        }

        /** The number of the next entry, whatever stands between. */
        long entry() throws IOException {
            while (true) {
                List<String> frame = frame();
                if (frame.getFirst().equals("event: entry")) {
                    return Long.parseLong(frame.get(1).substring("id: ".length()));
                }
            }
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    @Test
    void tellsWhatIsThereAndThenTheClockAtOnce() throws Exception {
        exercise.happen(new Event.ExerciseStarted());
        exercise.happen(new Event.SpeedSet(2000));
        try (Line line = new Line(0)) {
            assertThat(line.frame()).startsWith("event: entry", "id: 1");
            assertThat(line.frame()).startsWith("event: clock").anyMatch(each -> each.contains("\"permille\":2000"));
        }
    }

    @Test
    void tellsWhatStoppedTheClockBeforeItTellsThatItStands() throws Exception {
        exercise.happen(new Event.ExerciseStarted());
        try (Line line = new Line(0)) {
            assertThat(line.frame())
                    .startsWith("event: clock")
                    .anyMatch(each -> each.contains("\"state\":\"started\""));
            exercise.happen(new Event.ClockPaused(PauseReason.CONTROLLER));
            assertThat(line.frame()).startsWith("event: entry", "id: 1");
            assertThat(line.frame()).startsWith("event: clock").anyMatch(each -> each.contains("\"state\":\"paused\""));
        }
    }

    /** Readers that come, break off anywhere and come again after what they had. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void losesAndDoublesNothingForReadersThatComeAndGo(long seed) throws Exception {
        int entries = 3_000;
        int readers = 6;
        List<Future<List<Long>>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(readers)) {
            exercise.happen(new Event.ExerciseStarted());
            for (int reader = 0; reader < readers; reader++) {
                SplittableRandom random = new SplittableRandom(seed * 100 + reader);
                all.add(threads.submit(() -> read(random, entries)));
            }
            for (int number = 1; number < entries; number++) {
                exercise.happen(new Event.SpeedSet(1000 + number % 7));
            }
            for (Future<List<Long>> each : all) {
                assertThat(each.get(40, TimeUnit.SECONDS))
                        .containsExactlyElementsOf(
                                LongStream.range(0, entries).boxed().toList());
            }
        }
    }

    private List<Long> read(SplittableRandom random, int entries) throws IOException, InterruptedException {
        List<Long> got = new ArrayList<>();
        while (got.size() < entries) {
            int most = 1 + random.nextInt(700);
            try (Line line = new Line(got.size() - 1L)) {
                for (int read = 0; read < most && got.size() < entries; read++) {
                    got.add(line.entry());
                }
            }
        }
        return got;
    }
}

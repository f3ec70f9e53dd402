package org.muster.web.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.ScenarioHash;
import org.muster.scenarios.yaml.Reading;
import org.muster.scenarios.yaml.ScenarioReader;
import org.muster.scoring.Scoreboard;
import org.muster.scoring.Scores;
import org.muster.simulator.log.CanonicalLog;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import reactor.test.scheduler.VirtualTimeScheduler;

class LiveScoresTest {

    private static final Scenario SCENARIO = scenario();
    private static final List<LogEntry> LOG = log();
    private static final int END = IntStream.range(0, LOG.size())
            .filter(number -> LOG.get(number).event() instanceof Event.ExerciseEnded)
            .findFirst()
            .orElseThrow();

    private final PublishedLog published = new PublishedLog(SCENARIO, new FreeTexts(), VirtualTimeScheduler.create());
    private final LiveScores scores = new LiveScores(SCENARIO, ScenarioHash.of(SCENARIO), published);

    @Test
    void takeNoDrawsWhilePlayGoesOn() {
        publish(0, END);

        assertThat(now()).isEqualTo(scoreboard(END).scoresWithoutDraws());
        assertThat(now()).isNotEqualTo(scoreboard(END).scores());
    }

    @Test
    void areAfterEndExWhatTheStoredLogComesTo() {
        publish(0, END);
        now();
        publish(END, LOG.size());

        assertThat(now()).isEqualTo(scoreboard(LOG.size()).scores());
    }

    @Test
    void followWhatIsRatedAfterEndEx() {
        publish(0, END + 1);
        assertThat(now().upTo()).isEqualTo(END);

        publish(END + 1, LOG.size());
        assertThat(now().upTo()).isEqualTo(LOG.size() - 1);
    }

    private void publish(int from, int to) {
        published.publish(LOG.subList(from, to).stream()
                .map(entry -> Published.of(entry, entry.number()))
                .toList());
    }

    private Scores now() {
        return Objects.requireNonNull(scores.now().block());
    }

    private static Scoreboard scoreboard(int size) {
        Scoreboard scoreboard = new Scoreboard(SCENARIO);
        LOG.subList(0, size).forEach(scoreboard::read);
        return scoreboard;
    }

    private static Scenario scenario() {
        return ((Reading.Accepted) ScenarioReader.read("golden.yaml", resource("/golden/golden.yaml"))).scenario();
    }

    private static List<LogEntry> log() {
        CanonicalLog canonical = new CanonicalLog(SCENARIO);
        List<String> lines =
                new String(resource("/golden/golden.jsonl"), UTF_8).lines().toList();
        return IntStream.range(0, lines.size())
                .mapToObj(number -> canonical.read(number, lines.get(number).getBytes(UTF_8)))
                .toList();
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(LiveScoresTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new AssertionError(name, unreadable);
        }
    }
}

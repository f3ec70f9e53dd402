package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.simulator.log.LogEntry;

/** Scores are a fold of the log: whoever asks, how often and in what order, and whenever they are made again. */
class LiveScoresTest {

    @Test
    void areAtEveryEntryWhatTheStoredLogComesTo() {
        Scoreboard live = new Scoreboard(Scripts.GOLDEN);
        for (LogEntry entry : Golden.LOG) {
            live.read(entry);
            assertThat(live.scoresWithoutDraws())
                    .isEqualTo(folded(entry.number()).scoresWithoutDraws());
        }
    }

    @Test
    void drawTheSameIntervalsHoweverOftenTheyWereDrawnBefore() {
        Scoreboard live = new Scoreboard(Scripts.GOLDEN);
        for (LogEntry entry : Golden.LOG) {
            live.read(entry);
            if (entry.number() % 40 == 0) {
                live.scores();
            }
        }

        assertThat(ScoresJson.bytes(live.scores()))
                .isEqualTo(ScoresJson.bytes(folded(Golden.LOG.size() - 1).scores()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void areTheSameInWhateverOrderTheyAreAskedFor(long seed) {
        Random chance = new Random(seed);
        Scoreboard curious = new Scoreboard(Scripts.GOLDEN);
        List<Scores.OfHolder> holders =
                new ArrayList<>(folded(0).scoresWithoutDraws().holders());
        for (LogEntry entry : Golden.LOG) {
            curious.read(entry);
            Collections.shuffle(holders, chance);
            List<Measure> measures =
                    new ArrayList<>(Measure.of(holders.getFirst().holder()));
            Collections.shuffle(measures, chance);
            measures.forEach(measure -> curious.value(holders.getFirst().holder(), measure));
        }

        assertThat(curious.scoresWithoutDraws())
                .isEqualTo(folded(Golden.LOG.size() - 1).scoresWithoutDraws());
    }

    private static Scoreboard folded(long upTo) {
        Scoreboard scoreboard = new Scoreboard(Scripts.GOLDEN);
        Golden.LOG.stream().filter(entry -> entry.number() <= upTo).forEach(scoreboard::read);
        return scoreboard;
    }
}

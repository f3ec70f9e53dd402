package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTableTest {

    private static final List<String> LINES =
            ScoreTable.text(Golden.scored()).lines().toList();

    @Test
    void bearsTheStripAtBothEnds() {
        assertThat(LINES.getFirst()).isEqualTo("EXERCISE  EXERCISE  EXERCISE");
        assertThat(LINES.getLast()).isEqualTo("EXERCISE  EXERCISE  EXERCISE");
    }

    @Test
    void saysUpToWhichEntryItCounts() {
        assertThat(LINES).contains("Scores up to entry 195, profile standard-1");
    }

    @Test
    void showsWhatItCameToWithFewItemsMarkedAndMissingOnesAsADash() {
        assertThat(LINES)
                .contains(
                        "                    A       B      C      D  overall  95 % interval  other weights  excused",
                        "exercise        ~80.7   ~68.5  ~59.4  ~75.8     71.1   60.6 to 79.9   67.2 to 74.7    28:00"
                                + "  adequate, major violation",
                        "  sp-desk           –       –      –      –        –"
                                + "                                         partial");
    }

    @Test
    void showsTheMeasuresUnderEachOther() {
        assertThat(LINES)
                .contains(
                        "                 A1    A2    B1    B2  B3    C1   C2    C3    C4   D1   D2  D3",
                        "exercise         68   ~93   ~67    77  62    55   50   ~63    70  ~50   92  85",
                        "  so-dispatch  ~100     –     –     –      ~100  ~40  ~100        ~50");
    }

    @Test
    void showsSeatsTheirCoordination() {
        assertThat(LINES).contains("  fc-lead              60.6  8   38.9 to 82.2");
        assertThat(LINES).anyMatch(line -> line.startsWith("  so-sergeant") && line.endsWith("not held throughout"));
    }

    @Test
    void saysWhatACapHides() {
        Played play = new Played(Scripts.RIDGE);
        play.opens("m-1-ack", "chief", 5);
        play.meets("m-1-ack", "chief", "chief");
        play.decides("d-1", "sell", "chief");

        assertThat(ScoreTable.text(play.scoreboard().scores()).lines())
                .anyMatch(line -> line.startsWith("  chief")
                        && line.contains("59.0")
                        && line.endsWith("needs work, partial, capped, else 100.0, critical violation"));
    }

    @Test
    void fitsATerminal() {
        assertThat(LINES).allMatch(line -> line.length() <= 132);
    }

    @Test
    void isWrittenForAnExerciseInWhichNothingHappened() {
        String text = ScoreTable.text(new Played(Scripts.RIDGE).scoreboard().scores());

        assertThat(text).containsPattern("exercise +– +– +– +– +– +partial");
    }
}

package org.muster.scoring.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Agency;
import org.muster.scenarios.ExampleScenarios;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scoring.Holder;
import org.muster.scoring.Measure;
import org.muster.scoring.Scoreboard;
import org.muster.scoring.Scores;
import org.muster.scoring.Unreadiness;
import org.muster.scoring.Value;
import org.muster.simulator.log.CanonicalLog;
import org.muster.simulator.log.GoldenLog;

class DrillTest {

    private static final LocalDate DAY = LocalDate.of(2027, 5, 11);
    private static final Scores SCORES = golden();

    @Test
    void takesWhatASeatCameTo() {
        for (Scores.OfHolder one : SCORES.holders()) {
            if (one.holder() instanceof Holder.Seat) {
                Drill drill = Drill.of(DAY, one);

                assertThat(drill.on()).isEqualTo(DAY);
                assertThat(drill.keptOut()).isEqualTo(one.notForReadiness());
                assertThat(drill.seenBefore()).isEqualTo(one.seenBefore());
                one.measures().forEach((measure, value) -> {
                    if (value instanceof Value.Known known) {
                        assertThat(drill.results()).containsEntry(measure, new Drill.Result(known.value(), known.n()));
                    } else {
                        assertThat(drill.results()).doesNotContainKey(measure);
                    }
                });
            }
        }
    }

    @Test
    void saysWhyASeatStaysOut() {
        Drill drill = Drill.of(DAY, SCORES.of(new Holder.Seat(new Position.Id("so-sergeant"))));

        assertThat(drill.keptOut()).containsExactly(Unreadiness.NOT_HELD_THROUGHOUT);
        assertThat(drill.results()).containsKey(Measure.A1);
    }

    @Test
    void isOfASeatAlone() {
        for (Holder holder : List.of(new Holder.Exercise(), new Holder.Agency(new Agency.Id("so")))) {
            assertThatIllegalArgumentException().isThrownBy(() -> Drill.of(DAY, SCORES.of(holder)));
        }
    }

    private static Scores golden() {
        Scenario scenario = ExampleScenarios.golden();
        Scoreboard scoreboard = new Scoreboard(scenario);
        CanonicalLog reader = new CanonicalLog(scenario);
        int number = 0;
        for (String line : GoldenLog.lines()) {
            scoreboard.read(reader.read(number++, line.getBytes(StandardCharsets.UTF_8)));
        }
        return scoreboard.scoresWithoutDraws();
    }
}

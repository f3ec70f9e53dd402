package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.scoring.Played.assertKnown;
import static org.muster.scoring.Played.assertMissing;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Function;
import org.muster.simulator.log.Event;

/** D3. Two dispatchers are wanted, which weighs 3, and one planner. */
class DepthTest {

    private final Played play = new Played(Scripts.RIDGE);

    @Test
    void addsUpTrainingUntilAFunctionIsCovered() {
        trained("chief", "dispatching", 900);
        trained("watch", "dispatching", 500);
        trained("planner", "planning", 800);
        trained("lead", "planning", 900);

        Value.Known known = assertKnown(play.of(Measure.D3), 100 * (3 * .7 + 1) / 4);
        assertThat(known.n()).isEqualTo(2);
        assertThat(known.few()).isFalse();
        assertThat(known.interval()).isNull();
        assertThat(known.evidence()).extracting(EvidenceLine::state).containsExactly("short", "covered");
    }

    @Test
    void asksOfAnAgencyTheFunctionsThatItsPositionsName() {
        trained("chief", "dispatching", 900);
        trained("sergeant", "planning", 900);

        assertKnown(play.ofAgency("county", Measure.D3), 45);
        assertMissing(play.ofAgency("state", Measure.D3), Reason.NO_CITATION);
        assertMissing(play.ofAgency("aid", Measure.D3), Reason.NO_ITEMS);
    }

    @Test
    void takesTheLastCitationOfASeat() {
        trained("chief", "dispatching", 900);
        trained("chief", "dispatching", 200);

        assertKnown(play.ofAgency("county", Measure.D3), 10);
    }

    @Test
    void isMissingWithoutACitation() {
        assertMissing(play.of(Measure.D3), Reason.NO_CITATION);
    }

    private void trained(String seat, String function, int permille) {
        play.then(new Event.TrainingCited(
                Played.seat(seat), new Function.Id(function), permille, LocalDate.of(2027, 5, 11)));
    }
}

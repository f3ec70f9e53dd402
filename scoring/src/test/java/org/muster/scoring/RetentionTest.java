package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.scoring.Played.assertKnown;
import static org.muster.scoring.Played.assertMissing;

import org.junit.jupiter.api.Test;

/** D2 */
class RetentionTest {

    private final Played play = new Played(Scripts.RIDGE);

    @Test
    void comparesTheAreaLostWithTheLeastAndTheMostThatCouldBe() {
        play.at(0).opens("e-notify", "chief", 100);
        play.opens("e-close", "county", 100);
        play.opens("e-alone", "chief", 45);
        play.opens("m-1-ack", "chief", 100);
        play.at(40).disrupts("mast", "county", "state");
        play.blocks("e-notify", "chief");
        play.at(55).relents("mast", "county", "state");
        play.at(70).unblocks("e-notify", "chief");
        play.acts("lead");

        // Window 40–70. On time 3 of 4 until 45, then 2 of 4; at best 3 of 4 throughout.
        double lost = 5 * 25 + 25 * 50;
        Value.Known known = assertKnown(play.of(Measure.D2), 100 * (1 - (lost - 30 * 25) / (30 * 100 - 30 * 25)));
        assertThat(known.n()).isEqualTo(4);
        assertThat(known.interval()).isNull();
        assertThat(known.few()).isFalse();
        assertKnown(play.ofAgency("county", Measure.D2), known.value());
    }

    @Test
    void measuresAgainstWhatWasOnTimeBefore() {
        play.at(0).opens("e-notify", "chief", 1);
        play.opens("e-close", "county", 100);
        play.opens("e-alone", "chief", 100);
        play.opens("m-1-ack", "chief", 100);
        play.at(40).disrupts("mast", "county");
        play.at(60).acts("lead");

        assertKnown(play.of(Measure.D2), 100);
    }

    @Test
    void isMissingWithoutDisruptionWithFewExpectationsAndWithNothingToLose() {
        play.at(0).opens("e-notify", "chief", 1);
        play.opens("e-close", "county", 1);
        play.at(40).acts("lead");
        assertMissing(play.of(Measure.D2), Reason.NO_ITEMS);

        play.disrupts("mast", "county");
        play.at(50).acts("lead");
        assertMissing(play.of(Measure.D2), Reason.UNDER_THREE);
        assertMissing(play.ofAgency("aid", Measure.D2), Reason.NO_ITEMS);

        Played late = new Played(Scripts.RIDGE);
        late.at(0).opens("e-notify", "chief", 1);
        late.opens("e-close", "county", 1);
        late.opens("e-alone", "chief", 1);
        late.at(40).disrupts("mast", "county");
        late.at(50).acts("lead");
        assertMissing(late.of(Measure.D2), Reason.NO_BASELINE);
    }

    @Test
    void isMissingWhenNothingCouldBeKeptUp() {
        play.at(0).disrupts("mast", "county");
        for (String exp : new String[] {"e-notify", "e-alone", "m-1-ack"}) {
            play.opens(exp, "chief", 10);
            play.blocks(exp, "chief");
        }
        play.at(20).acts("lead");

        assertMissing(play.of(Measure.D2), Reason.NONE_OBSERVED);
    }

    @Test
    void letsADisruptionBeFeltForAQuarterOfAnHourAfterIt() {
        play.at(0).disrupts("mast", "county");
        play.at(10).relents("mast", "county");
        play.at(25).opens("e-notify", "chief", 10);
        play.opens("e-alone", "chief", 10);
        play.opens("m-1-ack", "chief", 10);
        play.at(40).acts("lead");
        assertMissing(play.of(Measure.D2), Reason.UNDER_THREE);

        Played sooner = new Played(Scripts.RIDGE);
        sooner.at(0).disrupts("mast", "county");
        sooner.at(10).relents("mast", "county");
        sooner.at(24).opens("e-notify", "chief", 10);
        sooner.opens("e-alone", "chief", 10);
        sooner.opens("m-1-ack", "chief", 10);
        sooner.at(40).acts("lead");
        assertKnown(sooner.of(Measure.D2), 100);
    }

    @Test
    void countsWhatHasNoDeadlineAsOnTime() {
        play.at(0).opensWithoutDeadline("e-never", "county");
        play.opens("e-notify", "chief", 1);
        play.opens("e-alone", "chief", 100);
        play.at(1).disrupts("mast", "county");
        play.at(11).acts("lead");

        assertKnown(play.of(Measure.D2), 200 / 3.0);
    }
}

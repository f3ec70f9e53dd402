package org.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Channel;
import org.muster.scenarios.Effect;
import org.muster.scenarios.Rate;
import org.muster.scenarios.Spread;
import org.muster.scenarios.Until;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LossReason;
import org.muster.simulator.log.Staffing;

/** Calls come in at the county's desk, and each keeps somebody busy for two minutes; the state sends mail every quarter of an hour. */
class DesksTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final Agency.Id COUNTY = new Agency.Id("county");
    private static final Agency.Id STATE = new Agency.Id("state");

    /** The mean wait of M/D/1 is ρ / (2 μ (1 − ρ)) (Pollaczek and Khinchine): here of 3/4 and 30 an hour, 3 minutes. */
    @Test
    void theMeanWaitIsThatOfTheQueue() {
        Play play = Play.withCrews(script(300, new Rate(45, 2 * HOUR), 1, null).scenario(), 11)
                .untilEndEx();

        assertThat(meanWait(play)).isCloseTo(3.0, within(0.5));
    }

    @Test
    void moreHandsMakeItShorter() {
        assertThat(meanWait(Play.withCrews(
                                script(300, new Rate(45, 2 * HOUR), 2, null).scenario(), 11)
                        .untilEndEx()))
                .isLessThan(0.6);
    }

    @Test
    void whoeverIsStaffedTakesCalls() {
        Script script = script(20, new Rate(40, HOUR), null, null);
        Play alone = staffed(script, Staffing.EMPTY);
        Play two = staffed(script, Staffing.CREW);

        assertThat(meanWait(two)).isLessThan(meanWait(alone) / 2);
    }

    @Test
    void whatWaitsIsWorkedOffWhenTheCallsEnd() {
        Play play = Play.withCrews(
                        script(12, new Rate(4, 4 * MINUTE), 1, new Until.Lasts(HOUR))
                                .scenario(),
                        3)
                .untilEndEx();

        assertThat(play.entries(Event.MessageHeld.class))
                .isNotEmpty()
                .extracting(entry -> ((Event.MessageHeld) entry.event()).reason())
                .containsOnly(LossReason.OVERLOAD);
        assertThat(wait(play, 4)).as("an hour of twice too many calls").isBetween(40.0, 80.0);
        assertThat(wait(play, 6)).as("half an hour later").isBetween(1.0, 45.0);
        assertThat(wait(play, 11)).isZero();
    }

    @Test
    void whatSimCellHandsOverAndWhatAgenciesSayAmongThemselvesDoesNotWait() {
        Script script = script(4, new Rate(4, 4 * MINUTE), 1, null).line("now", HOUR, "chief", null);

        Play play = Play.withCrews(script.scenario(), 3).untilEndEx();

        assertThat(play.entries(Event.MessageDelivered.class).stream()
                        .filter(entry -> entry.time().millis() == HOUR))
                .hasSize(1);
    }

    private static Play staffed(Script script, Staffing deputy) {
        Play play = Play.created(script.scenario(), 3);
        play.staff("chief", Staffing.CREW);
        play.staff("deputy", deputy);
        play.accept("control:1", new Event.ExerciseStarted());
        return play.untilEndEx();
    }

    private static Script script(int mails, Rate arrivals, @Nullable Integer servers, @Nullable Until until) {
        Script script = Script.lasting(15 * mails + 600)
                .agency("county", "chief", "deputy")
                .agency("state", "watch")
                .link("mail", Channel.EMAIL, Spread.constant(1), 0, "county", "state")
                .crew("chief", Spread.constant(2 * MINUTE), 0)
                .disruption("burst", Script.at(0), until, new Effect.Overload(List.of(COUNTY), arrivals, servers));
        for (int n = 1; n <= mails; n++) {
            script.line("m-" + n, Script.at(n * 15 * MINUTE), STATE, Script.over("mail"), null, null, COUNTY);
        }
        return script;
    }

    /** In minutes. */
    private static double meanWait(Play play) {
        return play.entries(Event.MessageDelivered.class).stream()
                .mapToDouble(entry -> wait(play, ((Event.MessageDelivered) entry.event()).msg()))
                .average()
                .orElseThrow();
    }

    private static double wait(Play play, int message) {
        long sent = play.entries(Event.MessageSent.class).stream()
                .filter(entry -> ((Event.MessageSent) entry.event()).msg() == message)
                .findFirst()
                .orElseThrow()
                .time()
                .millis();
        return play.entries(Event.MessageDelivered.class).stream()
                        .filter(entry -> ((Event.MessageDelivered) entry.event()).msg() == message)
                        .mapToLong(entry -> entry.time().millis() - sent - 1)
                        .findFirst()
                        .orElseThrow()
                / (double) MINUTE;
    }
}

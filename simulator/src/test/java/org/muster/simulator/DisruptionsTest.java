package org.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Burst;
import org.muster.scenarios.Channel;
import org.muster.scenarios.Condition;
import org.muster.scenarios.Disruption;
import org.muster.scenarios.Effect;
import org.muster.scenarios.FailureDomain;
import org.muster.scenarios.Line;
import org.muster.scenarios.Link;
import org.muster.scenarios.Occasion.OfDisruption;
import org.muster.scenarios.Pair;
import org.muster.scenarios.Position;
import org.muster.scenarios.Rate;
import org.muster.scenarios.Share;
import org.muster.scenarios.Trigger;
import org.muster.scenarios.Until;
import org.muster.scenarios.Via;
import org.muster.simulator.log.BlockReason;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.LossReason;

/**
 * What each kind of disruption does, as a seat would notice it. The county's chief is sent a message a minute from minute 1 by
 * the state, over one link that takes a minute; the disruption lasts from minute 2.5 to minute 5.5.
 */
class DisruptionsTest {
    private static final long MINUTE = 60_000;
    private static final Agency.Id STATE = new Agency.Id("state");
    private static final Agency.Id COUNTY = new Agency.Id("county");
    private static final Position.Id CHIEF = new Position.Id("chief");
    private static final Link.Id LINK = new Link.Id("link");
    private static final List<Link.Id> LINKS = List.of(LINK);

    @Test
    void undisturbedEachArrivesAMinuteLater() {
        assertThat(arrivals(play(Channel.EMAIL, null))).containsExactly("2", "3", "4", "5", "6", "7");
    }

    @Test
    void anOutageLosesWhatIsUnderWayByVoiceAndAllThatIsSaidUntilItEnds() {
        Play play = play(Channel.TELEPHONE, new Effect.Outage(LINKS));

        assertThat(arrivals(play)).containsExactly("2", "7");
        assertThat(lost(play)).containsExactly("2.5 outage", "3 outage", "4 outage", "5 outage");
        assertThat(play.entries(Event.MessageFailed.class))
                .as("a caller hears the dead line")
                .hasSize(4);
    }

    @Test
    void anOutageHoldsMailUntilItEnds() {
        Play play = play(Channel.EMAIL, new Effect.Outage(LINKS));

        assertThat(arrivals(play)).containsExactly("2", "6", "6.5", "6.5", "6.5", "7");
        assertThat(play.entries(Event.MessageLost.class)).isEmpty();
    }

    @Test
    void onTheRadioThereIsOnlySilence() {
        Play play = play(Channel.RADIO, new Effect.Outage(LINKS));

        assertThat(arrivals(play)).containsExactly("2", "7");
        assertThat(play.entries(Event.MessageFailed.class)).isEmpty();
    }

    @Test
    void latencyMakesEveryPassageLonger() {
        assertThat(arrivals(play(Channel.EMAIL, new Effect.Latency(LINKS, List.of(), 4))))
                .containsExactly("2", "3", "7", "7", "8", "9");
        assertThat(arrivals(play(Channel.EMAIL, new Effect.Latency(List.of(), List.of(new Pair(COUNTY, STATE)), 4))))
                .containsExactly("2", "3", "7", "7", "8", "9");
    }

    @Test
    void lossLosesWhatIsSentMeanwhile() {
        Play play = play(Channel.EMAIL, new Effect.Loss(LINKS, Share.ALL, null));

        assertThat(arrivals(play)).containsExactly("2", "3", "7");
        assertThat(lost(play)).containsExactly("4 loss", "5 loss", "6 loss");
    }

    @Test
    void lossesInBurstsStayBadOnceTheyAreBad() {
        Play play = play(
                Channel.EMAIL,
                new Effect.Loss(LINKS, Share.NONE, new Burst(Share.ALL, Share.NONE, Share.NONE, Share.ALL)));

        assertThat(lost(play)).containsExactly("4 loss", "5 loss", "6 loss");
    }

    @Test
    void aCapacityCutMakesMessagesQueue() {
        Play play = play(Channel.EMAIL, new Effect.CapacityCut(LINKS, new Rate(1, 2 * MINUTE)));

        assertThat(arrivals(play)).containsExactly("2", "3", "4", "6", "7", "8");
        assertThat(play.entries(Event.MessageHeld.class))
                .extracting(entry -> ((Event.MessageHeld) entry.event()).reason())
                .containsOnly(LossReason.CAPACITY)
                .hasSize(2);
    }

    @Test
    void aFlappingLinkComesAndGoesAndIsUpInTheEnd() {
        Play play = play(Channel.TELEPHONE, new Effect.Flapping(LINKS, new Disruption.Alternation(20_000, 20_000)));

        assertThat(play.entries(Event.LinkCut.class)).hasSizeGreaterThan(1);
        assertThat(play.entries(Event.LinkRestored.class)).hasSameSizeAs(play.entries(Event.LinkCut.class));
        assertThat(arrivals(play)).startsWith("2").endsWith("7");
    }

    @Test
    void aPartitionClosesWhatJoinsTheTwoSides() {
        Play play = play(Channel.TELEPHONE, new Effect.Partition(List.of(STATE), List.of(COUNTY)));

        assertThat(arrivals(play)).containsExactly("2", "7");
        assertThat(play.entries(Event.LinkCut.class)).hasSize(1);
    }

    @Test
    void anAgencyThatIsDownGetsNothing() {
        Play play = play(Channel.TELEPHONE, new Effect.AgencyOutage(List.of(COUNTY)));

        assertThat(arrivals(play)).containsExactly("2", "7");
        assertThat(lost(play)).contains("3 agency-down");
        assertThat(play.entries(Event.AgencyDown.class)).hasSize(1);
        assertThat(play.entries(Event.AgencyUp.class)).hasSize(1);
    }

    @Test
    void aDeputyTakesWhatComesToTheAgencyWhileItsChiefIsAbsent() {
        Play play = play(Channel.EMAIL, new Effect.StaffAbsence(List.of(CHIEF), true));

        assertThat(play.entries(Event.MessageSent.class))
                .extracting(entry ->
                        ((Event.MessageSent) entry.event()).to().getFirst().value())
                .containsExactly("chief", "chief", "deputy", "deputy", "deputy", "chief");
    }

    @Test
    void whoeverIsAbsentDoesNothingUntilHeIsBack() {
        Play play = play(Channel.EMAIL, new Effect.StaffAbsence(List.of(CHIEF), true));

        assertThat(play.entries(Event.MessageAcknowledged.class).stream()
                        .filter(entry -> ((Event.MessageAcknowledged) entry.event())
                                .seat()
                                .equals(CHIEF)))
                .extracting(DisruptionsTest::minute)
                .containsExactly("6.5", "7.5", "8.5");
    }

    @Test
    void aSeatWithoutAccessGetsNothingOverThatLink() {
        Play play = play(Channel.TELEPHONE, new Effect.AccessLoss(List.of(CHIEF), LINK));

        assertThat(arrivals(play)).containsExactly("2", "7");
        assertThat(lost(play)).contains("3 access-loss");
    }

    @Test
    void aLossOfPowerCutsTheLinkWhenTheBatteryIsEmpty() {
        Play play =
                play(Channel.TELEPHONE, new Effect.PowerLoss(List.of(new FailureDomain.Id("tower")), List.of(), null));

        assertThat(arrivals(play)).containsExactly("2", "3", "7");
        assertThat(play.entries(Event.PowerLost.class))
                .extracting(DisruptionsTest::minute)
                .containsExactly("2.5");
        assertThat(play.entries(Event.LinkCut.class))
                .extracting(DisruptionsTest::minute)
                .containsExactly("3.5");
    }

    @Test
    void aLanguageBarrierSlowsWhatPassesBetweenThePair() {
        Effect barrier = new Effect.LanguageBarrier(List.of(new Pair(STATE, COUNTY)), List.of(), 2, Share.NONE, null);

        assertThat(arrivals(play(Channel.EMAIL, barrier))).containsExactly("2", "3", "5", "6", "7", "7");
    }

    @Test
    void aClockErrorIsNoticedByNobody() {
        Play play = play(Channel.EMAIL, new Effect.ClockError(List.of(COUNTY), -90_000));

        assertThat(arrivals(play)).containsExactly("2", "3", "4", "5", "6", "7");
        assertThat(play.entries(Event.ClockSkewed.class)).hasSize(1);
        assertThat(play.entries(Event.ClockCorrected.class)).hasSize(1);
    }

    @Test
    void theNextLevelOfThePlanIsTakenWhileTheFirstIsDown() {
        Script script = Script.lasting(20)
                .agency("county", "chief")
                .agency("state", "watch")
                .link("link", Channel.TELEPHONE, Script.MINUTE, 0, "county", "state")
                .link("mail", Channel.EMAIL, Script.MINUTE, 0, "county", "state")
                .pace("county", "state", "link", "mail")
                .line("m-01", Script.at(MINUTE), STATE, new Via.Best(), null, null, COUNTY)
                .line("m-02", Script.at(3 * MINUTE), STATE, new Via.Best(), null, null, COUNTY)
                .disruption("cut", Script.at(150_000), null, new Effect.Outage(LINKS));

        Play play = Play.withCrews(script.scenario(), 7).untilEndEx();

        assertThat(play.entries(Event.MessageDelivered.class))
                .extracting(
                        entry -> ((Event.MessageDelivered) entry.event()).link().value())
                .containsExactly("link", "mail");
    }

    @Test
    void anAgencyThatRelaysPatchesTwoLinksTogether() {
        Script script = Script.lasting(20)
                .agency("county", "chief")
                .agency("state", "watch")
                .agency("center", "desk")
                .relays()
                .link("south", Channel.EMAIL, Script.MINUTE, 0, "county", "center")
                .link("north", Channel.EMAIL, Script.MINUTE, 0, "center", "state")
                .pace("county", "state", "south")
                .line("m-01", Script.at(MINUTE), STATE, new Via.Best(), null, null, COUNTY);

        Play play = Play.withCrews(script.scenario(), 7).untilEndEx();

        assertThat(play.entries(Event.MessageRouted.class))
                .extracting(entry -> ((Event.MessageRouted) entry.event()).hop() + " "
                        + ((Event.MessageRouted) entry.event()).link())
                .containsExactly("1 north", "2 south");
        assertThat(arrivals(play)).containsExactly("3");
    }

    @Test
    void nothingIsOwedWhileNoWayLeadsBackAndAllIsWhileOneDoes() {
        for (boolean alternate : new boolean[] {false, true}) {
            Script script = Script.lasting(20)
                    .agency("county", "chief")
                    .agency("state", "watch")
                    .link("link", Channel.TELEPHONE, Script.MINUTE, 0, "county", "state");
            if (alternate) {
                script.link("mail", Channel.EMAIL, Script.MINUTE, 0, "county", "state")
                        .pace("county", "state", "link", "mail");
            }
            script.crew("chief", Spreads.NEVER, 1)
                    .line("m-01", Script.at(MINUTE), STATE, Script.over("link"), 3 * MINUTE, null, COUNTY)
                    .disruption("cut", Script.at(3 * MINUTE), new Until.Lasts(5 * MINUTE), new Effect.Outage(LINKS));

            Play play = Play.withCrews(script.scenario(), 7).untilEndEx();

            Event.ExpectationMissed missed = (Event.ExpectationMissed)
                    play.entries(Event.ExpectationMissed.class).getFirst().event();
            assertThat(missed.excused()).isEqualTo(alternate ? 0 : 5 * MINUTE);
            assertThat(play.entries(Event.ExpectationBlocked.class))
                    .extracting(entry -> ((Event.ExpectationBlocked) entry.event()).reason())
                    .isEqualTo(alternate ? List.of() : List.of(BlockReason.NO_PATH));
        }
    }

    @Test
    void twoThatOverlapEndEachForItself() {
        Script script = script(Channel.TELEPHONE)
                .disruption("one", Script.at(150_000), new Until.Lasts(3 * MINUTE), new Effect.Outage(LINKS))
                .disruption("two", Script.at(200_000), new Until.Lasts(30_000), new Effect.Outage(LINKS));

        Play play = Play.withCrews(script.scenario(), 7).untilEndEx();

        assertThat(arrivals(play)).containsExactly("2", "7");
        assertThat(play.entries(Event.LinkRestored.class))
                .extracting(DisruptionsTest::minute)
                .containsExactly("5.5");
    }

    @Test
    void aDisruptionFollowsAConditionAndEndsWithOne() {
        Script script = script(Channel.TELEPHONE)
                .disruption(
                        "cut",
                        new Trigger.When(new Condition.Delivered(new Line.Id("m-1")), MINUTE),
                        new Until.When(new Condition.All(
                                List.of(new Condition.Released(new Line.Id("m-4")), new Condition.LinkDown(LINK)))),
                        new Effect.Outage(LINKS))
                .line(
                        "m-7",
                        new Trigger.After(
                                new org.muster.scenarios.Occasion.OfDisruption(
                                        new Disruption.Id("cut"), OfDisruption.Edge.ENDED),
                                MINUTE),
                        STATE,
                        new Via.Direct(),
                        null,
                        null,
                        COUNTY);

        Play play = Play.withCrews(script.scenario(), 7).untilEndEx();

        assertThat(play.entries(Event.LinkCut.class))
                .extracting(DisruptionsTest::minute)
                .containsExactly("3");
        assertThat(play.entries(Event.LinkRestored.class))
                .extracting(DisruptionsTest::minute)
                .containsExactly("4");
        assertThat(play.entries(Event.InjectReleased.class).get(4))
                .extracting(DisruptionsTest::minute)
                .isEqualTo("5");
    }

    @Test
    void chanceTurnsALinkOffAndOnFromTheSeedAlone() {
        Script script = Script.lasting(600)
                .agency("county", "chief")
                .agency("state", "watch")
                .link("link", Channel.TELEPHONE, Script.MINUTE, 0, "county", "state")
                .disruption("random", 20 * MINUTE, 5 * MINUTE, new Effect.Outage(LINKS));

        List<LogEntry> one = Play.withCrews(script.scenario(), 7).untilEndEx().log;
        List<LogEntry> again = Play.withCrews(script.scenario(), 7).untilEndEx().log;

        assertThat(again).isEqualTo(one);
        long down = 0;
        for (int i = 1; i < one.size(); i++) {
            if (one.get(i).event() instanceof Event.LinkRestored) {
                down += one.get(i).time().millis() - one.get(i - 2).time().millis();
            }
        }
        assertThat(down / MINUTE).as("about a fifth of ten hours").isBetween(60L, 200L);
    }

    private static final class Spreads {
        static final org.muster.scenarios.Spread NEVER = org.muster.scenarios.Spread.constant(600 * MINUTE);
    }

    private static Script script(Channel channel) {
        Script script = Script.lasting(20)
                .agency("county", "chief", "deputy")
                .agency("state", "watch")
                .link("link", channel, Script.MINUTE, 0, "county", "state")
                .inDomain("tower", MINUTE)
                .crew("chief", org.muster.scenarios.Spread.constant(MINUTE), 1);
        for (int minute = 1; minute <= 6; minute++) {
            script.line("m-" + minute, Script.at(minute * MINUTE), STATE, Script.over("link"), null, null, COUNTY);
        }
        return script;
    }

    private static Play play(Channel channel, @Nullable Effect effect) {
        Script script = script(channel);
        if (effect != null) {
            script.disruption("trouble", Script.at(150_000), new Until.Lasts(3 * MINUTE), effect);
        }
        return Play.withCrews(script.scenario(), 7).untilEndEx();
    }

    private static List<String> arrivals(Play play) {
        return play.entries(Event.MessageDelivered.class).stream()
                .map(DisruptionsTest::minute)
                .toList();
    }

    private static List<String> lost(Play play) {
        return play.entries(Event.MessageLost.class).stream()
                .map(entry -> minute(entry) + " "
                        + ((Event.MessageLost) entry.event()).reason().code())
                .toList();
    }

    private static String minute(LogEntry entry) {
        double minutes = entry.time().millis() / (double) MINUTE;
        return minutes == Math.rint(minutes) ? Long.toString(Math.round(minutes)) : Double.toString(minutes);
    }
}

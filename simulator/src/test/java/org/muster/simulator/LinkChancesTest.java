package org.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Burst;
import org.muster.scenarios.Channel;
import org.muster.scenarios.Disruption;
import org.muster.scenarios.Effect;
import org.muster.scenarios.Link;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Share;
import org.muster.scenarios.Spread;
import org.muster.simulator.Network.Hop;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;

/** In the long run links fail as the models say by whose names they go. */
class LinkChancesTest {

    private static final int MANY = 400_000;
    private static final long HOUR = 3_600_000;
    private static final Link.Id MAIL = new Link.Id("mail");

    /** Gilbert and Elliott: p .01, r .25, half lost in the bad state. */
    @Test
    void losesAsManyAsTheTwoStatesTogether() {
        assertThat(share(lost(500_000))).isCloseTo(.019231, within(.0015));
    }

    /** With all lost in the bad state, losses are the state. */
    @Test
    void staysInTheBadStateAsLongAndComesToItAsOften() {
        boolean[] bad = lost(1_000_000);
        double share = share(bad);
        int bursts = 0;
        double both = 0;
        for (int i = 1; i < MANY; i++) {
            bursts += bad[i] && !bad[i - 1] ? 1 : 0;
            both += bad[i] && bad[i - 1] ? 1 : 0;
        }

        assertThat(share).isCloseTo(.038462, within(.002));
        assertThat(share * MANY / bursts).as("messages in a burst").isCloseTo(4, within(.2));
        assertThat((both / MANY - share * share) / (share * (1 - share)))
                .as("correlation of neighbours")
                .isCloseTo(.74, within(.02));
    }

    /** Up eight hours in the mean, and down two: up four fifths of the time, .907052 an hour after it was up. */
    @Test
    void isUpAsOftenAsItsTimesUpAndDownSay() {
        int hours = 500;
        int plays = 80;
        Scenario scenario = script(hours * 60)
                .disruption("flaps", 8 * HOUR, 2 * HOUR, new Effect.Outage(List.of(MAIL)))
                .scenario();
        double ups = 0;
        double still = 0;
        double first = 0;
        for (int seed = 0; seed < plays; seed++) {
            boolean[] up = upEachHour(Play.withCrews(scenario, seed).untilEndEx(), hours);
            first += up[1] ? 1 : 0;
            for (int hour = 1; hour < hours; hour++) {
                ups += up[hour - 1] ? 1 : 0;
                still += up[hour - 1] && up[hour] ? 1 : 0;
            }
        }

        assertThat(ups / (plays * (hours - 1))).isCloseTo(.8, within(.015));
        assertThat(still / ups).isCloseTo(.907052, within(.01));
        assertThat(first / plays).as("up at StartEx, and an hour later").isCloseTo(.907052, within(.1));
    }

    private static boolean[] upEachHour(Play play, int hours) {
        boolean[] up = new boolean[hours];
        boolean now = true;
        int hour = 0;
        for (LogEntry entry : play.log) {
            while (hour < hours && hour * HOUR < entry.time().millis()) {
                up[hour++] = now;
            }
            switch (entry.event()) {
                case Event.LinkCut cut -> now = false;
                case Event.LinkRestored restored -> now = true;
                default -> {}
            }
        }
        Arrays.fill(up, hour, hours, now);
        return up;
    }

    private static boolean[] lost(int lossInBadState) {
        Scenario scenario = script(60).scenario();
        Network network = new Network(scenario, new Chance(7, 0));
        network.loseMore(
                MAIL,
                new Disruption.Id("bursts"),
                Share.NONE,
                new Burst(new Share(10_000), new Share(250_000), Share.NONE, new Share(lossInBadState)));
        Hop hop = new Hop(scenario.link(MAIL), new Agency.Id("county"), new Agency.Id("state"));
        boolean[] lost = new boolean[MANY];
        for (int message = 0; message < MANY; message++) {
            lost[message] = network.send(hop, "watch", message, 1000, 0, true).lost();
        }
        return lost;
    }

    private static double share(boolean[] some) {
        int count = 0;
        for (boolean each : some) {
            count += each ? 1 : 0;
        }
        return (double) count / some.length;
    }

    private static Script script(int minutes) {
        return Script.lasting(minutes)
                .agency("county", "chief")
                .agency("state", "watch")
                .link("mail", Channel.EMAIL, Spread.constant(60_000), 0, "county", "state");
    }
}

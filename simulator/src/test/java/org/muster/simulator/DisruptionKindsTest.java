package org.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Channel;
import org.muster.scenarios.Disruption;
import org.muster.scenarios.Effect;
import org.muster.scenarios.Item;
import org.muster.scenarios.Link;
import org.muster.scenarios.Pair;
import org.muster.scenarios.Position;
import org.muster.scenarios.Rate;
import org.muster.scenarios.Resource;
import org.muster.scenarios.Share;
import org.muster.scenarios.Spread;
import org.muster.scenarios.Text;
import org.muster.scenarios.Until;
import org.muster.scenarios.Via;
import org.muster.simulator.log.Audience;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Post;
import org.muster.simulator.log.Source;
import org.muster.simulator.log.Visibility;

/**
 * What one seat notices of each kind. The chief of the county, which owns boats, is telephoned a minute from minute 1 by the
 * state, over one link that takes a minute; the trouble lasts from minute 2.5 to minute 5.5.
 */
class DisruptionKindsTest {
    private static final long MINUTE = 60_000;
    private static final Agency.Id STATE = new Agency.Id("state");
    private static final Agency.Id COUNTY = new Agency.Id("county");
    private static final Position.Id CHIEF = new Position.Id("chief");
    private static final Link.Id LINK = new Link.Id("link");
    private static final List<Link.Id> LINKS = List.of(LINK);
    private static final Resource.Id BOATS = new Resource.Id("boats");

    @Test
    void undisturbedTheSeatGetsAMessageAMinute() {
        assertThat(noticed(null)).containsExactly(messages("2", "3", "4", "5", "6", "7"));
    }

    @ParameterizedTest
    @EnumSource(Effect.Kind.class)
    void theSeatNoticesWhatPeopleWouldNotice(Effect.Kind kind) {
        Effect effect = effect(kind);
        assertThat(effect.kind()).isEqualTo(kind);

        assertThat(noticed(effect)).containsExactly(expected(kind));
    }

    private static Effect effect(Effect.Kind kind) {
        return switch (kind) {
            case LATENCY -> new Effect.Latency(LINKS, List.of(), 4);
            case LOSS -> new Effect.Loss(LINKS, Share.ALL, null);
            case CAPACITY_CUT -> new Effect.CapacityCut(LINKS, new Rate(1, 2 * MINUTE));
            case FLAPPING -> new Effect.Flapping(LINKS, new Disruption.Alternation(1, 20 * MINUTE));
            case OUTAGE -> new Effect.Outage(LINKS);
            case PARTITION -> new Effect.Partition(List.of(STATE), List.of(COUNTY));
            case AGENCY_OUTAGE -> new Effect.AgencyOutage(List.of(COUNTY));
            case OVERLOAD -> new Effect.Overload(List.of(COUNTY), new Rate(600, MINUTE), 1);
            case MISINFORMATION -> new Effect.Misinformation(new Item.Id("rumor"), List.of(COUNTY), Share.ALL);
            case SPOOFED_MESSAGE ->
                new Effect.SpoofedMessage(
                        List.of(COUNTY), new Position.Id("watch"), LINK, Text.of("en", "Leave."), List.of());
            case STAFF_ABSENCE -> new Effect.StaffAbsence(List.of(new Position.Id("deputy")), true);
            case POLICY_CHANGE ->
                new Effect.PolicyChange(
                        List.of(new Effect.Change.Withdraw(BOATS, 2)),
                        new Effect.Notice(List.of(COUNTY), MINUTE, new Via.Over(LINK)));
            case LANGUAGE_BARRIER ->
                new Effect.LanguageBarrier(List.of(new Pair(STATE, COUNTY)), List.of(), 2, Share.ALL, null);
            case ACCESS_LOSS -> new Effect.AccessLoss(List.of(CHIEF), LINK);
            case POWER_LOSS -> new Effect.PowerLoss(List.of(), List.of(COUNTY), MINUTE);
            case CLOCK_ERROR -> new Effect.ClockError(List.of(COUNTY), -90_000);
            case RESOURCE_SHORTAGE -> new Effect.ResourceShortage(List.of(BOATS), 1);
        };
    }

    private static String[] expected(Effect.Kind kind) {
        return switch (kind) {
            case LATENCY -> messages("2", "3", "7", "7", "8", "9");
            case LOSS -> messages("2", "3", "7");
            case CAPACITY_CUT -> messages("2", "3", "4", "6", "7", "8");
            case FLAPPING, OUTAGE, PARTITION -> messages("2", "7");
            case AGENCY_OUTAGE -> with(messages("2", "7"), "2.5 agency-down", "5.5 agency-up");
            case OVERLOAD -> messages("2");
            case MISINFORMATION -> with(messages("2", "3", "4", "5", "6", "7"), "2.5 item-known rumor");
            case SPOOFED_MESSAGE ->
                with(messages("2", "3", "4", "5", "6", "7"), "3.5 message-delivered from watch: Leave.");
            case STAFF_ABSENCE ->
                with(messages("2", "3", "4", "5", "6", "7"), "2.5 seat-absent deputy", "5.5 seat-returned deputy");
            case POLICY_CHANGE ->
                with(
                        messages("2", "3", "4", "5", "6", "7"),
                        "2.5 shortage-began 3",
                        "3.5 message-sent",
                        "3.5 message-delivered from county: trouble",
                        "5.5 shortage-ended 5");
            case LANGUAGE_BARRIER -> messages("2", "3", "5", "6", "7", "7");
            case ACCESS_LOSS -> with(messages("2", "7"), "2.5 access-lost", "5.5 access-restored");
            case POWER_LOSS ->
                with(
                        messages("2", "3", "7"),
                        "2.5 power-lost",
                        "3.5 agency-down",
                        "5.5 agency-up",
                        "5.5 power-restored");
            case CLOCK_ERROR -> messages("2", "3", "4", "5", "6", "7");
            case RESOURCE_SHORTAGE ->
                with(messages("2", "3", "4", "5", "6", "7"), "2.5 shortage-began 1", "5.5 shortage-ended 5");
        };
    }

    private static String[] messages(String... minutes) {
        return List.of(minutes).stream()
                .map(minute -> minute + " message-delivered from state")
                .toArray(String[]::new);
    }

    /** The same with others among them, in the order of their minutes. */
    private static String[] with(String[] messages, String... others) {
        List<String> all = new ArrayList<>(List.of(messages));
        all.addAll(List.of(others));
        all.sort(Comparator.comparingDouble(line -> Double.parseDouble(line.split(" ", 2)[0])));
        return all.toArray(String[]::new);
    }

    /** What stands in the chief's feed, but for his own acts and the beginning and end of play. */
    private static List<String> noticed(@Nullable Effect effect) {
        Play play = play(effect);
        Audience audience = new Audience(play.scenario);
        List<String> noticed = new ArrayList<>();
        for (LogEntry entry : play.log) {
            audience.read(entry);
            boolean seen = Visibility.of(entry, audience).stream()
                    .anyMatch(view -> view.seats().contains(CHIEF));
            if (seen) {
                String what = what(entry.event(), audience);
                // What the crews make of it is told by the tests of crews.
                boolean crews = effect instanceof Effect.Misinformation
                        && (entry.source() == Source.CREW
                                || entry.event() instanceof Event.MessageSent
                                || " from watch".equals(what));
                if (what != null && !crews) {
                    noticed.add(minute(entry) + " " + entry.event().kind() + what);
                }
            }
        }
        return noticed;
    }

    private static @Nullable String what(Event event, Audience audience) {
        return switch (event) {
            case Event.ExerciseStarted started -> null;
            case Event.ExerciseEnded ended -> null;
            case Event.SeatStaffed staffed -> null;
            case Event.MessageOpened opened -> null;
            case Event.MessageAcknowledged acknowledged -> null;
            case Event.MessageDelivered delivered -> {
                Post post = audience.post(delivered.msg(), delivered.link());
                yield " from " + post.sender()
                        + (post.words() == null ? "" : ": " + post.words().in("en"));
            }
            case Event.ItemKnown known -> " " + known.item();
            case Event.SeatAbsent absent -> " " + absent.seat();
            case Event.SeatReturned returned -> " " + returned.seat();
            case Event.ShortageBegan began -> " " + began.value();
            case Event.ShortageEnded ended -> " " + ended.value();
            default -> "";
        };
    }

    private static Play play(@Nullable Effect effect) {
        Script script = Script.lasting(20)
                .agency("county", "chief", "deputy")
                .agency("state", "watch")
                .link("link", Channel.TELEPHONE, Script.MINUTE, 0, "county", "state")
                .resource("boats", Resource.Kind.BOAT, "county", 5, null)
                .crew("chief", Spread.constant(MINUTE), 0);
        for (int minute = 1; minute <= 6; minute++) {
            script.line("m-" + minute, Script.at(minute * MINUTE), STATE, Script.over("link"), null, null, COUNTY);
        }
        if (effect instanceof Effect.Misinformation) {
            script.rumor("rumor", "facts");
        }
        if (effect != null) {
            script.disruption("trouble", Script.at(150_000), new Until.Lasts(3 * MINUTE), effect);
        }
        return Play.withCrews(script.scenario(), 7).untilEndEx();
    }

    private static String minute(LogEntry entry) {
        double minutes = entry.time().millis() / (double) MINUTE;
        return minutes == Math.rint(minutes) ? Long.toString(Math.round(minutes)) : Double.toString(minutes);
    }
}

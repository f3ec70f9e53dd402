package org.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Basis;
import org.muster.scenarios.Channel;
import org.muster.scenarios.Condition;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.Expectation.ClockStarts;
import org.muster.scenarios.Item;
import org.muster.scenarios.Line;
import org.muster.scenarios.Link;
import org.muster.scenarios.MessageKind;
import org.muster.scenarios.Pattern;
import org.muster.scenarios.Persona;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Tlp;
import org.muster.scenarios.Until;
import org.muster.scenarios.Via;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.LossReason;
import org.muster.simulator.log.StopReason;
import org.muster.simulator.log.Verdict;

/**
 * What is expected of those who tell others something: messages, needs, acknowledgements. From minute 1 the county should
 * notify the state's watch within three minutes; what is sent, delivered and judged, the test writes.
 */
class SharingTest {
    private static final long MINUTE = 60_000;
    private static final Agency.Id COUNTY = new Agency.Id("county");
    private static final Agency.Id STATE = new Agency.Id("state");
    private static final Agency.Id CITY = new Agency.Id("city");
    private static final Position.Id CHIEF = new Position.Id("chief");
    private static final Position.Id DEPUTY = new Position.Id("deputy");
    private static final Position.Id WATCH = new Position.Id("watch");
    private static final Position.Id CLERK = new Position.Id("clerk");
    private static final Persona.Id CALLER = new Persona.Id("caller");
    private static final Item.Id ROAD = new Item.Id("road");
    private static final Item.Id NEWER = new Item.Id("newer");
    private static final Link.Id MAIL = new Link.Id("mail");
    private static final Link.Id PHONE = new Link.Id("phone");

    // Messages

    @Test
    void aMessageMeetsItOnceItHasReachedEverybodyAndTheTimeOfItsSendingCounts() {
        HandWritten log = expecting(notify(List.of(STATE, CITY), List.of()));
        log.until(2 * MINUTE);
        LogEntry sent = send(log, 1, CHIEF, List.of(WATCH, CLERK));
        log.until(3 * MINUTE);
        deliver(log, 1, WATCH, MAIL);
        assertThat(met(log)).isEmpty();
        log.until(9 * MINUTE);
        assertThat(log.events(Event.ExpectationMissed.class))
                .as("the miss waits for what was sent in time, and so does the close")
                .isEmpty();
        deliver(log, 1, CLERK, MAIL);

        assertThat(log.events(Event.ExpectationMet.class))
                .containsExactly(new Event.ExpectationMet(
                        new Expectation.Id("e-1"),
                        COUNTY,
                        CHIEF,
                        1000,
                        0,
                        new ExerciseTime(2 * MINUTE),
                        sent.number()));
        assertThat(closed(log)).containsExactly("e-1 met");
    }

    @Test
    void theMissComesWhenTheMessageIsLost() {
        HandWritten log = expecting(notify(List.of(STATE), List.of()));
        log.until(2 * MINUTE);
        send(log, 1, CHIEF, List.of(WATCH));
        log.until(5 * MINUTE);
        assertThat(log.events(Event.ExpectationMissed.class)).isEmpty();
        log.write(new Event.MessageLost(1, WATCH, MAIL, LossReason.OUTAGE));
        assertThat(log.log.getLast().event()).isInstanceOf(Event.ExpectationMissed.class);
        log.until(9 * MINUTE);

        assertThat(closed(log)).containsExactly("e-1 failed");
    }

    @Test
    void aMessageSentAfterTheStandardIsNotWaitedFor() {
        HandWritten log = expecting(notify(List.of(STATE), List.of()));
        log.until(4 * MINUTE + 1);
        send(log, 1, CHIEF, List.of(WATCH));
        log.until(6 * MINUTE);
        assertThat(log.events(Event.ExpectationMissed.class)).hasSize(1);
        log.until(8 * MINUTE);
        deliver(log, 1, WATCH, MAIL);

        assertThat(met(log)).as("late, but sent before it was given up").containsExactly("4 e-1 1000");
    }

    @Test
    void whatWasSentBeforeItOpenedDoesNotMeetIt() {
        HandWritten log = new HandWritten(script().line("m-01", MINUTE, "chief", null)
                .as(Line.Kind.EXPECTED_ACTION)
                .expects(Script.expect("e-1", COUNTY, notify(List.of(STATE), List.of()), 3 * MINUTE)));
        send(log, 1, CHIEF, List.of(WATCH));
        log.until(MINUTE);
        log.write(new Event.InjectReleased(new Line.Id("m-01"), null));
        deliver(log, 1, WATCH, MAIL);

        assertThat(met(log)).isEmpty();
    }

    @Test
    void itMustComeFromWhomItIsExpectedAndGoToAllPlaces() {
        HandWritten log = expecting(notify(List.of(STATE, CLERK), List.of()));
        log.until(2 * MINUTE);
        reach(log, 1, WATCH, MAIL, CLERK);
        reach(log, 2, CHIEF, MAIL, WATCH);
        assertThat(met(log)).isEmpty();
        reach(log, 3, DEPUTY, MAIL, CLERK, WATCH);

        assertThat(met(log)).containsExactly("2 e-1 1000");
    }

    @Test
    void itMustHoldTheItemsServeThePurposeAndCiteTheBasis() {
        HandWritten log = expecting(new Pattern.Message(
                MessageKind.NOTIFY, List.of(STATE), List.of(ROAD), Purpose.TRAINING, Basis.CONSENT, null, false));
        log.until(2 * MINUTE);
        sendAndReach(log, message(1, CHIEF, List.of(WATCH), List.of(), Purpose.TRAINING, List.of(Basis.CONSENT)));
        sendAndReach(log, message(2, CHIEF, List.of(WATCH), List.of(ROAD), Purpose.OVERSIGHT, List.of(Basis.CONSENT)));
        sendAndReach(log, message(3, CHIEF, List.of(WATCH), List.of(ROAD), Purpose.TRAINING, null));
        assertThat(met(log)).isEmpty();
        sendAndReach(
                log, message(4, CHIEF, List.of(WATCH), List.of(ROAD, NEWER), Purpose.TRAINING, List.of(Basis.CONSENT)));

        assertThat(met(log)).containsExactly("2 e-1 1000");
    }

    @Test
    void onlyTheseMeansNoOtherItemAndNoOtherRecipient() {
        HandWritten log = expecting(
                new Pattern.Message(MessageKind.NOTIFY, List.of(STATE), List.of(ROAD), null, null, null, true));
        log.until(2 * MINUTE);
        sendAndReach(log, message(1, CHIEF, List.of(WATCH), List.of(ROAD, NEWER), Purpose.LIFE_SAFETY, null));
        sendAndReach(log, message(2, CHIEF, List.of(WATCH, CLERK), List.of(ROAD), Purpose.LIFE_SAFETY, null));
        assertThat(met(log)).isEmpty();
        sendAndReach(log, message(3, CHIEF, List.of(WATCH), List.of(ROAD), Purpose.LIFE_SAFETY, null));

        assertThat(met(log)).hasSize(1);
    }

    @Test
    void itMustComeOverTheLinkOrChannelThatIsAskedFor() {
        for (Pattern.Way way : List.of(new Pattern.Way.ByLink(PHONE), new Pattern.Way.ByChannel(Channel.TELEPHONE))) {
            HandWritten log = expecting(
                    new Pattern.Message(MessageKind.NOTIFY, List.of(STATE), List.of(), null, null, way, false));
            log.until(2 * MINUTE);
            reach(log, 1, CHIEF, MAIL, WATCH);
            reach(log, 2, CHIEF, null, WATCH);
            assertThat(met(log)).isEmpty();
            reach(log, 3, CHIEF, PHONE, WATCH);

            assertThat(met(log)).hasSize(1);
        }
    }

    @Test
    void whatIsToldAgainstTheAgreementsMeetsNothingButWhatElseTheMessageHoldsDoesNotMatter() {
        HandWritten log = expecting(notify(List.of(STATE), List.of(ROAD)));
        log.until(2 * MINUTE);
        log.write(CHIEF, message(1, CHIEF, List.of(WATCH), List.of(ROAD), Purpose.LIFE_SAFETY, null));
        judge(log, 1, ROAD, STATE, Verdict.DENY_CATEGORY);
        deliver(log, 1, WATCH, MAIL);
        assertThat(met(log)).isEmpty();
        log.write(CHIEF, message(2, CHIEF, List.of(WATCH, CLERK), List.of(ROAD, NEWER), Purpose.LIFE_SAFETY, null));
        judge(log, 2, ROAD, STATE, Verdict.ALLOW_EMERGENCY);
        judge(log, 2, ROAD, CITY, Verdict.DENY_NO_AGREEMENT);
        judge(log, 2, NEWER, STATE, Verdict.DENY_CATEGORY);
        deliver(log, 2, WATCH, MAIL);

        assertThat(met(log)).containsExactly("2 e-1 1000");
    }

    @Test
    void aVoiceOfSimCellHasItAtOnceUnlessTheMessageIsStopped() {
        HandWritten log = expecting(notify(List.of(CALLER), List.of()));
        log.until(2 * MINUTE);
        send(log, 1, CHIEF, List.of(CALLER));
        log.write(new Event.MessageStopped(1, StopReason.VERDICT));
        log.until(3 * MINUTE);
        assertThat(met(log)).isEmpty();
        send(log, 2, CHIEF, List.of(CALLER));
        log.until(4 * MINUTE);

        assertThat(met(log)).containsExactly("3 e-1 1000");
    }

    @Test
    void aWeakerMessageIsWorthHalf() {
        HandWritten log = new HandWritten(script().line("m-01", MINUTE, "chief", null)
                .as(Line.Kind.EXPECTED_ACTION)
                .expects(Script.expect(
                        "e-1",
                        COUNTY,
                        notify(List.of(STATE), List.of(ROAD)),
                        3 * MINUTE,
                        notify(List.of(STATE), List.of()),
                        null,
                        ClockStarts.AUTO)));
        release(log);
        log.until(2 * MINUTE);
        reach(log, 1, CHIEF, MAIL, WATCH);
        log.until(3 * MINUTE);
        sendAndReach(log, message(2, CHIEF, List.of(WATCH), List.of(ROAD), Purpose.LIFE_SAFETY, null));

        assertThat(met(log)).containsExactly("2 e-1 500", "3 e-1 1000");
    }

    @Test
    void anItemFoundInTheWordsLaterCountsAsSent() {
        HandWritten log = expecting(notify(List.of(STATE), List.of(ROAD)));
        log.until(2 * MINUTE);
        reach(log, 1, CHIEF, MAIL, WATCH);
        log.until(6 * MINUTE);
        assertThat(log.events(Event.ExpectationMissed.class)).hasSize(1);
        log.write(new Event.MessageTagged(1, List.of(ROAD)));

        assertThat(met(log)).containsExactly("2 e-1 1000");
    }

    @Test
    void whatMustNeverBeToldFailsOnceItArrives() {
        HandWritten log = expecting(new Pattern.Never(notify(List.of(STATE), List.of(ROAD))));
        log.until(2 * MINUTE);
        LogEntry sent = log.write(CHIEF, message(1, CHIEF, List.of(WATCH), List.of(ROAD), Purpose.LIFE_SAFETY, null));
        judge(log, 1, ROAD, STATE, Verdict.DENY_STATUTE);
        deliver(log, 1, WATCH, MAIL);

        assertThat(closed(log)).containsExactly("e-1 failed");
        assertThat(log.log.getLast().cause()).isEqualTo(sent.number());
    }

    // Needs

    @Test
    void aNeedOpensWhenTheResponsibleKnowsAndIsMetWhenTheRecipientDoesLawfully() {
        HandWritten log = new HandWritten(script());
        log.until(MINUTE);
        log.write(new Event.ItemAvailable(ROAD, COUNTY));
        log.until(2 * MINUTE);
        LogEntry sent = log.write(CHIEF, message(1, CHIEF, List.of(WATCH), List.of(ROAD), Purpose.LIFE_SAFETY, null));
        judge(log, 1, ROAD, STATE, Verdict.DENY_TLP);
        log.write(new Event.ItemKnown(ROAD, STATE, WATCH, 1, null));
        assertThat(met(log)).as("unlawful sharing never pays").isEmpty();
        log.until(5 * MINUTE);
        LogEntry again = log.write(CHIEF, message(2, CHIEF, List.of(WATCH), List.of(ROAD), Purpose.LIFE_SAFETY, null));
        judge(log, 2, ROAD, STATE, Verdict.ALLOW);
        log.until(6 * MINUTE);
        log.write(new Event.ItemKnown(ROAD, STATE, WATCH, 2, null));

        assertThat(log.events(Event.ExpectationOpened.class))
                .extracting(opened -> opened.exp() + " " + opened.who() + " " + opened.within())
                .containsExactly("road-to-state county 600000");
        Event.ExpectationMet met = log.events(Event.ExpectationMet.class).getFirst();
        assertThat(met.at().millis()).isEqualTo(6 * MINUTE);
        assertThat(met.by()).isEqualTo(CHIEF);
        assertThat(met.act()).isEqualTo(again.number()).isNotEqualTo(sent.number());
    }

    @Test
    void aRecipientThatKnewFirstNeedsNothingMore() {
        HandWritten log = new HandWritten(script());
        log.write(new Event.ItemAvailable(ROAD, STATE));
        log.until(MINUTE);
        log.write(new Event.ItemAvailable(ROAD, COUNTY));

        assertThat(met(log)).containsExactly("1 road-to-state 1000");
    }

    @Test
    void theNewerFigureServesAsWell() {
        HandWritten log = new HandWritten(script());
        log.write(new Event.ItemAvailable(ROAD, COUNTY));
        log.until(MINUTE);
        log.write(new Event.ItemKnown(NEWER, STATE, WATCH, null, null));

        assertThat(met(log)).containsExactly("1 road-to-state 1000");
    }

    @Test
    void whatWasTaggedLaterWasKnownFromTheDelivery() {
        HandWritten log = new HandWritten(script());
        log.write(new Event.ItemAvailable(ROAD, COUNTY));
        log.until(2 * MINUTE);
        reach(log, 1, CHIEF, MAIL, WATCH);
        log.until(9 * MINUTE);
        log.write(new Event.ItemKnown(ROAD, STATE, WATCH, 1, new ExerciseTime(2 * MINUTE)));

        assertThat(met(log)).containsExactly("2 road-to-state 1000");
    }

    @Test
    void theClockOfWhatTakesAnItemStartsOnceItIsKnown() {
        HandWritten log = new HandWritten(script().line("m-01", MINUTE, "chief", null)
                .as(Line.Kind.EXPECTED_ACTION)
                .expects(Script.expect(
                        "e-1",
                        CHIEF,
                        notify(List.of(CITY), List.of(ROAD, NEWER)),
                        3 * MINUTE,
                        null,
                        null,
                        ClockStarts.KNOWN)));
        log.write(new Event.ItemKnown(ROAD, COUNTY, CHIEF, null, null));
        release(log);
        log.until(2 * MINUTE);
        log.write(new Event.ItemKnown(NEWER, COUNTY, DEPUTY, null, null));
        assertThat(opened(log)).doesNotContain("2 e-1");
        log.until(3 * MINUTE);
        log.write(new Event.ItemKnown(NEWER, COUNTY, null, null, null));

        assertThat(opened(log)).as("what is overheard all seats know").contains("3 e-1");
    }

    @Test
    void aCategoryIsPurgedWithTheLastItemOfIt() {
        Pattern purge = new Pattern.Purge(Script.FACTS);
        HandWritten log = new HandWritten(script().line("m-01", MINUTE, "chief", null)
                .as(Line.Kind.EXPECTED_ACTION)
                .expects(
                        Script.expect("e-1", COUNTY, purge, 3 * MINUTE),
                        Script.expect("e-none", CITY, purge, 3 * MINUTE)));
        log.write(new Event.ItemAvailable(ROAD, COUNTY));
        log.write(new Event.ItemAvailable(NEWER, COUNTY));
        release(log);
        log.until(2 * MINUTE);
        log.write(CHIEF, new Event.ItemPurged(ROAD, COUNTY, CHIEF));
        assertThat(met(log)).as("who holds nothing has purged it").containsExactly("1 e-none 1000");
        log.write(CHIEF, new Event.ItemPurged(NEWER, COUNTY, CHIEF));

        assertThat(met(log)).containsExactly("1 e-none 1000", "2 e-1 1000");
    }

    // Conditions

    @Test
    void aConditionHoldsOnceAMessageIsSentOverALinkOrAPlaceKnowsAnItem() {
        Pattern.Message overMail =
                new Pattern.Message(MessageKind.NOTIFY, List.of(STATE), List.of(ROAD), null, null, null, false);
        Pattern never = new Pattern.Never(new Pattern.Purge(Script.FACTS));
        HandWritten log = new HandWritten(script().line("m-01", MINUTE, "chief", null)
                .as(Line.Kind.EXPECTED_ACTION)
                .expects(
                        kept("e-sent", never, new Condition.Sent(overMail, COUNTY)),
                        kept("e-sent-by-city", never, new Condition.Sent(overMail, CITY)),
                        kept("e-knows", never, new Condition.Knows(ROAD, WATCH)),
                        kept(
                                "e-both",
                                never,
                                new Condition.All(List.of(
                                        new Condition.Sent(overMail, null), new Condition.Knows(ROAD, CITY))))));
        log.write(CHIEF, message(1, CHIEF, List.of(WATCH), List.of(), Purpose.LIFE_SAFETY, null));
        release(log);
        log.until(2 * MINUTE);
        LogEntry sent = log.write(CHIEF, message(2, CHIEF, List.of(WATCH), List.of(ROAD), Purpose.LIFE_SAFETY, null));
        log.until(3 * MINUTE);
        LogEntry known = log.write(new Event.ItemKnown(ROAD, STATE, WATCH, 2, null));
        log.write(new Event.ItemKnown(ROAD, CITY, CLERK, null, null));

        assertThat(closed(log)).containsExactly("e-sent met", "e-knows met", "e-both met");
        assertThat(log.log.stream().filter(entry -> entry.event() instanceof Event.ExpectationClosed))
                .as("the entry that made it true")
                .extracting(LogEntry::cause)
                .startsWith(sent.number(), known.number());
    }

    // Acknowledging

    @Test
    void anOrderBetweenSeatsIsToBeAcknowledgedWithinFiveMinutesAndAReportIsNot() {
        HandWritten log = new HandWritten(script());
        log.until(MINUTE);
        for (MessageKind kind :
                List.of(MessageKind.ORDER, MessageKind.ALERT, MessageKind.REQUEST, MessageKind.REPORT)) {
            int number = 1 + log.events(Event.MessageSent.class).size();
            log.write(CHIEF, message(number, kind, CHIEF, List.of(WATCH), null, null));
            deliver(log, number, WATCH, MAIL);
        }

        assertThat(log.events(Event.ExpectationOpened.class))
                .extracting(opened -> opened.exp() + " " + opened.who() + " " + opened.within())
                .containsExactly("msg-1-ack watch 300000", "msg-2-ack watch 300000", "msg-3-ack watch 300000");
    }

    @Test
    void whoeverAnswersAMessageOrPassesItOnHasAcknowledgedIt() {
        HandWritten log = new HandWritten(script());
        log.until(MINUTE);
        for (int number = 1; number <= 3; number++) {
            log.write(CLERK, message(number, MessageKind.ORDER, CLERK, List.of(CHIEF), null, null));
            deliver(log, number, CHIEF, MAIL);
        }
        log.until(2 * MINUTE);
        log.write(CHIEF, message(4, MessageKind.REPLY, CHIEF, List.of(CLERK), 1, null));
        log.write(DEPUTY, message(5, MessageKind.REPORT, DEPUTY, List.of(WATCH), null, 2));
        log.write(WATCH, message(6, MessageKind.REPLY, WATCH, List.of(CLERK), 3, null));

        assertThat(met(log)).containsExactly("2 msg-1-ack 1000", "2 msg-2-ack 1000");
    }

    private static Script script() {
        return Script.lasting(20)
                .agency("county", "chief", "deputy")
                .agency("state", "watch")
                .agency("city", "clerk")
                .link("mail", Channel.EMAIL, Script.MINUTE, 0, "county", "state", "city")
                .link("phone", Channel.TELEPHONE, Script.MINUTE, 0, "county", "state", "city")
                .item("road", null, "county", new Item.Need(STATE, 10 * MINUTE, COUNTY, Purpose.LIFE_SAFETY))
                .item("newer", "road", "county");
    }

    private static HandWritten expecting(Pattern pattern) {
        boolean never = pattern instanceof Pattern.Never;
        HandWritten log = new HandWritten(script().line("m-01", MINUTE, "chief", null)
                .as(Line.Kind.EXPECTED_ACTION)
                .expects(Script.expect("e-1", COUNTY, pattern, never ? null : 3 * MINUTE)));
        release(log);
        return log;
    }

    private static Expectation kept(String id, Pattern never, Condition condition) {
        return Script.expect(id, COUNTY, never, null, null, new Until.When(condition), ClockStarts.AUTO);
    }

    private static void release(HandWritten log) {
        log.until(MINUTE);
        log.write(new Event.InjectReleased(new Line.Id("m-01"), null));
    }

    private static Pattern.Message notify(List<Place> to, List<Item.Id> items) {
        return new Pattern.Message(MessageKind.NOTIFY, to, items, null, null, null, false);
    }

    private static LogEntry send(HandWritten log, int number, Position.Id from, List<Place> to) {
        return log.write(from, message(number, from, to, List.of(), Purpose.LIFE_SAFETY, null));
    }

    private static void sendAndReach(HandWritten log, Event.MessageSent message) {
        log.write((Position.Id) message.sender(), message);
        message.to().forEach(to -> deliver(log, message.msg(), (Position.Id) to, MAIL));
    }

    private static void reach(
            HandWritten log, int number, Position.Id from, Link.@Nullable Id over, Position.Id... to) {
        send(log, number, from, List.of(to));
        Arrays.stream(to).forEach(seat -> deliver(log, number, seat, over));
    }

    private static void deliver(HandWritten log, int number, Position.Id seat, Link.@Nullable Id over) {
        log.write(new Event.MessageDelivered(number, seat, over, null, null));
    }

    private static void judge(HandWritten log, int message, Item.Id item, Agency.Id to, Verdict verdict) {
        log.write(new Event.DisclosureJudged(
                message, item, to, verdict, null, verdict.allows() ? 0 : 3, false, false, true));
    }

    private static Event.MessageSent message(
            int number,
            Position.Id from,
            List<? extends Place> to,
            List<Item.Id> items,
            Purpose purpose,
            @Nullable List<Basis> cites) {
        return new Event.MessageSent(
                number,
                from,
                List.copyOf(to),
                MessageKind.NOTIFY,
                new Via.Direct(),
                items,
                Tlp.GREEN,
                purpose,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                cites);
    }

    private static Event.MessageSent message(
            int number,
            MessageKind kind,
            Position.Id from,
            List<Place> to,
            @Nullable Integer replyTo,
            @Nullable Integer forwards) {
        return new Event.MessageSent(
                number,
                from,
                to,
                kind,
                new Via.Direct(),
                List.of(),
                Tlp.GREEN,
                Purpose.LIFE_SAFETY,
                replyTo,
                forwards,
                false,
                null,
                null,
                null,
                null,
                null);
    }

    private static List<String> met(HandWritten log) {
        return log.events(Event.ExpectationMet.class).stream()
                .map(met -> "%d %s %d".formatted(met.at().millis() / MINUTE, met.exp(), met.credit()))
                .toList();
    }

    private static List<String> opened(HandWritten log) {
        return log.log.stream()
                .filter(entry -> entry.event() instanceof Event.ExpectationOpened)
                .map(entry -> entry.time().millis() / MINUTE + " " + ((Event.ExpectationOpened) entry.event()).exp())
                .toList();
    }

    private static List<String> closed(HandWritten log) {
        return log.events(Event.ExpectationClosed.class).stream()
                .map(closed -> closed.exp() + " " + closed.state().code())
                .toList();
    }
}

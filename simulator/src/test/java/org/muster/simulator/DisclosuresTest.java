package org.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.Basis;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Item;
import org.muster.scenarios.Link;
import org.muster.scenarios.MessageKind;
import org.muster.scenarios.PacePlan;
import org.muster.scenarios.Persona;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Tlp;
import org.muster.scenarios.Via;
import org.muster.simulator.log.BlockReason;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Staffing;
import org.muster.simulator.log.StopReason;
import org.muster.simulator.log.TextRef;
import org.muster.simulator.log.Verdict;

class DisclosuresTest {
    private static final long MINUTE = 60_000;
    private static final TextRef WORDS = new TextRef("AAAAAAAAAAAAAAAAAAAAAA", "A".repeat(43));
    private static final Scenario SHARING = Written.script("sharing.yaml");

    // The verdict, rule by rule

    @ParameterizedTest(name = "{0}: {1} tells {2} {4} over {3} at {5}: {7}")
    @CsvSource(textBlock = """
        within one agency,            county-desk, county-second, direct, names,    20, '',        allow-internal,       ,        0
        a statute denies,             county-desk, state-desk,    portal, names,    20, '',        deny-statute,         privacy, 10
        an emergency is no way round, county-desk, state-desk,    portal, names,    20, emergency, deny-statute,         privacy, 10
        clear is public,              county-desk, stranger-desk, phones, bridge,   20, '',        allow-public,         ,        0
        public by its category,       county-desk, stranger-desk, phones, notice,   20, '',        allow-public,         ,        0
        the channel is too open,      county-desk, state-desk,    mail,   hurt,     20, '',        deny-channel,         ,        1
        the seat is not cleared,      county-desk, stranger-desk, phones, patients, 20, '',        deny-clearance,       ,        3
        an agreement allows,          county-desk, state-desk,    phones, flood,    20, '',        allow,                aid,     0
        in one direction only,        state-desk,  county-desk,   phones, wells,    20, '',        deny-category,        aid,     3
        and in the other,             county-desk, state-desk,    phones, wells,    20, '',        allow,                aid,     0
        the purpose is another,       county-desk, state-desk,    phones, flood,    20, border-operations, deny-purpose, aid,     1
        the label is too close,       county-desk, state-desk,    portal, strict,   20, '',        deny-tlp,             aid,     1
        red to one not named,         county-desk, state-desk,    portal, secret,   20, '',        deny-tlp,             aid,     10
        red to one who is named,      county-desk, fusion-desk,   portal, secret,   61, '',        allow,                later,   0
        what is denied,               county-desk, state-desk,    phones, lead,     20, '',        deny-category,        aid,     3
        protected without a basis,    county-desk, hospital-desk, phones, patients, 20, '',        deny-basis,           aid,     10
        protected for treatment,      county-desk, hospital-desk, phones, patients, 20, treatment, allow,                aid,     0
        by emergency,                 county-desk, hospital-desk, phones, patients, 20, emergency, allow-emergency,      aid,     10
        needed to be known,           county-desk, fusion-desk,   portal, lead,     61, '',        allow,                later,   0
        not needed to be known,       county-desk, fusion-desk,   portal, orders,   61, '',        deny-need-to-know,    later,   3
        before it begins,             county-desk, fusion-desk,   portal, flood,    20, '',        deny-not-yet,         later,   3
        once it has begun,            county-desk, fusion-desk,   portal, flood,    60, '',        allow,                later,   0
        while it is suspended,        county-desk, state-desk,    phones, flood,    35, '',        deny-suspended,       aid,     3
        at its first moment,          county-desk, state-desk,    phones, flood,    30, '',        deny-suspended,       aid,     3
        when it is back,              county-desk, state-desk,    phones, flood,    40, '',        allow,                aid,     0
        when it has run out,          county-desk, state-desk,    phones, flood,   120, '',        deny-expired,         aid,     3
        without any agreement,        county-desk, stranger-desk, phones, flood,    20, '',        deny-no-agreement,    ,        3
        to a persona,                 county-desk, caller,        direct, flood,    20, '',        deny-no-agreement,    ,        3
        to a persona in public,       county-desk, caller,        direct, bridge,   20, '',        allow-public,         ,        0
        """)
    void judgesAtTheMomentOfSending(
            String why,
            String from,
            String to,
            String via,
            String item,
            int minute,
            String with,
            String verdict,
            @Nullable String agreement,
            int severity) {
        Play play = staffed(SHARING).until(minute * MINUTE);

        play.accept("seat:" + from, message(from, to, via, with, item));

        Event.DisclosureJudged judged = judged(play).getFirst();
        assertThat(judged.verdict().code()).as(why).isEqualTo(verdict);
        assertThat(judged.agreement()).isEqualTo(agreement == null ? null : new Agreement.Id(agreement));
        assertThat(judged.severity()).isEqualTo(severity);
    }

    @Test
    void aDisclosureLogMayGoToOversightWhateverItHolds() {
        Play play = staffed(SHARING).until(MINUTE);

        play.accept(
                "seat:county-desk",
                message(MessageKind.DISCLOSURE_LOG, "county-desk", "monitor-desk", "phones", "names"));
        play.accept(
                "seat:county-desk",
                message(MessageKind.DISCLOSURE_LOG, "county-desk", "state-desk", "phones", "names"));

        assertThat(verdicts(play)).containsExactly(Verdict.ALLOW_OVERSIGHT, Verdict.DENY_STATUTE);
    }

    @Test
    void aMessageWithoutItemsDisclosesNothing() {
        Play play = staffed(SHARING).until(MINUTE);

        play.accept("seat:county-desk", message("county-desk", "stranger-desk", "phones", ""));

        assertThat(judged(play)).isEmpty();
        assertThat(play.until(3 * MINUTE).entries(Event.MessageDelivered.class)).hasSize(1);
    }

    @Test
    void judgesWhoeverHearsOnANet() {
        Play play = staffed(SHARING).until(MINUTE);

        play.accept("seat:county-desk", message("county-desk", "state-desk", "net", "", "flood"));
        play.until(3 * MINUTE);

        assertThat(judged(play))
                .extracting(Event.DisclosureJudged::to)
                .map(Place::toString)
                .containsExactly("state", "stranger");
        assertThat(verdicts(play)).containsExactly(Verdict.ALLOW, Verdict.DENY_NO_AGREEMENT);
        assertThat(knowers(play, "flood")).contains("stranger").contains("state/state-desk");
    }

    @Test
    void theBestWaySkipsALevelOnWhichSomebodyHearsWhatHeMayNot() {
        Play play = staffed(SHARING).until(20 * MINUTE);

        play.accept("seat:county-desk", message("county-desk", "state-desk", "best", "", "flood"));
        play.accept("seat:county-desk", message("county-desk", "state-desk", "best", "", "bridge"));

        assertThat(play.entries(Event.MessageRouted.class))
                .extracting(entry -> ((Event.MessageRouted) entry.event()).link())
                .as("what is public may be heard by all")
                .endsWith(new Link.Id("phones"), new Link.Id("net"));
        assertThat(verdicts(play)).containsExactly(Verdict.ALLOW, Verdict.ALLOW_PUBLIC, Verdict.ALLOW_PUBLIC);
    }

    // Passing on

    @Test
    void passesOnWhatItWasToldOnlyWhereBothAgreementsLetIt() {
        Play play = staffed(SHARING).until(61 * MINUTE);
        play.accept("seat:county-desk", message("county-desk", "state-desk", "phones", "", "flood"));
        play.until(63 * MINUTE);

        play.accept("seat:state-desk", message("state-desk", "fusion-desk", "portal", "", "flood"));

        assertThat(verdicts(play))
                .as("aid forbids passing on")
                .containsExactly(Verdict.ALLOW, Verdict.DENY_REDISTRIBUTION);
    }

    @Test
    void passesOnWithConsentWhereTheAgreementAsksForIt() {
        Scenario consent = Written.script(
                "sharing.yaml", "maxTlp: amber, redistribution: none", "maxTlp: amber, redistribution: with-consent");
        Play play = staffed(consent).until(61 * MINUTE);
        play.accept("seat:county-desk", message("county-desk", "state-desk", "phones", "", "flood"));
        play.until(63 * MINUTE);

        play.accept("seat:state-desk", message("state-desk", "fusion-desk", "portal", "consent", "flood"));

        assertThat(verdicts(play)).containsExactly(Verdict.ALLOW, Verdict.ALLOW);
    }

    // What is done with what is forbidden

    @Test
    void marksWhatIsForbiddenAndLetsItGo() {
        Play play = staffed(SHARING).until(MINUTE);

        play.accept("seat:county-desk", message("county-desk", "stranger-desk", "phones", "", "flood"));
        play.until(3 * MINUTE);

        assertThat(judged(play).getFirst().stopped()).isFalse();
        assertThat(knowers(play, "flood")).contains("stranger/stranger-desk");
    }

    @Test
    void stopsTheWholeMessageWhereTheScenarioStops() {
        Play play = staffed(forbidden("stopped")).until(MINUTE);

        play.accept("seat:county-desk", message("county-desk", "stranger-desk", "phones", "", "flood", "notice"));
        play.until(5 * MINUTE);

        assertThat(play.entries(Event.MessageStopped.class))
                .singleElement()
                .extracting(LogEntry::event)
                .isEqualTo(new Event.MessageStopped(1, StopReason.VERDICT));
        assertThat(judged(play)).allMatch(Event.DisclosureJudged::stopped);
        assertThat(judged(play).getFirst().severity()).as("an attempt").isEqualTo(1);
        assertThat(play.entries(Event.MessageRouted.class)).isEmpty();
        assertThat(knowers(play, "notice")).isEmpty();
    }

    @Test
    void warnsAndWaitsForSecondThoughtsWhereTheScenarioWarns() {
        Play play = staffed(forbidden("warned")).until(MINUTE);

        play.accept("seat:county-desk", message("county-desk", "stranger-desk", "phones", "", "flood"));
        assertThat(judged(play).getFirst().warned()).isTrue();
        play.until(MINUTE + Disclosures.SECOND_THOUGHTS_MILLIS - 1);
        assertThat(play.entries(Event.MessageRouted.class)).isEmpty();
        play.until(MINUTE + Disclosures.SECOND_THOUGHTS_MILLIS);

        assertThat(play.entries(Event.MessageRouted.class)).hasSize(1);
    }

    /** On another way others would hear it, of whom the sender was not warned. */
    @Test
    void aWarnedMessageGoesTheWayThatWasJudgedThoughABetterOneOpens() {
        Play play = staffed(Written.script("sharing.yaml", "duration: 3h", """
                        duration: 3h
                        forbiddenMessages: warned
                        disruptions:
                          - {id: silence, kind: outage, hits: {link: net}, at: T+00:00, lasts: 70s}
                        """)).until(MINUTE);

        play.accept("seat:county-desk", message("county-desk", "state-desk", "best", "", "lead"));
        play.until(3 * MINUTE);

        assertThat(judged(play))
                .extracting(Event.DisclosureJudged::to)
                .map(Place::toString)
                .containsExactly("state");
        assertThat(play.entries(Event.LinkRestored.class)).hasSize(1);
        assertThat(knowers(play, "lead")).contains("state/state-desk").doesNotContain("stranger");
    }

    @Test
    void aWarnedSenderCanWithdrawTheMessageUntilItGoes() {
        Play play = staffed(forbidden("warned")).until(MINUTE);
        Event withdrawn = new Event.MessageStopped(1, StopReason.WITHDRAWN);
        play.accept("seat:county-desk", message("county-desk", "stranger-desk", "phones", "", "flood"));

        assertThat(play.act("seat:state-desk", withdrawn)).isEqualTo(refused("not-yours", "1"));
        play.accept("seat:county-desk", withdrawn);
        assertThat(play.act("seat:county-desk", withdrawn)).isEqualTo(refused("already", "1"));

        assertThat(play.until(5 * MINUTE).entries(Event.MessageRouted.class)).isEmpty();
        assertThat(play.untilEndEx().entries(Event.MessageInFlight.class)).isEmpty();
    }

    // Changes

    @Test
    void actsInGoodFaithUntilTheNoticeOfAChangeIsServed() {
        Play play = staffed(Written.script("sharing.yaml", "msel:", """
                disruptions:
                  - {id: policy, kind: policy-change, changes: [{revoke: aid}], at: T+00:20, notice: {to: [state, hospital, county], delay: 5m, over: phones}}
                msel:"""));
        play.until(21 * MINUTE).accept("seat:county-desk", message("county-desk", "state-desk", "phones", "", "flood"));
        play.until(26 * MINUTE).accept("seat:county-desk", message("county-desk", "state-desk", "phones", "", "flood"));

        assertThat(verdicts(play)).containsExactly(Verdict.ALLOW_IN_GOOD_FAITH, Verdict.DENY_REVOKED);
        assertThat(judged(play)).extracting(Event.DisclosureJudged::severity).containsExactly(10, 10);
        assertThat(judged(play)).extracting(Event.DisclosureJudged::noticed).containsExactly(false, true);
    }

    @Test
    void aControllersChangeBindsAtOnce() {
        Play play = staffed(SHARING).until(MINUTE);

        play.accept("control:1", new Event.AgreementSuspended(new Agreement.Id("aid")));
        play.accept("seat:county-desk", message("county-desk", "state-desk", "phones", "", "flood"));
        play.accept("control:1", new Event.AgreementRestored(new Agreement.Id("aid")));
        play.accept("seat:county-desk", message("county-desk", "state-desk", "phones", "", "flood"));

        assertThat(verdicts(play)).containsExactly(Verdict.DENY_SUSPENDED, Verdict.ALLOW);
    }

    @Test
    void writesWhenAgreementsBeginAndEnd() {
        Play play = staffed(SHARING).untilEndEx();

        assertThat(play.log)
                .filteredOn(entry -> entry.event().kind().startsWith("agreement-"))
                .map(entry -> entry.time() + " " + entry.event().kind())
                .containsExactly(
                        "T+00:00 agreement-activated",
                        "T+00:00 agreement-activated",
                        "T+00:00 agreement-activated",
                        "T+00:30 agreement-suspended",
                        "T+00:40 agreement-restored",
                        "T+01:00 agreement-activated",
                        "T+02:00 agreement-expired");
    }

    // Who knows what

    @Test
    void knowsWhatTheScriptSaysItHolds() {
        Play play = staffed(SHARING).until(10 * MINUTE);

        assertThat(play.entries(Event.ItemAvailable.class))
                .filteredOn(entry -> entry.event().toString().contains("bridge")
                        || entry.event().toString().contains("hurt"))
                .map(entry -> entry.time() + " " + ((Event.ItemAvailable) entry.event()).agency())
                .containsExactly("T+00:05 hospital", "T+00:10 county");
        assertThat(knowers(play, "hurt")).as("the line's recipient").containsExactly("county/county-second");
    }

    @Test
    void knowsWhatALetterSaysOnceItIsOpened() {
        Play play = staffed(SHARING).until(8 * MINUTE);
        assertThat(knowers(play, "wells")).isEmpty();

        play.accept("seat:county-desk", new Event.MessageOpened(2, new Position.Id("county-desk")));

        assertThat(knowers(play, "wells")).containsExactly("county/county-desk");
    }

    @Test
    void sendsOnlyWhatItsAgencyKnows() {
        Play play = staffed(SHARING).until(MINUTE);

        assertThat(play.act("seat:state-desk", message("state-desk", "county-desk", "phones", "", "flood")))
                .isEqualTo(refused("not-known", "flood"));
    }

    @Test
    void makesAnItemOfOthersAfterItsReview() {
        Play play = staffed(SHARING).until(61 * MINUTE);
        Event started = new Event.ReviewStarted(
                new Item.Id("picture"), new Agency.Id("fusion"), new Position.Id("fusion-desk"));
        assertThat(play.act("seat:fusion-desk", started)).isEqualTo(refused("not-known", "flood"));
        play.accept("seat:county-desk", message("county-desk", "fusion-desk", "portal", "", "flood", "bridge"));
        play.until(70 * MINUTE);
        play.accept("seat:fusion-desk", new Event.MessageOpened(3, new Position.Id("fusion-desk")));

        play.accept("seat:fusion-desk", started);
        assertThat(play.act("seat:fusion-desk", started)).isEqualTo(refused("already", "picture"));
        play.until(76 * MINUTE);

        assertThat(play.entries(Event.ItemMade.class))
                .singleElement()
                .extracting(LogEntry::time)
                .hasToString("T+01:16");
        play.accept("seat:fusion-desk", message("fusion-desk", "state-desk", "portal", "", "picture"));
        assertThat(verdicts(play).getLast()).isEqualTo(Verdict.ALLOW);
    }

    /** What was told under an agreement that forbids passing it on leaves no lawful way to do so. */
    @Test
    void theClockStandsFromTheMomentThatAnAgencyLearnsWhatItMayNotPassOn() {
        Play play = staffed(Written.script("sharing.yaml", "msel:", """
                        msel:
                          - {id: early, number: "0", kind: expected-action, title: Tell, at: T+00:01, expects: [{id: e-flood, who: state-desk, message: {kind: report, to: [fusion], items: [flood]}, within: 30m}]}
                        """)).until(2 * MINUTE);
        long before = play.log.size();

        play.accept("seat:county-desk", message("county-desk", "state-desk", "phones", "", "flood"));
        play.until(4 * MINUTE);

        assertThat(play.entries(Event.ExpectationBlocked.class)).last().satisfies(entry -> {
            assertThat(entry.number()).isGreaterThan(before);
            assertThat(entry.time()).isEqualTo(new ExerciseTime(2 * MINUTE + 20_000));
            Event.ExpectationBlocked blocked = (Event.ExpectationBlocked) entry.event();
            assertThat(blocked.exp().value()).isEqualTo("e-flood");
            assertThat(blocked.reason()).isEqualTo(BlockReason.LEGAL);
        });
    }

    @Test
    void forgetsWhatItPurges() {
        Play play = staffed(SHARING).until(MINUTE);

        play.accept(
                "seat:county-desk",
                new Event.ItemPurged(new Item.Id("patients"), new Agency.Id("county"), new Position.Id("county-desk")));

        assertThat(play.act(
                        "seat:county-desk", message("county-desk", "hospital-desk", "phones", "treatment", "patients")))
                .isEqualTo(refused("not-known", "patients"));
    }

    @Test
    void wordsFoundLaterAreJudgedAsOfTheirSendingAndKnownSinceTheirDelivery() {
        Play play = staffed(SHARING).until(20 * MINUTE);
        play.accept("seat:county-desk", message("county-desk", "state-desk", "phones", "", "bridge"));
        play.until(35 * MINUTE);

        play.accept("evaluator:1", new Event.MessageTagged(1 + 2, List.of(new Item.Id("flood"))));

        assertThat(judged(play).getLast().verdict()).as("suspended since").isEqualTo(Verdict.ALLOW);
        assertThat(play.entries(Event.ItemKnown.class).getLast().event())
                .isEqualTo(new Event.ItemKnown(
                        new Item.Id("flood"),
                        new Agency.Id("state"),
                        new Position.Id("state-desk"),
                        3,
                        new ExerciseTime(20 * MINUTE + 20_000)));
    }

    @Test
    void aSeatFindsInItsWordsOnlyWhatItsAgencyKnows() {
        Play play = staffed(SHARING).until(20 * MINUTE);
        play.accept("seat:county-desk", message("county-desk", "state-desk", "phones", "", "bridge"));

        assertThat(play.act("seat:county-desk", new Event.MessageTagged(3, List.of(new Item.Id("papers")))))
                .isEqualTo(refused("not-known", "papers"));
        play.accept("seat:county-desk", new Event.MessageTagged(3, List.of(new Item.Id("flood"))));
    }

    // What can't be sent at all

    @Test
    void refusesWhatCannotBeSent() {
        Play play = staffed(SHARING).until(MINUTE);

        assertThat(play.act("seat:county-desk", message("state-desk", "county-desk", "phones", "")))
                .isEqualTo(refused("not-allowed", "seat:county-desk", "message-sent"));
        assertThat(play.act("seat:county-desk", message("county-desk", "nobody", "phones", "")))
                .isEqualTo(refused("unknown", "nobody"));
        assertThat(play.act("seat:county-desk", message("county-desk", "hospital-desk", "net", "")))
                .isEqualTo(refused("no-way", "net", "hospital-desk"));
        assertThat(play.act("seat:county-desk", message("county-desk", "state-desk", "direct", "")))
                .isEqualTo(refused("no-way", "direct", "state-desk"));
        assertThat(play.act("seat:county-desk", message("county-desk", "state-desk", "pigeon", "")))
                .isEqualTo(refused("unknown", "pigeon"));
        assertThat(play.act("seat:county-desk", message("county-desk", "state-desk", "phones", "detention")))
                .isEqualTo(refused("impossible", "purpose", "detention"));
        assertThat(play.act("seat:county-desk", reply("county-desk", "state-desk", 7)))
                .isEqualTo(refused("not-yours", "7"));
    }

    @Test
    void closesTheLoopOfAMessageOnce() {
        Play play = staffed(SHARING).until(MINUTE);
        play.accept("seat:county-desk", message("county-desk", "state-desk", "phones", ""));
        Event closed = new Event.MessageClosed(1, new Position.Id("county-desk"));

        play.accept("seat:county-desk", closed);

        assertThat(play.act("seat:county-desk", closed)).isEqualTo(refused("already", "1"));
    }

    @Test
    void anotherLevelThatWorksIsTheOneInUse() {
        Play play = staffed(SHARING).until(MINUTE);

        play.accept("seat:county-desk", message("county-desk", "state-desk", "phones", ""));
        play.accept("seat:county-desk", message("county-desk", "state-desk", "phones", ""));
        play.until(3 * MINUTE);

        assertThat(play.entries(Event.PaceSwitched.class))
                .singleElement()
                .extracting(LogEntry::event)
                .isEqualTo(new Event.PaceSwitched(
                        new PacePlan.Id("plan"),
                        PacePlan.Level.PRIMARY,
                        PacePlan.Level.ALTERNATE,
                        new Position.Id("county-desk")));
    }

    private static Scenario forbidden(String mode) {
        return Written.script("sharing.yaml", "duration: 3h", "duration: 3h\nforbiddenMessages: " + mode);
    }

    /** Nobody but the test acts. */
    private static Play staffed(Scenario scenario) {
        Play play = Play.created(scenario, 7);
        scenario.positions().forEach(position -> play.staff(position.id().value(), Staffing.PERSON));
        play.accept("control:1", new Event.ExerciseStarted());
        return play;
    }

    private static Event message(String from, String to, String via, String with, String... items) {
        return message(MessageKind.NOTIFY, from, to, via, with, null, items);
    }

    private static Event message(MessageKind kind, String from, String to, String via, String item) {
        return message(kind, from, to, via, "", null, item);
    }

    private static Event reply(String from, String to, int message) {
        return message(MessageKind.REPLY, from, to, "phones", "", message);
    }

    private static Event message(
            MessageKind kind,
            String from,
            String to,
            String via,
            String with,
            @Nullable Integer replyTo,
            String... items) {
        Purpose purpose = Arrays.stream(Purpose.values())
                .filter(each -> each.code().equals(with))
                .findFirst()
                .orElse(Purpose.LIFE_SAFETY);
        List<Basis> cites = Arrays.stream(Basis.values())
                .filter(each -> each.code().equals(with))
                .toList();
        return new Event.MessageSent(
                0,
                new Position.Id(from),
                List.of(to.equals("caller") ? new Persona.Id(to) : new Position.Id(to)),
                kind,
                switch (via) {
                    case "direct" -> new Via.Direct();
                    case "best" -> new Via.Best();
                    default -> new Via.Over(new Link.Id(via));
                },
                Arrays.stream(items).map(Item.Id::new).toList(),
                Tlp.GREEN,
                purpose,
                replyTo,
                null,
                false,
                null,
                null,
                null,
                with.equals("emergency") ? WORDS : null,
                cites.isEmpty() ? null : cites);
    }

    private static List<Event.DisclosureJudged> judged(Play play) {
        return play.entries(Event.DisclosureJudged.class).stream()
                .map(entry -> (Event.DisclosureJudged) entry.event())
                .toList();
    }

    private static List<Verdict> verdicts(Play play) {
        return judged(play).stream().map(Event.DisclosureJudged::verdict).toList();
    }

    private static List<String> knowers(Play play, String item) {
        List<String> knowers = new ArrayList<>();
        for (LogEntry entry : play.entries(Event.ItemKnown.class)) {
            Event.ItemKnown known = (Event.ItemKnown) entry.event();
            if (known.item().value().equals(item)) {
                knowers.add(known.agency() + (known.seat() == null ? "" : "/" + known.seat()));
            }
        }
        return knowers;
    }

    private static Answer.Refused refused(String code, String... values) {
        Refusal refusal = Arrays.stream(Refusal.values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
        return new Answer.Refused(refusal, List.of(values));
    }
}

package org.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muster.scenarios.Action;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.Basis;
import org.muster.scenarios.Decision;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.Item;
import org.muster.scenarios.Line;
import org.muster.scenarios.Link;
import org.muster.scenarios.MessageKind;
import org.muster.scenarios.Pattern;
import org.muster.scenarios.Phase;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Question;
import org.muster.scenarios.Resource;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.TaskForce;
import org.muster.scenarios.Tlp;
import org.muster.scenarios.Via;
import org.muster.simulator.log.Audience;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.ExpectationState;
import org.muster.simulator.log.JumpMode;
import org.muster.simulator.log.LineReason;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.LossReason;
import org.muster.simulator.log.PauseReason;
import org.muster.simulator.log.Source;
import org.muster.simulator.log.Staffing;
import org.muster.simulator.log.StopReason;
import org.muster.simulator.log.TextRef;
import org.muster.simulator.log.Visibility;

/** What must hold of any exercise: over random scripts, played by crews and by people who do all they can. */
class PlayPropertiesTest {
    private static final Action.Id SHELTER = new Action.Id("open-shelter");
    private static final Action.Id ROAD = new Action.Id("close-road");

    private static final TextRef WORDS = new TextRef("AAAAAAAAAAAAAAAAAAAAAA", "A".repeat(43));

    private record Told(int message, Item.Id item, Place to) {}

    static LongStream seeds() {
        return LongStream.range(0, 250);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void writesTheSameLogInOneStrideOrInMany(long seed) {
        Scenario scenario = Script.random(seed);
        List<LogEntry> one = Play.withCrews(scenario, seed).untilEndEx().log;

        Play many = Play.withCrews(scenario, seed);
        var random = new SplittableRandom(seed);
        for (long time = 0; time < scenario.endEx().millis(); time += 1 + random.nextInt(3_400)) {
            many.until(time);
        }
        many.untilEndEx();

        assertThat(many.log).isEqualTo(one);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void replaysFromItsInputsAtAnyMoment(long seed) {
        Scenario scenario = Script.random(seed);
        Play play = peopleAndCrews(scenario, seed, true);
        for (int upTo : new int[] {play.log.size(), Math.floorMod(seed * 7919, play.log.size()) + 1}) {
            // Entries of one input or one step are stored together: a log ends where a stored group ends.
            List<LogEntry> stored = play.log.subList(0, groupEnd(play.log, upTo));

            Simulation again = Simulation.replay(scenario, stored);

            assertThat(again.nextNumber()).isEqualTo(stored.size());
            again.advanceTo(max(again.now(), stored.getLast().time()));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aForkAtAnyMomentGoesOnAsTheOriginal(long seed) {
        Scenario scenario = Script.random(seed);
        Play play = peopleAndCrews(scenario, seed, true);
        int at = groupEnd(play.log, Math.floorMod(seed * 104_729, play.log.size()) + 1);

        Simulation fork = Simulation.replay(scenario, play.log.subList(0, at));
        List<LogEntry> rest = new ArrayList<>();
        for (LogEntry entry : play.log.subList(at, play.log.size())) {
            if (entry.input() != null) {
                rest.addAll(fork.advanceTo(max(fork.now(), entry.time())));
                rest.addAll(((Answer.Accepted) fork.act(entry.input(), entry.event())).entries());
            }
        }
        rest.addAll(fork.advanceTo(Objects.requireNonNull(scenario.endEx())));

        assertThat(rest).isEqualTo(play.log.subList(at, play.log.size()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anotherSeedGivesAnotherCourse(long seed) {
        Scenario scenario = Script.random(seed);
        List<LogEntry> one = Play.withCrews(scenario, 1).untilEndEx().log;
        List<LogEntry> again = Play.withCrews(scenario, 1).untilEndEx().log;
        List<LogEntry> other = Play.withCrews(scenario, 2).untilEndEx().log;

        assertThat(again).isEqualTo(one);
        boolean anyChance = one.stream().anyMatch(entry -> entry.event() instanceof Event.MessageRouted)
                && scenario.links().stream().noneMatch(link -> link.delay().isConstant());
        if (anyChance) {
            assertThat(Play.story(other)).isNotEqualTo(Play.story(one));
        }
    }

    /** A message fails when its sender notices a loss, so what failed was lost before. */
    @ParameterizedTest
    @MethodSource("seeds")
    void everyMessageEndsDeliveredLostStoppedOrInFlightWithEachRecipient(long seed) {
        Play play = peopleAndCrews(Script.random(seed), seed, false);
        Map<Integer, Set<Place>> ended = new HashMap<>();
        Map<Integer, Set<Place>> lost = new HashMap<>();
        Set<Integer> stopped = new HashSet<>();
        Set<Integer> inFlight = new HashSet<>();
        for (LogEntry entry : play.log) {
            switch (entry.event()) {
                case Event.MessageDelivered delivered ->
                    assertThat(ended.computeIfAbsent(delivered.msg(), m -> new HashSet<>())
                                    .add(delivered.seat()))
                            .isTrue();
                case Event.MessageLost one -> {
                    assertThat(ended.computeIfAbsent(one.msg(), m -> new HashSet<>())
                                    .add(one.to()))
                            .isTrue();
                    lost.computeIfAbsent(one.msg(), m -> new HashSet<>()).add(one.to());
                }
                case Event.MessageFailed failed ->
                    assertThat(lost.getOrDefault(failed.msg(), Set.of())).contains(failed.to());
                case Event.MessageStopped one ->
                    assertThat(stopped.add(one.msg())).isTrue();
                case Event.MessageInFlight flying -> inFlight.add(flying.msg());
                default -> {}
            }
        }
        for (LogEntry entry : play.entries(Event.MessageSent.class)) {
            Event.MessageSent sent = (Event.MessageSent) entry.event();
            long seats =
                    sent.to().stream().filter(Position.Id.class::isInstance).count();
            long done = ended.getOrDefault(sent.msg(), Set.of()).size();
            if (stopped.contains(sent.msg())) {
                assertThat(done).as("nobody gets what was stopped").isZero();
                assertThat(inFlight).doesNotContain(sent.msg());
            } else if (inFlight.contains(sent.msg())) {
                assertThat(done).isLessThan(seats);
            } else {
                assertThat(done).isEqualTo(seats);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPauseChangesNothing(long seed) {
        Scenario scenario = Script.random(seed);
        List<LogEntry> without = Play.withCrews(scenario, seed).untilEndEx().log;

        Play with = Play.withCrews(scenario, seed);
        var random = new SplittableRandom(seed);
        for (long time = 0; time < scenario.endEx().millis(); time += 1 + random.nextInt(600_000)) {
            with.until(time);
            with.accept("control:1", new Event.ClockPaused(PauseReason.CONTROLLER));
            with.until(time + random.nextInt(1_000_000));
            with.accept("control:1", new Event.ClockResumed(PauseReason.CONTROLLER));
        }
        with.untilEndEx();

        assertThat(Play.story(with.log.stream()
                        .filter(entry -> !(entry.event() instanceof Event.ClockPaused)
                                && !(entry.event() instanceof Event.ClockResumed))
                        .map(PlayPropertiesTest::withoutNumbers)
                        .toList()))
                .isEqualTo(Play.story(
                        without.stream().map(PlayPropertiesTest::withoutNumbers).toList()));
    }

    /** Common random numbers: what does not use the link that differs comes out equal to the millisecond. */
    @ParameterizedTest
    @MethodSource("seeds")
    void twoVariantsThatDifferInOneLinkDrawTheSameForWhatDoesNotUseIt(long seed) {
        Scenario scenario = Script.random(seed);
        int other = (int) (seed % scenario.links().size());
        String link = scenario.links().get(other).id().value();

        Map<String, Long> one = passages(Play.withCrews(scenario, seed).untilEndEx(), link);
        Map<String, Long> variant =
                passages(Play.withCrews(Script.random(seed, other), seed).untilEndEx(), link);

        one.keySet().retainAll(variant.keySet());
        variant.keySet().retainAll(one.keySet());
        assertThat(variant).isEqualTo(one);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingArrivesOverALinkThatWasDownForItsWholePassage(long seed) {
        Play play = peopleAndCrews(Script.random(seed), seed, false);
        Map<String, Long> cutAt = new HashMap<>();
        Set<String> atTheDesk = new HashSet<>();
        for (LogEntry entry : play.log) {
            switch (entry.event()) {
                case Event.LinkCut cut -> cutAt.put(cut.link().value(), entry.number());
                case Event.LinkRestored restored -> cutAt.remove(restored.link().value());
                case Event.MessageHeld held -> {
                    if (held.reason() == LossReason.OVERLOAD) {
                        atTheDesk.add(held.msg() + "/" + held.to());
                    }
                }
                case Event.MessageDelivered delivered -> {
                    if (delivered.link() != null && !atTheDesk.contains(delivered.msg() + "/" + delivered.seat())) {
                        Long cut = cutAt.get(delivered.link().value());
                        assertThat(cut)
                                .as("cut of %s before %s", delivered.link(), entry)
                                .isNull();
                    }
                }
                default -> {}
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void onlyWhoIsOnANetThatWorksOverhears(long seed) {
        Play play = peopleAndCrews(Script.random(seed), seed, false);
        Set<Link.Id> cut = new HashSet<>();
        Map<Integer, Set<Link.Id>> taken = new HashMap<>();
        for (LogEntry entry : play.log) {
            switch (entry.event()) {
                case Event.LinkCut one -> cut.add(one.link());
                case Event.LinkRestored one -> cut.remove(one.link());
                case Event.MessageRouted routed ->
                    taken.computeIfAbsent(routed.msg(), msg -> new HashSet<>()).add(routed.link());
                case Event.MessageOverheard overheard ->
                    assertThat(taken.getOrDefault(overheard.msg(), Set.of()))
                            .as("%s", entry)
                            .anyMatch(link -> !cut.contains(link)
                                    && play.scenario.link(link).channel().isNet()
                                    && play.scenario.link(link).members().contains(overheard.agency()));
                default -> {}
            }
        }
    }

    /** What seats tell each other has been judged for whoever comes to know it, and what was stopped nobody knows. */
    @ParameterizedTest
    @MethodSource("seeds")
    void nobodyLearnsFromASeatWhatWasNotJudged(long seed) {
        Play play = peopleAndCrews(Script.random(seed), seed, false);
        Map<Integer, Event.MessageSent> sent = new HashMap<>();
        Set<Told> judged = new HashSet<>();
        Set<Integer> stopped = new HashSet<>();
        for (LogEntry entry : play.log) {
            switch (entry.event()) {
                case Event.MessageSent one -> {
                    if (entry.source() != Source.ENGINE) {
                        sent.put(one.msg(), one);
                    }
                }
                case Event.MessageStopped one -> stopped.add(one.msg());
                case Event.DisclosureJudged one -> judged.add(new Told(one.msg(), one.item(), one.to()));
                case Event.ItemKnown one -> {
                    if (one.msg() != null) {
                        assertThat(stopped).doesNotContain(one.msg());
                        if (sent.containsKey(one.msg())) {
                            assertThat(judged).as("%s", entry).contains(new Told(one.msg(), one.item(), one.agency()));
                        }
                    }
                }
                default -> {}
            }
        }
    }

    /** What was told against the agreements earns nothing. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatWasDeniedMeetsNothing(long seed) {
        Play play = peopleAndCrews(Script.random(seed), seed, false);
        Map<Long, Integer> messages = new HashMap<>();
        Set<Told> denied = new HashSet<>();
        Map<Expectation.Id, Pattern> patterns = patterns(play.scenario);
        for (LogEntry entry : play.log) {
            switch (entry.event()) {
                case Event.MessageSent one -> messages.put(entry.number(), one.msg());
                case Event.DisclosureJudged one -> {
                    if (!one.verdict().allows()) {
                        denied.add(new Told(one.msg(), one.item(), one.to()));
                    }
                }
                case Event.ExpectationMet met -> {
                    Integer message = messages.get(met.act());
                    Pattern pattern = patterns.get(met.exp());
                    if (message != null && pattern != null) {
                        assertThat(hopedFor(play.scenario, message, pattern))
                                .as("%s", entry)
                                .noneMatch(denied::contains);
                    }
                }
                default -> {}
            }
        }
    }

    private static Map<Expectation.Id, Pattern> patterns(Scenario scenario) {
        Map<Expectation.Id, Pattern> patterns = new HashMap<>();
        scenario.msel().forEach(line -> line.expects().forEach(one -> patterns.put(one.id(), one.pattern())));
        scenario.information()
                .forEach(item -> item.needs()
                        .forEach(need ->
                                patterns.put(item.expectation(need), new Pattern.Share(item.id(), need.recipient()))));
        return patterns;
    }

    /** What the message would have to tell, and whom, to be what was hoped for. */
    private static List<Told> hopedFor(Scenario scenario, int message, Pattern pattern) {
        List<Told> told = new ArrayList<>();
        if (pattern instanceof Pattern.Share share) {
            told.add(new Told(message, share.item(), agency(scenario, share.with())));
        } else if (pattern instanceof Pattern.Message one) {
            for (Item.Id item : one.items()) {
                one.to().forEach(to -> told.add(new Told(message, item, agency(scenario, to))));
            }
        }
        return told;
    }

    private static Place agency(Scenario scenario, Place place) {
        return Objects.requireNonNullElse(scenario.agencyOf(place), place);
    }

    /**
     * An item shows in a seat's feed only after its agency has it, after a message that says it reached the seat or was
     * overheard, after it was found in the seat's own words, or when the agency makes it of what it has.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void noSeatSeesAnItemThatNothingShowedToIt(long seed) {
        Play play = peopleAndCrews(Script.random(seed), seed, false);
        var audience = new Audience(play.scenario);
        Map<Position.Id, Set<Item.Id>> shown = new HashMap<>();
        Map<Integer, Event.MessageSent> sent = new HashMap<>();
        play.scenario.positions().forEach(seat -> shown.put(seat.id(), new HashSet<>()));
        for (LogEntry entry : play.log) {
            audience.read(entry);
            if (entry.event() instanceof Event.MessageSent message) {
                sent.put(message.msg(), message);
            }
            for (Visibility.View view : Visibility.of(entry, audience)) {
                for (Position.Id seat : view.seats()) {
                    Set<Item.Id> its = Objects.requireNonNull(shown.get(seat));
                    switch (entry.event()) {
                        case Event.ItemAvailable event -> its.add(event.item());
                        case Event.ItemKnown event -> its.add(event.item());
                        case Event.MessageTagged event -> its.addAll(event.items());
                        case Event.MessageDelivered event -> {
                            Event.MessageSent message = Objects.requireNonNull(sent.get(event.msg()));
                            assertThat(message.to()).contains(seat);
                            its.addAll(message.items());
                        }
                        case Event.MessageOverheard event -> {
                            Event.MessageSent message = Objects.requireNonNull(sent.get(event.msg()));
                            assertThat(message.to()).doesNotContain(seat);
                            its.addAll(message.items());
                        }
                        case Event.ReviewStarted event -> {
                            var made = (Item.Origin.Made)
                                    play.scenario.item(event.item()).origin();
                            assertThat(its).containsAll(made.from());
                            its.add(event.item());
                        }
                        // What goes out in an agency's own name says what the script has it say.
                        case Event.MessageSent event -> {
                            if (event.line() != null) {
                                its.addAll(event.items());
                            }
                        }
                        default -> {}
                    }
                    assertThat(its).as("%s sees %s", seat, entry).containsAll(named(entry.event()));
                }
            }
        }
    }

    /** The items that stand in an event, whatever its kind. */
    private static List<Item.Id> named(Event event) {
        List<Item.Id> named = new ArrayList<>();
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            Object value;
            try {
                value = component.getAccessor().invoke(event);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
            for (Object each : value instanceof List<?> list ? list : Arrays.asList(value)) {
                if (each instanceof Item.Id item) {
                    named.add(item);
                }
            }
        }
        return named;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void numbersAreDenseTimeNeverFallsAndCausesLieBefore(long seed) {
        Play play = peopleAndCrews(Script.random(seed), seed, true);
        long time = 0;
        for (int i = 0; i < play.log.size(); i++) {
            LogEntry entry = play.log.get(i);
            assertThat(entry.number()).isEqualTo(i);
            assertThat(entry.time().millis()).isGreaterThanOrEqualTo(time);
            time = entry.time().millis();
            if (entry.cause() != null) {
                assertThat(entry.cause()).isLessThan(i);
            }
            assertThat(entry.input() != null).isEqualTo(entry.source() == Source.IN);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void excusedTimeIsTheTimeBetweenBlockedAndUnblocked(long seed) {
        Play play = peopleAndCrews(Script.random(seed), seed, false);
        Map<String, Long> blockedAt = new HashMap<>();
        Map<String, Long> blocked = new HashMap<>();
        for (LogEntry entry : play.log) {
            long now = entry.time().millis();
            switch (entry.event()) {
                case Event.ExpectationBlocked one -> blockedAt.put(one.exp() + "/" + one.who(), now);
                case Event.ExpectationUnblocked one -> {
                    String key = one.exp() + "/" + one.who();
                    blocked.merge(key, now - blockedAt.remove(key), Long::sum);
                }
                case Event.ExpectationClosed one -> {
                    String key = one.exp() + "/" + one.who();
                    long open = blockedAt.containsKey(key) ? now - blockedAt.get(key) : 0;
                    assertThat(one.excused()).isEqualTo(blocked.getOrDefault(key, 0L) + open);
                }
                default -> {}
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsMetExcusesNoMoreThanWasBlockedBefore(long seed) {
        Play play = peopleAndCrews(Script.random(seed), seed, false);
        Map<String, Long> opened = new HashMap<>();
        Map<String, Long> blockedAt = new HashMap<>();
        Map<String, Long> blocked = new HashMap<>();
        for (LogEntry entry : play.log) {
            long now = entry.time().millis();
            switch (entry.event()) {
                case Event.ExpectationOpened one -> opened.put(one.exp() + "/" + one.who(), now);
                case Event.ExpectationBlocked one -> blockedAt.put(one.exp() + "/" + one.who(), now);
                case Event.ExpectationUnblocked one -> {
                    String key = one.exp() + "/" + one.who();
                    blocked.merge(key, now - blockedAt.remove(key), Long::sum);
                }
                case Event.ExpectationMet one -> {
                    String key = one.exp() + "/" + one.who();
                    long running = blockedAt.containsKey(key) ? now - blockedAt.get(key) : 0;
                    assertThat(one.excused()).isLessThanOrEqualTo(blocked.getOrDefault(key, 0L) + running);
                    assertThat(one.at().millis()).isBetween(opened.get(key), now);
                }
                default -> {}
            }
        }
    }

    /** Opened once, met and missed only while it is open, missed once, closed once, and closed when the exercise ends. */
    @ParameterizedTest
    @MethodSource("seeds")
    void everyExpectationHasOneLife(long seed) {
        Play play = peopleAndCrews(Script.random(seed), seed, true);
        Set<String> opened = new HashSet<>();
        Set<String> open = new HashSet<>();
        Set<String> missed = new HashSet<>();
        Map<String, Integer> credits = new HashMap<>();
        for (LogEntry entry : play.log) {
            switch (entry.event()) {
                case Event.ExpectationOpened one -> {
                    assertThat(opened.add(one.exp() + "/" + one.who())).isTrue();
                    open.add(one.exp() + "/" + one.who());
                }
                case Event.ExpectationMet one -> {
                    assertThat(open).contains(one.exp() + "/" + one.who());
                    credits.put(one.exp() + "/" + one.who(), one.credit());
                }
                case Event.ExpectationMissed one -> {
                    assertThat(open).contains(one.exp() + "/" + one.who());
                    assertThat(missed.add(one.exp() + "/" + one.who())).isTrue();
                }
                case Event.ExpectationClosed one -> {
                    String key = one.exp() + "/" + one.who();
                    assertThat(open.remove(key)).isTrue();
                    if (credits.containsKey(key)) {
                        assertThat(one.state()).isEqualTo(ExpectationState.MET);
                        assertThat(one.credit()).isEqualTo(credits.get(key));
                    }
                }
                default -> {}
            }
        }
        assertThat(open).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void atMostOnePhaseIsOpen(long seed) {
        Play play = peopleAndCrews(Script.random(seed), seed, true);
        Set<Phase.Id> open = new HashSet<>();
        for (LogEntry entry : play.log) {
            if (!(entry.event() instanceof Event.PhaseClosed)) {
                assertThat(open).hasSizeLessThanOrEqualTo(1);
            }
            switch (entry.event()) {
                case Event.PhaseOpened opened -> open.add(opened.phase());
                case Event.PhaseClosed closed ->
                    assertThat(open.remove(closed.phase())).isTrue();
                default -> {}
            }
        }
    }

    /**
     * From the sending to the arrival, for what went over other links all the way and waited neither behind what did not nor
     * for interpreters, whom a slower link may bring later.
     */
    private static Map<String, Long> passages(Play play, String exceptLink) {
        Map<Integer, String> names = new HashMap<>();
        Map<Integer, Long> sent = new HashMap<>();
        Map<String, Long> passages = new HashMap<>();
        Set<String> atTheDesk = new HashSet<>();
        Set<Integer> touched = new HashSet<>();
        for (LogEntry entry : play.log) {
            long now = entry.time().millis();
            switch (entry.event()) {
                case Event.MessageSent message -> {
                    Line.Id line = message.line();
                    names.put(message.msg(), (line != null ? line.value() : about(message)) + " at " + now);
                    sent.put(message.msg(), now);
                }
                case Event.MessageRouted routed -> {
                    if (routed.link().value().equals(exceptLink)) {
                        touched.add(routed.msg());
                    }
                }
                case Event.LanguageHindered hindered -> touched.add(hindered.msg());
                case Event.MessageDelivered delivered -> {
                    if (delivered.link() != null && !touched.contains(delivered.msg())) {
                        passages.put(
                                names.get(delivered.msg()) + " " + delivered.seat() + " " + delivered.link(),
                                now - sent.get(delivered.msg()));
                    }
                }
                case Event.MessageLost lost -> {
                    if (!touched.contains(lost.msg()) && !lost.link().value().equals(exceptLink)) {
                        passages.put(
                                names.get(lost.msg()) + " " + lost.to() + " " + lost.link(),
                                sent.get(lost.msg()) - now);
                    }
                }
                case Event.MessageHeld held -> {
                    if (held.reason() == LossReason.OVERLOAD) {
                        atTheDesk.add(names.get(held.msg()) + " " + held.to() + " " + held.link());
                    }
                }
                default -> {}
            }
        }
        passages.keySet().removeAll(atTheDesk);
        return passages;
    }

    private static String about(Event.MessageSent message) {
        return message.sender() + " " + message.type() + " " + message.items() + " to " + message.to();
    }

    private static Play peopleAndCrews(Scenario scenario, long seed, boolean jumps) {
        var random = new SplittableRandom(seed);
        Play play = Play.created(scenario, seed);
        List<Position.Id> seats =
                scenario.positions().stream().map(Position::id).toList();
        for (Position.Id seat : seats) {
            play.staff(seat.value(), Staffing.values()[random.nextInt(3)]);
        }
        play.accept("control:1", new Event.ExerciseStarted());
        while (!play.simulation.isEnded()) {
            long now = play.simulation.now().millis();
            play.until(
                    Math.min(now + 1 + random.nextInt(60_000), scenario.endEx().millis()));
            lend(play, random, seats);
            share(play, random, seats);
            for (int i = random.nextInt(6); i > 0; i--) {
                Position.Id seat = seats.get(random.nextInt(seats.size()));
                int message = 1 + random.nextInt(20);
                switch (random.nextInt(jumps ? 14 : 13)) {
                    case 0, 1, 2 -> play.act("seat:" + seat, new Event.MessageOpened(message, seat));
                    case 3, 4 -> play.act("seat:" + seat, new Event.MessageAcknowledged(message, seat));
                    case 5 -> play.act("seat:" + seat, new Event.MessageReadBack(message, seat));
                    case 6 -> {
                        if (!play.simulation.isEnded()) {
                            play.staff(seat.value(), Staffing.values()[random.nextInt(3)]);
                        }
                    }
                    case 7 -> {
                        var line = new Line.Id("line-" + random.nextInt(20));
                        play.act(
                                "control:" + (1 + random.nextInt(2)),
                                switch (random.nextInt(4)) {
                                    case 0 -> new Event.InjectHeld(line, LineReason.CONTROLLER);
                                    case 1 -> new Event.InjectSkipped(line, LineReason.CONTROLLER);
                                    default -> new Event.InjectReleased(line, null);
                                });
                    }
                    case 8 -> {
                        var decision = new Decision.Id("decision-" + random.nextInt(20));
                        var verdict = Decision.Verdict.values()[random.nextInt(4)];
                        var option = new Decision.Option.Id(verdict.code());
                        play.act("seat:" + seat, new Event.DecisionMade(decision, option, seat));
                    }
                    case 9 -> play.act("seat:" + seat, new Event.ActionTaken(SHELTER, null, null, seat, null));
                    case 10 -> {
                        var step = new Action.Step(random.nextBoolean() ? "barriers" : "detour");
                        play.act("seat:" + seat, new Event.StepDone(ROAD, step, null, seat, null));
                    }
                    case 11 ->
                        play.act("control:1", new Event.PhaseOpened(new Phase.Id("phase-" + random.nextInt(4)), null));
                    case 12 ->
                        play.act(
                                "seat:" + seat,
                                new Event.QuestionAnswered(
                                        new Phase.Id("phase-1"), new Question.Id("q-1"), seat, null));
                    default -> {
                        if (random.nextInt(40) == 0) {
                            play.act(
                                    "control:1",
                                    new Event.ClockJumped(
                                            new ExerciseTime(now + random.nextInt(300_000)),
                                            JumpMode.values()[random.nextInt(2)]));
                        }
                    }
                }
            }
        }
        return play;
    }

    /** Some ask for, grant, refuse, return and divert what there is, and join the task force. */
    private static void lend(Play play, SplittableRandom random, List<Position.Id> seats) {
        for (int i = random.nextInt(4); i > 0; i--) {
            Position.Id seat = seats.get(random.nextInt(seats.size()));
            Resource resource = play.scenario
                    .resources()
                    .get(random.nextInt(play.scenario.resources().size()));
            Resource.Id res = resource.id();
            int count = 1 + random.nextInt(3);
            int request = 1 + random.nextInt(12);
            Purpose purpose = Purpose.LIFE_SAFETY;
            TaskForce.Id taskForce = play.scenario.taskForces().getFirst().id();
            Position.Id owner = play.scenario.pointOfContact(resource.owner()).id();
            Event event = switch (random.nextInt(8)) {
                case 0, 1 -> new Event.ResourceRequested(res, count, purpose, 0, seat, null);
                case 2, 3 -> new Event.ResourceGranted(res, count, purpose, request, owner, null);
                case 4 -> new Event.ResourceRefused(res, count, purpose, request, owner, null);
                case 5 ->
                    random.nextBoolean()
                            ? new Event.ResourceReturned(res, count, purpose, request, seat, null)
                            : new Event.ResourceRedirected(res, count, purpose, request, owner, null);
                case 6 -> new Event.TaskForceProposed(taskForce, seat);
                default ->
                    random.nextInt(5) > 0
                            ? new Event.MembershipConfirmed(taskForce, seat)
                            : new Event.TaskForceDissolved(taskForce, seat);
            };
            Position.Id by = event instanceof Event.ResourceGranted
                            || event instanceof Event.ResourceRefused
                            || event instanceof Event.ResourceRedirected
                    ? owner
                    : seat;
            play.act("seat:" + by, event);
        }
    }

    /** Some send what they know, answer, pass on, close, withdraw, review and purge, lawfully or not. */
    private static void share(Play play, SplittableRandom random, List<Position.Id> seats) {
        for (int i = random.nextInt(4); i > 0; i--) {
            Position.Id seat = seats.get(random.nextInt(seats.size()));
            Agency.Id agency = play.scenario.position(seat).agency();
            List<Item> all = play.scenario.information();
            Item.Id item = all.get(random.nextInt(all.size())).id();
            int message = 1 + random.nextInt(40);
            switch (random.nextInt(12)) {
                case 0 -> play.act("seat:" + seat, new Event.MessageClosed(message, seat));
                case 1 -> play.act("seat:" + seat, new Event.MessageTagged(message, List.of(item)));
                case 2 -> play.act("evaluator:1", new Event.MessageTagged(message, List.of(item)));
                case 3 -> play.act("seat:" + seat, new Event.ItemPurged(item, agency, seat));
                case 4 ->
                    all.forEach(each -> play.act("seat:" + seat, new Event.ReviewStarted(each.id(), agency, seat)));
                case 5 -> {
                    for (int msg = message; msg < message + 40; msg++) {
                        play.act("seat:" + seat, new Event.MessageStopped(msg, StopReason.WITHDRAWN));
                    }
                }
                case 6 -> {
                    List<Agreement> agreements = play.scenario.agreements();
                    Agreement.Id one =
                            agreements.get(random.nextInt(agreements.size())).id();
                    play.act(
                            "control:1",
                            random.nextBoolean()
                                    ? new Event.AgreementSuspended(one)
                                    : new Event.AgreementRestored(one));
                }
                default -> play.act("seat:" + seat, message(play.scenario, random, seat, seats));
            }
        }
    }

    private static Event.MessageSent message(
            Scenario scenario, SplittableRandom random, Position.Id from, List<Position.Id> seats) {
        Set<Place> to = new LinkedHashSet<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            Position.Id seat = seats.get(random.nextInt(seats.size()));
            to.add(random.nextInt(3) > 0 ? seat : scenario.position(seat).agency());
        }
        if (random.nextInt(8) == 0) {
            to.add(scenario.personas().getFirst().id());
        }
        List<Item> all = scenario.information();
        List<Item.Id> items = random.nextInt(6) == 0
                ? List.of()
                : List.of(all.get(random.nextInt(all.size())).id());
        Link.Id link =
                scenario.links().get(random.nextInt(scenario.links().size())).id();
        int earlier = 1 + random.nextInt(20);
        int about = random.nextInt(6);
        return new Event.MessageSent(
                0,
                from,
                List.copyOf(to),
                MessageKind.values()[random.nextInt(MessageKind.values().length)],
                random.nextInt(3) == 0 ? new Via.Over(link) : new Via.Best(),
                items,
                Tlp.GREEN,
                random.nextInt(4) == 0 ? Purpose.OVERSIGHT : Purpose.LIFE_SAFETY,
                about == 0 ? earlier : null,
                about == 1 ? earlier : null,
                about == 2,
                null,
                random.nextInt(8) == 0 ? "es" : null,
                null,
                random.nextInt(8) == 0 ? WORDS : null,
                random.nextInt(3) == 0 ? List.of(Basis.values()[random.nextInt(Basis.values().length)]) : null);
    }

    /** What is lent never exceeds what there is, but for what had arrived when a shortage began. */
    @ParameterizedTest
    @MethodSource("seeds")
    void nobodyGrantsWhatIsNotThere(long seed) {
        Play play = peopleAndCrews(Script.random(seed), seed, true);
        Map<Resource.Id, Integer> left = new HashMap<>();
        Map<Integer, Integer> lent = new HashMap<>();
        Map<Integer, Resource.Id> what = new HashMap<>();
        play.scenario.resources().forEach(each -> left.put(each.id(), each.count()));
        int requests = 0;
        for (LogEntry entry : play.log) {
            switch (entry.event()) {
                case Event.ResourceRequested asked ->
                    assertThat(asked.request()).isEqualTo(++requests);
                case Event.ResourceGranted granted -> {
                    assertThat(lent.put(granted.request(), granted.count()))
                            .as("answered once")
                            .isNull();
                    what.put(granted.request(), granted.res());
                    int out = lent.entrySet().stream()
                            .filter(each -> granted.res().equals(what.get(each.getKey())))
                            .mapToInt(Map.Entry::getValue)
                            .sum();
                    assertThat(out).isLessThanOrEqualTo(left.get(granted.res()));
                }
                case Event.ResourceReturned returned -> lent.merge(returned.request(), -returned.count(), Integer::sum);
                case Event.ResourceRedirected sent -> lent.merge(sent.request(), -sent.count(), Integer::sum);
                case Event.ResourceLost lost -> lent.put(lost.request(), 0);
                case Event.ResourceArrived arrived -> {
                    assertThat(lent.get(arrived.request())).isPositive();
                    if (play.scenario.resource(arrived.res()).usedUp()) {
                        left.merge(arrived.res(), -lent.put(arrived.request(), 0), Integer::sum);
                    }
                }
                case Event.ShortageBegan began -> left.put(began.target(), began.value());
                case Event.ShortageEnded ended -> left.put(ended.target(), ended.value());
                default -> {}
            }
            lent.values().forEach(count -> assertThat(count).isNotNegative());
        }
    }

    private static ExerciseTime max(ExerciseTime one, ExerciseTime other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static LogEntry withoutNumbers(LogEntry entry) {
        Event event = switch (entry.event()) {
            case Event.ExpectationMet met ->
                new Event.ExpectationMet(met.exp(), met.who(), met.by(), met.credit(), met.excused(), met.at(), 0);
            case Event.ExpectationBlocked blocked ->
                new Event.ExpectationBlocked(blocked.exp(), blocked.who(), blocked.reason(), List.of());
            case Event.ExpectationUnblocked unblocked ->
                new Event.ExpectationUnblocked(unblocked.exp(), unblocked.who(), List.of());
            default -> entry.event();
        };
        return new LogEntry(entry.number(), entry.time(), entry.source(), entry.cause(), entry.input(), event);
    }

    /** @return the end of the group that the entry belongs to: the next input, or the next moment */
    private static int groupEnd(List<LogEntry> log, int upTo) {
        int end = upTo;
        while (end < log.size()
                && log.get(end).source() != Source.IN
                && (log.get(end).time().equals(log.get(end - 1).time()) || withinJump(log, end))) {
            end++;
        }
        return end;
    }

    private static boolean withinJump(List<LogEntry> log, int end) {
        List<LogEntry> before = new ArrayList<>(log.subList(0, end));
        for (int i = before.size() - 1; i >= 0; i--) {
            if (before.get(i).event() instanceof Event.ClockJumped jumped) {
                return log.get(end).time().compareTo(jumped.to()) <= 0;
            }
        }
        return false;
    }
}

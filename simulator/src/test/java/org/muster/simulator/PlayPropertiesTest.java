package org.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muster.scenarios.Action;
import org.muster.scenarios.Decision;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Line;
import org.muster.scenarios.Phase;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Question;
import org.muster.scenarios.Resource;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.TaskForce;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.ExpectationState;
import org.muster.simulator.log.JumpMode;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.LossReason;
import org.muster.simulator.log.PauseReason;
import org.muster.simulator.log.Source;
import org.muster.simulator.log.Staffing;

/** What must hold of any exercise: over random scripts, played by crews and by people who do all they can. */
class PlayPropertiesTest {
    private static final Action.Id SHELTER = new Action.Id("open-shelter");
    private static final Action.Id ROAD = new Action.Id("close-road");

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

    @ParameterizedTest
    @MethodSource("seeds")
    void everyMessageEndsDeliveredLostOrInFlightWithEachRecipient(long seed) {
        Play play = peopleAndCrews(Script.random(seed), seed, false);
        Map<Integer, Set<String>> ended = new HashMap<>();
        Set<Integer> inFlight = new HashSet<>();
        for (LogEntry entry : play.log) {
            switch (entry.event()) {
                case Event.MessageDelivered delivered ->
                    assertThat(ended.computeIfAbsent(delivered.msg(), m -> new HashSet<>())
                                    .add(delivered.seat().value()))
                            .isTrue();
                case Event.MessageLost lost ->
                    assertThat(ended.computeIfAbsent(lost.msg(), m -> new HashSet<>())
                                    .add(lost.to().value()))
                            .isTrue();
                case Event.MessageInFlight flying -> inFlight.add(flying.msg());
                default -> {}
            }
        }
        for (LogEntry entry : play.entries(Event.MessageSent.class)) {
            Event.MessageSent sent = (Event.MessageSent) entry.event();
            int done = ended.getOrDefault(sent.msg(), Set.of()).size();
            if (inFlight.contains(sent.msg())) {
                assertThat(done).isLessThan(sent.to().size());
            } else {
                assertThat(done).isEqualTo(sent.to().size());
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

    /** From the sending to the arrival, for what came over other links and did not wait behind what did. */
    private static Map<String, Long> passages(Play play, String exceptLink) {
        Map<Integer, Line.Id> lines = new HashMap<>();
        Map<Integer, Long> sent = new HashMap<>();
        Map<String, Long> passages = new HashMap<>();
        Set<String> atTheDesk = new HashSet<>();
        for (LogEntry entry : play.log) {
            long now = entry.time().millis();
            switch (entry.event()) {
                case Event.MessageSent message -> {
                    lines.put(message.msg(), message.line());
                    sent.put(message.msg(), now);
                }
                case Event.MessageDelivered delivered -> {
                    if (delivered.link() != null && !delivered.link().value().equals(exceptLink)) {
                        passages.put(
                                lines.get(delivered.msg()) + " " + delivered.seat() + " " + delivered.link(),
                                now - sent.get(delivered.msg()));
                    }
                }
                case Event.MessageLost lost -> {
                    if (!lost.link().value().equals(exceptLink)) {
                        passages.put(
                                lines.get(lost.msg()) + " " + lost.to() + " " + lost.link(),
                                sent.get(lost.msg()) - now);
                    }
                }
                case Event.MessageHeld held -> {
                    if (held.reason() == LossReason.OVERLOAD) {
                        atTheDesk.add(lines.get(held.msg()) + " " + held.to() + " " + held.link());
                    }
                }
                default -> {}
            }
        }
        passages.keySet().removeAll(atTheDesk);
        return passages;
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
                    case 7 ->
                        play.act(
                                "control:1", new Event.InjectReleased(new Line.Id("line-" + random.nextInt(20)), null));
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

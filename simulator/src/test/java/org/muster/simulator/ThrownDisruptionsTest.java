package org.muster.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muster.scenarios.Disruption;
import org.muster.scenarios.Effect;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Tree;
import org.muster.scenarios.yaml.Reading;
import org.muster.scenarios.yaml.ScenarioReader;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.PauseReason;

/** A controller throws disruptions in and lifts them. */
class ThrownDisruptionsTest {
    private static final long MINUTE = 60_000;
    private static final Disruption.Id ANY = new Disruption.Id("thrown-0");
    private static final Disruption.Id BY_HAND = new Disruption.Id("by-hand");
    private static final String SCRIPT = """
            muster: 1
            id: thrown
            title: Thrown
            fictional: true
            exerciseType: drill
            duration: 1h
            failureDomains:
              - {id: tower, batteryLasts: 2m}
            agencies:
              - {id: county, title: County, level: county, sector: dispatch}
              - {id: state, title: State, level: state, sector: emergency-management}
            positions:
              - {id: chief, agency: county, title: Chief, pointOfContact: true, deputies: [deputy]}
              - {id: deputy, agency: county, title: Deputy}
              - {id: watch, agency: state, title: Watch, pointOfContact: true}
            links:
              - {id: phone, channel: telephone, members: [county, state], delay: {median: 1m, p90: 1m}}
              - {id: mail, channel: email, members: [county, state], failureDomain: tower, delay: {median: 1m, p90: 2m}}
            resources:
              - {id: boats, kind: boat, title: Boats, owner: state, count: 5}
              - {id: interpreters, kind: interpreter, title: Interpreters, owner: state, count: 1, languages: [es]}
            msel:
              - {id: m-1, kind: inject, title: Report, from: state, to: [chief], over: phone, at: T+00:05, every: 5m, times: 10, text: Report., acknowledgeWithin: 3m}
              - {id: m-2, kind: inject, title: Mail, from: state, to: [chief], over: mail, at: T+00:06, every: 5m, times: 10, text: Mail., acknowledgeWithin: 3m}
            disruptions:
              - {id: by-hand, kind: outage, hits: {link: phone}, byController: true}
              - {id: random, kind: outage, hits: {link: mail}, random: {meanUp: 5m, meanDown: 2m}}
              - {id: later, kind: outage, hits: {link: phone}, at: T+00:40, lasts: 5m}
            """;
    private static final Scenario SCENARIO = read(SCRIPT);

    private Play play;

    @BeforeEach
    void start() {
        play = Play.withCrews(SCENARIO, 7);
    }

    @Test
    void whatIsThrownBeginsAtOnceUnderANameOfTheEngineAndEndsAsItSays() {
        play.until(10 * MINUTE);
        throwIn("{kind: outage, hits: {link: phone}, lasts: 3m}");
        throwIn("{kind: latency, hits: {link: mail}, factor: 2}");
        play.until(20 * MINUTE);

        Disruption.Id first = new Disruption.Id("thrown-1");
        LogEntry thrown = play.entries(Event.DisruptionThrown.class).getFirst();
        assertThat(((Event.DisruptionThrown) thrown.event()).disruption()).isEqualTo(first);
        assertThat(((Event.DisruptionThrown) thrown.event()).tree().get("id")).isEqualTo(Tree.Scalar.of("thrown-1"));
        LogEntry started = play.log.get((int) thrown.number() + 1);
        assertThat(started.event()).isInstanceOfSatisfying(Event.DisruptionStarted.class, event -> {
            assertThat(event.disruption()).isEqualTo(first);
            assertThat(event.type()).isEqualTo(Effect.Kind.OUTAGE);
        });
        assertThat(started.cause()).isEqualTo(thrown.number());
        assertThat(moments(Event.DisruptionEnded.class, "thrown-1")).containsExactly(13 * MINUTE);
        assertThat(moments(Event.DisruptionStarted.class, "thrown-2")).containsExactly(10 * MINUTE);
    }

    @Test
    void itMayWaitForWhatSetsItOff() {
        throwIn("{id: mine, kind: outage, hits: {link: phone}, at: T+00:12, until: T+00:14}");
        throwIn("{id: past, kind: outage, hits: {link: phone}, after: {line: m-1.2, event: released, delay: 1m}}");
        play.until(20 * MINUTE);

        assertThat(moments(Event.DisruptionStarted.class, "mine")).containsExactly(12 * MINUTE);
        assertThat(moments(Event.DisruptionEnded.class, "mine")).containsExactly(14 * MINUTE);
        assertThat(moments(Event.DisruptionStarted.class, "past")).containsExactly(11 * MINUTE);
    }

    @Test
    void theScriptsOwnThatWaitForAHandAreThrownAsTheyStand() {
        Tree.Branch written = (Tree.Branch)
                ((Tree.Row) SCENARIO.tree().get("disruptions")).values().getFirst();
        play.accept("control:1", new Event.DisruptionThrown(BY_HAND, written));
        assertThat(play.log.getLast().event()).isInstanceOf(Event.LinkCut.class);

        assertThat(refusal(new Event.DisruptionThrown(BY_HAND, written)).reason())
                .as("it runs")
                .isEqualTo(Refusal.ALREADY);
        play.accept("control:1", new Event.DisruptionLifted(BY_HAND));
        assertThat(refusal(new Event.DisruptionThrown(BY_HAND, tree("{kind: outage, hits: {link: mail}}")))
                        .reason())
                .as("it says something else")
                .isEqualTo(Refusal.ALREADY);
        play.accept("control:1", new Event.DisruptionThrown(BY_HAND, written));
        assertThat(moments(Event.DisruptionStarted.class, "by-hand")).hasSize(2);
    }

    @Test
    void whatIsLiftedIsOverAndDoesNotComeBackByItself() {
        play.until(41 * MINUTE);
        play.accept("control:1", new Event.DisruptionLifted(new Disruption.Id("later")));

        assertThat(play.log.stream().map(LogEntry::event))
                .anyMatch(event -> event instanceof Event.LinkRestored restored
                        && restored.disruption() != null
                        && restored.disruption().value().equals("later"));
        assertThat(moments(Event.DisruptionEnded.class, "later")).containsExactly(41 * MINUTE);
        play.accept("control:1", new Event.DisruptionLifted(new Disruption.Id("random")));
        int before = moments(Event.DisruptionStarted.class, "random").size();
        play.untilEndEx();
        assertThat(before).isPositive();
        assertThat(moments(Event.DisruptionStarted.class, "random")).hasSize(before);
        assertThat(moments(Event.DisruptionEnded.class, "later")).hasSize(1);
    }

    @Test
    void whatWasLiftedBeforeItsTimeNeverBegins() {
        play.accept("control:1", new Event.DisruptionLifted(new Disruption.Id("later")));
        play.untilEndEx();

        assertThat(moments(Event.DisruptionStarted.class, "later")).isEmpty();
    }

    @Test
    void whatCannotBeReadIsRefusedWithItsPlace() {
        assertThat(bad("{kind: outage, hits: {link: fone}}"))
                .startsWith("thrown-1", "unknown-reference")
                .anyMatch(value -> value.contains("fone") && value.contains("disruption (thrown-1)"));
        assertThat(bad("{kind: outage, hits: {link: phone}, factor: 3}")).startsWith("thrown-1");
        assertThat(bad("{kind: nonsense}")).startsWith("thrown-1");
        assertThat(bad("{id: chief, kind: outage, hits: {link: phone}}")).startsWith("chief");
        assertThat(
                        bad(
                                "{kind: spoofed-message, hits: {position: chief}, as: state, over: phone, text: Call 212-867-5309}"))
                .as("it looks like a telephone number of somebody")
                .startsWith("thrown-1");
        assertThat(play.entries(Event.DisruptionThrown.class)).isEmpty();
    }

    @Test
    void onlyControllersThrowAndLiftAndOnlyWhilePlayGoesOn() {
        Event thrown = new Event.DisruptionThrown(ANY, tree("{kind: outage, hits: {link: phone}}"));
        assertThat(((Answer.Refused) play.act("seat:chief", thrown)).reason()).isEqualTo(Refusal.NOT_ALLOWED);
        assertThat(((Answer.Refused) play.act("seat:chief", new Event.DisruptionLifted(BY_HAND))).reason())
                .isEqualTo(Refusal.NOT_ALLOWED);
        assertThat(refusal(new Event.DisruptionLifted(new Disruption.Id("ghost"))))
                .isEqualTo(new Answer.Refused(Refusal.UNKNOWN, List.of("ghost")));
        play.accept("control:1", new Event.DisruptionLifted(BY_HAND));
        assertThat(refusal(new Event.DisruptionLifted(BY_HAND)))
                .isEqualTo(new Answer.Refused(Refusal.ALREADY, List.of("by-hand")));
        play.until(40 * MINUTE);
        assertThat(play.simulation.act(
                        new Input("control:1", "old", 3L), new Event.DisruptionLifted(new Disruption.Id("later"))))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.STALE));
        play.accept("control:1", new Event.ClockPaused(PauseReason.CONTROLLER));
        assertThat(refusal(thrown).reason()).isEqualTo(Refusal.PAUSED);
    }

    /** Any that the scenario above can hold. */
    private static final List<String> SOME = List.of(
            "{kind: latency, hits: {link: phone}, factor: 3, lasts: 4m}",
            "{kind: loss, hits: {link: mail}, loss: 0.5}",
            "{kind: capacity-cut, hits: {link: phone}, capacity: 6/h, lasts: 9m}",
            "{kind: flapping, hits: {link: phone}, meanUp: 1m, meanDown: 1m}",
            "{kind: outage, hits: {failureDomain: tower}, random: {meanUp: 3m, meanDown: 2m}}",
            "{kind: partition, hits: {between: [[county], [state]]}, lasts: 3m}",
            "{kind: agency-outage, hits: {agency: county}, lasts: 2m}",
            "{kind: overload, hits: {agency: county}, arrivals: 40/h}",
            "{kind: spoofed-message, hits: {position: chief}, as: watch, over: mail, text: Leave now.}",
            "{kind: staff-absence, hits: {position: chief}, lasts: 5m}",
            "{kind: policy-change, changes: [{withdraw: {resource: boats, count: 2}}], notice: {to: [county], delay: 1m}, lasts: 6m}",
            "{kind: language-barrier, hits: {pair: [county, state]}, factor: 2.5, misunderstood: 0.4, easedBy: interpreters}",
            "{kind: access-loss, hits: {position: chief}, link: phone, lasts: 5m}",
            "{kind: power-loss, hits: {failureDomain: tower}, lasts: 6m}",
            "{kind: clock-error, hits: {agency: county}, offset: -2m}",
            "{kind: resource-shortage, hits: {resource: boats}, remaining: 1, until: {released: m-1.9}}");

    static IntStream seeds() {
        return IntStream.range(0, 30);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatWasThrownAndLiftedReplays(int seed) {
        var random = new SplittableRandom(seed);
        for (int i = 1; i <= 12; i++) {
            play.until(i * 4 * MINUTE);
            throwIn(SOME.get(random.nextInt(SOME.size())));
            if (random.nextInt(3) == 0) {
                play.act(
                        "control:1",
                        new Event.DisruptionLifted(new Disruption.Id("thrown-" + (1 + random.nextInt(i)))));
            }
        }
        play.untilEndEx();

        Simulation again = Simulation.replay(SCENARIO, play.log);

        assertThat(again.nextNumber()).isEqualTo(play.log.size());
    }

    private void throwIn(String disruption) {
        Tree.Branch tree = tree(disruption);
        Disruption.Id id = tree.get("id") instanceof Tree.Scalar own ? new Disruption.Id(own.written()) : ANY;
        play.accept("control:1", new Event.DisruptionThrown(id, tree));
    }

    private List<String> bad(String disruption) {
        Tree.Branch tree = tree(disruption);
        Disruption.Id id = tree.get("id") instanceof Tree.Scalar own ? new Disruption.Id(own.written()) : ANY;
        Answer.Refused refused = refusal(new Event.DisruptionThrown(id, tree));
        assertThat(refused.reason()).isEqualTo(Refusal.BAD_DISRUPTION);
        return refused.values();
    }

    private Answer.Refused refusal(Event event) {
        return (Answer.Refused) play.act("control:1", event);
    }

    private List<Long> moments(Class<? extends Event> kind, String disruption) {
        return play.entries(kind).stream()
                .filter(entry -> switch (entry.event()) {
                    case Event.DisruptionStarted started ->
                        started.disruption().value().equals(disruption);
                    case Event.DisruptionEnded ended ->
                        ended.disruption().value().equals(disruption);
                    default -> false;
                })
                .map(entry -> entry.time().millis())
                .toList();
    }

    /** As a tool's own key the script keeps it unread. */
    private static Tree.Branch tree(String disruption) {
        return (Tree.Branch)
                read(SCRIPT + "x-thrown: " + disruption + "\n").tree().get("x-thrown");
    }

    private static Scenario read(String yaml) {
        Reading reading = ScenarioReader.read("thrown.yaml", yaml.getBytes(UTF_8));
        if (reading instanceof Reading.Accepted accepted) {
            return accepted.scenario();
        }
        throw new AssertionError(reading.findings());
    }
}

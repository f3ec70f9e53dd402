package org.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Channel;
import org.muster.scenarios.Effect;
import org.muster.scenarios.Pair;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Resource;
import org.muster.scenarios.Share;
import org.muster.scenarios.Spread;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Staffing;

/** The state sends mail every ten minutes that takes a minute; two interpreters of Spanish are with the aid network. */
class LanguagesTest {
    private static final long MINUTE = 60_000;
    private static final Agency.Id COUNTY = new Agency.Id("county");
    private static final Agency.Id STATE = new Agency.Id("state");
    private static final Position.Id CHIEF = new Position.Id("chief");
    private static final Position.Id AID = new Position.Id("aid-lead");
    private static final Resource.Id INTERPRETERS = new Resource.Id("interpreters");

    @Test
    void aForeignTextTakesLongerUntilAnInterpreterHasArrived() {
        Play play = play(script("es"));

        lend(play, 15);
        play.untilEndEx();

        assertThat(passages(play)).containsExactly(2.5, 1.0, 1.0, 1.0);
        assertThat(play.entries(Event.LanguageHindered.class))
                .extracting(LogEntry::event)
                .containsExactly(new Event.LanguageHindered(1, 2500, false));
    }

    @Test
    void anInterpreterWhoHasGoneBackHelpsNoMore() {
        Play play = play(script("es"));
        lend(play, 5);
        play.until(25 * MINUTE);
        play.accept("seat:chief", new Event.ResourceReturned(INTERPRETERS, 1, Purpose.LIFE_SAFETY, 1, CHIEF, null));
        play.untilEndEx();

        assertThat(passages(play)).containsExactly(1.0, 1.0, 2.5, 2.5);
    }

    @Test
    void aBarrierIsEasedByItsInterpretersAtEitherEnd() {
        Effect barrier =
                new Effect.LanguageBarrier(List.of(new Pair(STATE, COUNTY)), List.of(), 3, Share.ALL, INTERPRETERS);
        Play play = play(script(null).disruption("two-tongues", Script.at(0), null, barrier));

        lend(play, 15);
        play.untilEndEx();

        assertThat(passages(play)).containsExactly(3.0, 1.0, 1.0, 1.0);
        assertThat(play.entries(Event.MessageDelivered.class))
                .extracting(entry -> ((Event.MessageDelivered) entry.event()).distorted())
                .containsExactly(true, null, null, null);
    }

    @Test
    void howOftenItIsMisunderstoodIsTheShareOfTheScript() {
        Script script = Script.lasting(600)
                .agency("county", "chief")
                .agency("state", "watch")
                .link("mail", Channel.EMAIL, Script.MINUTE, 0, "county", "state")
                .disruption(
                        "two-tongues",
                        Script.at(0),
                        null,
                        new Effect.LanguageBarrier(List.of(), List.of(COUNTY), 1, Share.of("0.2"), null));
        for (int n = 1; n <= 500; n++) {
            script.line("m-" + n, Script.at(n * MINUTE), STATE, Script.over("mail"), null, null, COUNTY);
        }

        Play play = Play.withCrews(script.scenario(), 7).untilEndEx();

        assertThat(play.entries(Event.LanguageHindered.class)).hasSizeBetween(75, 125);
    }

    private static Script script(@Nullable String spokenIn) {
        Script script = Script.lasting(60)
                .agency("county", "chief")
                .agency("state", "watch")
                .agency("aid", "aid-lead")
                .link("mail", Channel.EMAIL, Script.MINUTE, 0, "county", "state")
                .resource(
                        "interpreters",
                        Resource.Kind.INTERPRETER,
                        "aid",
                        2,
                        false,
                        Spread.constant(3 * MINUTE),
                        List.of("es"));
        for (int n = 1; n <= 4; n++) {
            script.line("m-" + n, Script.at(n * 10 * MINUTE), STATE, Script.over("mail"), null, spokenIn, COUNTY);
        }
        return script;
    }

    private static Play play(Script script) {
        Play play = Play.created(script.scenario(), 7);
        play.scenario.positions().forEach(seat -> play.staff(seat.id().value(), Staffing.PERSON));
        play.accept("control:1", new Event.ExerciseStarted());
        return play;
    }

    private static void lend(Play play, int minute) {
        play.until(minute * MINUTE);
        play.accept("seat:chief", new Event.ResourceRequested(INTERPRETERS, 1, Purpose.LIFE_SAFETY, 0, CHIEF, null));
        play.accept("seat:aid-lead", new Event.ResourceGranted(INTERPRETERS, 1, Purpose.LIFE_SAFETY, 1, AID, null));
    }

    /** How long each was under way, in minutes. */
    private static List<Double> passages(Play play) {
        List<LogEntry> sent = play.entries(Event.MessageSent.class);
        return play.entries(Event.MessageDelivered.class).stream()
                .map(entry -> (entry.time().millis()
                                - sent.get(((Event.MessageDelivered) entry.event()).msg() - 1)
                                        .time()
                                        .millis())
                        / (double) MINUTE)
                .toList();
    }
}

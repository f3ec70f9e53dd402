package org.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.Decision;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Item;
import org.muster.scenarios.MessageKind;
import org.muster.scenarios.Phase;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Question;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Tlp;
import org.muster.scenarios.Via;
import org.muster.scenarios.yaml.Library;
import org.muster.simulator.log.EndReason;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.JumpMode;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Staffing;

/** <em>Clear Words</em>, led at a table from its first page to its last. */
class TurnsTest {
    private static final Scenario CLEAR_WORDS = Library.load("clear-words");
    private static final int TURNS = 4;
    private static final Position.Id CHIEF = new Position.Id("nation-chief");
    private static final Position.Id SHERIFF = new Position.Id("sheriff");
    private static final Position.Id CLINIC = new Position.Id("clinic-head");
    private static final Phase.Id HOT_WASH = new Phase.Id("mod-4");

    @Test
    void withinATurnNothingTakesTimeSoCrewsHaveActedBeforeThePageIsTurned() {
        Play play = Play.withCrews(CLEAR_WORDS, 7);
        for (int turn = 2; turn <= TURNS; turn++) {
            int press = play.log.size();
            next(play, turn);
            assertThat(play.log.subList(press + 1, play.log.size()))
                    .as("what was to be done was done with the page before")
                    .allMatch(entry -> entry.time().equals(play.simulation.now()));
        }
        play.accept("control:1", new Event.ExerciseEnded(EndReason.DIRECTOR));

        assertThat(play.entries(Event.DecisionMade.class)).hasSize(4);
        assertThat(play.entries(Event.MessageSent.class))
                .filteredOn(entry -> entry.event() instanceof Event.MessageSent sent && sent.line() == null)
                .extracting(entry -> turn(entry) + " " + ((Event.MessageSent) entry.event()).type())
                .contains("2 PUBLIC_INFORMATION", "3 COMPLAINT");
        assertThat(play.entries(Event.MessageInFlight.class)).isEmpty();
        assertThat(Simulation.replay(CLEAR_WORDS, play.log).nextNumber()).isEqualTo(play.log.size());
    }

    @Test
    void whatSomebodySendsIsReadAndAnsweredOnTheSamePage() {
        Play play = people();
        next(play, 2);
        play.accept("seat:nation-chief", word());

        assertThat(play.entries(Event.MessageDelivered.class).getLast().time()).isEqualTo(play.simulation.now());
        assertThat(play.entries(Event.ExpectationMet.class))
                .extracting(
                        entry -> ((Event.ExpectationMet) entry.event()).exp().value())
                .containsExactly("e-word");
    }

    @Test
    void theFacilitatorWritesDownWhatIsSaidAtTheTable() {
        Play play = people();

        play.accept(
                "control:1",
                new Event.DecisionMade(new Decision.Id("d-answer"), new Decision.Option.Id("sit-down"), SHERIFF));
        play.accept(
                "control:1", new Event.QuestionAnswered(new Phase.Id("mod-1"), new Question.Id("q-who"), CLINIC, null));

        assertThat(play.entries(Event.ExpectationMet.class)).hasSize(1);
        assertThat(play.act("seat:clinic-head", answer("mod-2", "q-people", CLINIC)))
                .as("the second page is not open yet")
                .isEqualTo(new Answer.Refused(Refusal.NOT_YOURS, List.of("q-people")));
    }

    @Test
    void thoseWhoSignOffWhatAPhaseMadeSignOnceAndOthersNot() {
        Play play = people();
        assertThat(play.act("seat:nation-chief", signature(CHIEF, "nation-police")))
                .as("nothing is made yet")
                .isEqualTo(new Answer.Refused(Refusal.NOT_YOURS, List.of("mod-4")));
        for (int turn = 2; turn <= TURNS; turn++) {
            next(play, turn);
        }
        play.accept("seat:nation-chief", signature(CHIEF, "nation-police"));
        play.accept("control:1", signature(SHERIFF, "county-so"));

        assertThat(play.act("seat:nation-chief", signature(CHIEF, "nation-police")))
                .isEqualTo(new Answer.Refused(Refusal.ALREADY, List.of("mod-4")));
        assertThat(play.act("seat:clinic-head", signature(CLINIC, "clinic")))
                .isEqualTo(new Answer.Refused(Refusal.NOT_YOURS, List.of("mod-4")));
        assertThat(play.act("seat:police-captain", signature(new Position.Id("police-captain"), "clinic")))
                .isEqualTo(new Answer.Refused(Refusal.IMPOSSIBLE, List.of("party", "clinic")));
        assertThat(play.act(
                        "seat:sheriff",
                        new Event.AgreementSigned(new Agreement.Id("mod-1"), new Agency.Id("county-so"), SHERIFF)))
                .as("this page makes nothing")
                .isEqualTo(new Answer.Refused(Refusal.UNKNOWN, List.of("mod-1")));
    }

    @Test
    void aClockThatStandsHasNoSpeed() {
        Play play = people();

        assertThat(play.act("control:1", new Event.SpeedSet(2_000)))
                .isEqualTo(new Answer.Refused(Refusal.IMPOSSIBLE, List.of("permille", "2000")));
    }

    private static Play people() {
        Play play = Play.created(CLEAR_WORDS, 7);
        CLEAR_WORDS.positions().forEach(position -> play.staff(position.id().value(), Staffing.PERSON));
        play.accept("control:1", new Event.ExerciseStarted());
        return play;
    }

    private static void next(Play play, int turn) {
        play.accept("control:1", new Event.ClockJumped(new ExerciseTime((turn - 1) * 60_000L), JumpMode.PLAY));
    }

    private static long turn(LogEntry entry) {
        return entry.time().millis() / 60_000 + 1;
    }

    private static Event answer(String phase, String question, Position.Id seat) {
        return new Event.QuestionAnswered(new Phase.Id(phase), new Question.Id(question), seat, null);
    }

    private static Event signature(Position.Id seat, String party) {
        return new Event.AgreementSigned(new Agreement.Id(HOT_WASH.value()), new Agency.Id(party), seat);
    }

    private static Event word() {
        return new Event.MessageSent(
                0,
                CHIEF,
                List.of(new Agency.Id("valley-voices")),
                MessageKind.PUBLIC_INFORMATION,
                new Via.Best(),
                List.of(new Item.Id("end-of-agreement")),
                Tlp.CLEAR,
                Purpose.PUBLIC_INFORMATION,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null);
    }
}

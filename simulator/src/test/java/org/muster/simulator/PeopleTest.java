package org.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Function;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.simulator.log.EndReason;
import org.muster.simulator.log.ErasureReason;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Person;
import org.muster.simulator.log.Staffing;

/** What the server tells an exercise of the people in it: how they are trained, and that nobody may know any more who they were. */
class PeopleTest {

    private static final Position.Id DESK = new Position.Id("county-desk");
    private static final Person ROWAN = new Person("p-county-desk");
    private static final Event TRAINED = cited(DESK, "dispatching");
    private static final Event ERASED = new Event.PersonErased(ROWAN, ErasureReason.REQUEST);
    private static final Event START = new Event.ExerciseStarted();
    private static final Event END = new Event.ExerciseEnded(EndReason.DIRECTOR);

    private static final Scenario SCENARIO = Written.script("sharing.yaml", "duration: 3h", """
            duration: 3h
            functions: [{id: dispatching, title: Dispatching, depth: 2, weight: 1}]
            """);

    private final Play play = Play.created(SCENARIO, 7);

    @BeforeEach
    void staff() {
        SCENARIO.positions().forEach(position -> play.staff(position.id().value(), Staffing.PERSON));
    }

    @Test
    void theDriverCitesTrainingUntilEndEx() {
        play.accept("driver", TRAINED);
        play.accept("control:1", START);
        play.accept("driver", TRAINED);
        play.accept("control:1", END);

        assertThat(play.entries(Event.TrainingCited.class)).hasSize(2);
        assertThat(refusal("driver", TRAINED)).isEqualTo(Refusal.ENDED);
    }

    @Test
    void nobodyElseCitesTraining() {
        for (String by : List.of("control:1", "evaluator:1", "seat:county-desk")) {
            assertThat(refusal(by, TRAINED)).isEqualTo(Refusal.NOT_ALLOWED);
        }
    }

    @Test
    void citesWhatTheScriptHas() {
        assertThat(refusal("driver", cited(DESK, "planning"))).isEqualTo(Refusal.UNKNOWN);
        assertThat(refusal("driver", cited(new Position.Id("nobody"), "dispatching")))
                .isEqualTo(Refusal.UNKNOWN);
    }

    @Test
    void aPersonIsErasedOnceByTheDriverInPlayAndAfterIt() {
        play.accept("control:1", START);
        assertThat(refusal("control:1", ERASED)).isEqualTo(Refusal.NOT_ALLOWED);
        assertThat(refusal("seat:county-desk", ERASED)).isEqualTo(Refusal.NOT_ALLOWED);

        play.accept("driver", ERASED);
        assertThat(refusal("driver", ERASED)).isEqualTo(Refusal.ALREADY);
        play.accept("control:1", END);
        play.accept("driver", new Event.PersonErased(new Person("p-other"), ErasureReason.REQUEST));
    }

    @Test
    void whoIsErasedTakesNoSeatAgain() {
        play.accept("driver", ERASED);

        assertThat(refusal("control:1", new Event.SeatStaffed(DESK, Staffing.PERSON, ROWAN, false)))
                .isEqualTo(Refusal.UNKNOWN);
        play.accept("control:1", new Event.SeatStaffed(DESK, Staffing.PERSON, new Person("p-sage"), false));
    }

    @Test
    void whatWasToldComesOutAgainAtReplay() {
        play.accept("driver", TRAINED);
        play.accept("control:1", START);
        play.until(60_000);
        play.accept("driver", TRAINED);
        play.accept("driver", ERASED);
        play.untilEndEx();
        play.accept("driver", new Event.TextErased("B".repeat(22), ErasureReason.REQUEST));

        assertThat(Simulation.replay(SCENARIO, play.log).nextNumber()).isEqualTo(play.log.size());
    }

    /** What people are trained for is evidence; it moves nothing in play. */
    @Test
    void trainingChangesNothingInPlay() {
        Play other = Play.created(SCENARIO, 7);
        SCENARIO.positions().forEach(position -> other.staff(position.id().value(), Staffing.PERSON));
        play.accept("driver", TRAINED);
        for (Play each : List.of(play, other)) {
            each.accept("control:1", START);
            each.untilEndEx();
        }

        assertThat(unnumbered(play)).isEqualTo(unnumbered(other));
    }

    /** What happened besides, without the numbers of entries. */
    private static List<String> unnumbered(Play play) {
        return Play.story(play.log).stream()
                .filter(line -> !line.contains("TrainingCited"))
                .map(line -> line.replaceAll("because=\\[[^]]*]", ""))
                .toList();
    }

    private Refusal refusal(String by, Event event) {
        return ((Answer.Refused) play.act(by, event)).reason();
    }

    private static Event cited(Position.Id seat, String function) {
        return new Event.TrainingCited(seat, new Function.Id(function), 900, LocalDate.of(2027, 5, 11));
    }
}

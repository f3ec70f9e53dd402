package org.muster.web.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Basis;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Item;
import org.muster.scenarios.MessageKind;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.ScenarioHash;
import org.muster.scenarios.Tlp;
import org.muster.scenarios.Via;
import org.muster.scenarios.yaml.Reading;
import org.muster.scenarios.yaml.ScenarioReader;
import org.muster.scoring.Flag;
import org.muster.scoring.Holder;
import org.muster.scoring.Measure;
import org.muster.scoring.Scoreboard;
import org.muster.scoring.Scores;
import org.muster.scoring.Value;
import org.muster.simulator.Answer;
import org.muster.simulator.Simulation;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.Person;
import org.muster.simulator.log.Staffing;
import org.muster.simulator.log.TextRef;

/** Whoever tells what he may not gains nothing by it: not in any measure, against one who says nothing. */
class UnlawfulSharingTest {

    private static final Scenario SCENARIO = scenario();
    private static final Position.Id DESK = new Position.Id("desk");
    private static final Holder SEAT = new Holder.Seat(DESK);
    private static final TextRef WORDS = new TextRef("AAAAAAAAAAAAAAAAAAAAAA", "A".repeat(43));

    @Test
    void whatIsToldLawfullyCounts() {
        Scores.OfHolder seat = played(report(List.of(Basis.TREATMENT), null), null);

        assertThat(points(seat, Measure.C1)).isEqualTo(100);
        assertThat(points(seat, Measure.C2)).isEqualTo(100);
        assertThat(points(seat, Measure.B1)).isEqualTo(100);
        assertThat(seat.flags()).isEmpty();
    }

    @Test
    void whatIsToldAgainstTheAgreementsCountsAsNotTold() {
        Scores.OfHolder silent = played(null, null);
        Scores.OfHolder unlawful = played(report(List.of(), null), null);

        assertThat(points(unlawful, Measure.C1)).isEqualTo(0);
        assertThat(points(unlawful, Measure.B1)).isEqualTo(0);
        assertThat(points(unlawful, Measure.C2)).isEqualTo(0);
        assertThat(unlawful.flags()).contains(Flag.CRITICAL_VIOLATION);
        assertGainsNothing(unlawful, silent);
    }

    @Test
    void anEmergencyThatIsJudgedUnjustifiedCountsAsNotTold() {
        Scores.OfHolder silent = played(null, null);
        Event report = report(List.of(), WORDS);

        assertThat(points(played(report, new Event.EmergencyJudged(1, true)), Measure.C1))
                .isEqualTo(100);
        Scores.OfHolder unjustified = played(report, new Event.EmergencyJudged(1, false));
        assertThat(points(unjustified, Measure.C1)).isEqualTo(0);
        assertThat(points(unjustified, Measure.B1)).isEqualTo(0);
        assertGainsNothing(unjustified, silent);
    }

    private static void assertGainsNothing(Scores.OfHolder unlawful, Scores.OfHolder silent) {
        unlawful.measures().forEach((measure, value) -> {
            if (value instanceof Value.Known known && silent.measures().get(measure) instanceof Value.Known without) {
                assertThat(known.value()).as(measure.name()).isLessThanOrEqualTo(without.value());
            }
        });
        assertThat(((Value.Known) unlawful.overall().value()).value())
                .isLessThanOrEqualTo(((Value.Known) silent.overall().value()).value());
    }

    private static double points(Scores.OfHolder holder, Measure measure) {
        return ((Value.Known) Objects.requireNonNull(holder.measures().get(measure))).value();
    }

    /** A person at the desk tells, or does nothing; an evaluator judges, or doesn't. */
    private static Scores.OfHolder played(@Nullable Event told, @Nullable Event judged) {
        var simulation = new Simulation(SCENARIO);
        String hash = ScenarioHash.of(SCENARIO);
        var scoreboard = new Scoreboard(SCENARIO, hash);
        act(
                simulation,
                scoreboard,
                "control:1",
                new Event.ExerciseCreated(
                        1, Simulation.RULES, hash, 1, 7, 0, SCENARIO.head().scoringProfile(), null));
        for (Position position : SCENARIO.positions()) {
            Event staffed =
                    new Event.SeatStaffed(position.id(), Staffing.PERSON, new Person("p-" + position.id()), false);
            act(simulation, scoreboard, "driver", staffed);
        }
        act(simulation, scoreboard, "control:1", new Event.ExerciseStarted());
        simulation.advanceTo(new ExerciseTime(120_000)).forEach(scoreboard::read);
        if (told != null) {
            act(simulation, scoreboard, "seat:desk", told);
        }
        simulation.advanceTo(new ExerciseTime(3_600_000)).forEach(scoreboard::read);
        if (judged != null) {
            act(simulation, scoreboard, "evaluator:1", judged);
        }
        return scoreboard.scores().of(SEAT);
    }

    private static void act(Simulation simulation, Scoreboard scoreboard, String by, Event event) {
        Input input = new Input(by, by + simulation.nextNumber(), null);
        if (!(simulation.act(input, event) instanceof Answer.Accepted accepted)) {
            throw new AssertionError("Refused: " + event);
        }
        accepted.entries().forEach(scoreboard::read);
    }

    private static Event report(List<Basis> cites, @Nullable TextRef emergency) {
        return new Event.MessageSent(
                0,
                DESK,
                List.of(new Agency.Id("clinic")),
                MessageKind.REPORT,
                new Via.Best(),
                List.of(new Item.Id("patients")),
                Tlp.AMBER,
                Purpose.LIFE_SAFETY,
                null,
                null,
                false,
                null,
                null,
                null,
                emergency,
                cites.isEmpty() ? null : cites);
    }

    private static Scenario scenario() {
        try (InputStream file =
                Objects.requireNonNull(UnlawfulSharingTest.class.getResourceAsStream("unlawful.yaml"))) {
            return switch (ScenarioReader.read("unlawful.yaml", file.readAllBytes())) {
                case Reading.Accepted accepted -> accepted.scenario();
                case Reading.Refused refused ->
                    throw new IllegalStateException(refused.findings().toString());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

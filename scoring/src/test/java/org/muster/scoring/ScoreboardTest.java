package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.muster.scoring.Played.assertKnown;
import static org.muster.scoring.Played.assertMissing;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.scenarios.Agency;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.ScenarioHash;
import org.muster.scenarios.ScoringProfile;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.ExpectationState;
import org.muster.simulator.log.HandoverReason;
import org.muster.simulator.log.JumpMode;
import org.muster.simulator.log.Person;
import org.muster.simulator.log.Verdict;

class ScoreboardTest {

    private final Played play = new Played(Scripts.RIDGE);

    @Test
    void refusesTheLogOfAnotherScenario() {
        String hash = "0".repeat(64);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> play.then(
                        new Event.ExerciseCreated(1, 1, hash, 1, 7, 0, new ScoringProfile.Id("standard-1"), null)))
                .withMessageContaining(hash)
                .withMessageContaining("ridge")
                .withMessageContaining("Maybe");
    }

    @Test
    void readsTheLogOfItsScenarioAndNamesScenarioAndProfile() {
        play.then(new Event.ExerciseCreated(
                1, 1, ScenarioHash.of(Scripts.RIDGE), 1, 7, 0, new ScoringProfile.Id("standard-1"), null));

        Scores scores = play.scoreboard().scores();

        assertThat(scores.scenario()).isEqualTo(ScenarioHash.of(Scripts.RIDGE));
        assertThat(scores.profile()).isEqualTo("standard-1");
        assertThat(scores.profileHash()).matches("[0-9a-f]{64}");
    }

    @Test
    void namesTheEntryUpToWhichItCounts() {
        assertThat(play.scoreboard().upTo()).isEqualTo(-1);

        play.acts("chief");
        long last = play.acts("chief");

        assertThat(play.scoreboard().scores().upTo()).isEqualTo(last);
    }

    @Test
    void listsTheExerciseThenAgenciesThenSeatsAsTheScriptDoes() {
        assertThat(play.scoreboard().scores().holders())
                .extracting(Scores.OfHolder::holder)
                .startsWith(new Holder.Exercise(), new Holder.Agency(new Agency.Id("county")))
                .endsWith(new Holder.Seat(Played.seat("lead")))
                .hasSize(1 + 3 + 5);
    }

    @Test
    void givesSeatsTheMeasuresThatASeatAnswersFor() {
        assertThat(seat("chief").measures().keySet())
                .containsExactly(
                        Measure.A1, Measure.A2, Measure.B1, Measure.B2, Measure.C1, Measure.C2, Measure.C3, Measure.D1);
        assertThat(exercise().measures().keySet()).containsExactly(Measure.values());
    }

    @Test
    void leavesOutWhatIsMissingAndSaysThatTheWholeIsPartial() {
        acknowledged("chief", 7);

        Scores.OfHolder exercise = exercise();

        assertKnown(Objects.requireNonNull(exercise.dimensions().get(Dimension.A)), 60);
        assertMissing(Objects.requireNonNull(exercise.dimensions().get(Dimension.B)), Reason.NO_ITEMS);
        assertKnown(exercise.overall().value(), 60);
        assertThat(exercise.overall().partial()).isTrue();
    }

    @Test
    void isMissingAsAWholeWhenNothingWasScored() {
        assertMissing(exercise().overall().value(), Reason.NO_ITEMS);
        assertMissing(Objects.requireNonNull(seat("chief").coordination()), Reason.NO_ITEMS);
        assertThat(exercise().coordination()).isNull();
    }

    @Test
    void labelsADimensionThatRestsOnFewItems() {
        for (int i = 0; i < 5; i++) {
            play.at(i).opens("msg-" + i + "-ack", "chief", 5);
            play.meets("msg-" + i + "-ack", "chief", "chief");
        }
        assertThat(known(exercise().dimensions().get(Dimension.A)).few()).isFalse();

        play.opens("e-notify", "chief", 10);
        play.meets("e-notify", "chief", "chief");
        assertThat(known(exercise().dimensions().get(Dimension.A)).few()).isTrue();
    }

    @Test
    void capsTheSeatThatBrokeALawAndItsAgencyAndFlagsTheExercise() {
        acknowledged("chief", 1);
        acknowledged("sergeant", 1);
        shares("chief", Verdict.DENY_STATUTE, 10);
        shareOthers();

        assertThat(seat("chief").overall().capped()).isFalse();
        assertThat(seat("chief").flags()).containsExactly(Flag.CRITICAL_VIOLATION);
        assertThat(seat("sergeant").flags()).isEmpty();
        Scores.OfHolder county = agency("county");
        assertThat(county.flags()).containsExactly(Flag.CRITICAL_VIOLATION);
        assertThat(county.overall().capped()).isTrue();
        assertThat(county.overall().uncapped()).isGreaterThan(59);
        assertKnown(county.overall().value(), 59);
        assertThat(Objects.requireNonNull(county.overall().sensitivity()).high())
                .isLessThanOrEqualTo(59);
        assertThat(exercise().flags()).containsExactly(Flag.CRITICAL_VIOLATION);
        assertThat(exercise().overall().capped()).isFalse();
        assertThat(agency("state").flags()).isEmpty();
    }

    /** Twenty lawful disclosures, so that one violation alone would leave a fair value. */
    private void shareOthers() {
        for (int i = 0; i < 20; i++) {
            play.then(new Event.AgreementAmended(new org.muster.scenarios.Agreement.Id("mutual"), null, null));
            shares("sergeant", Verdict.ALLOW, 0);
        }
    }

    @Test
    void capsWhoeverChoseACriticalOptionThoughItWasChanged() {
        play.at(30).opens("e-choose", "chief", 10);
        play.meets("e-choose", "chief", "chief", 0, 0, play.at(31).decides("d-1", "sell", "chief"));
        play.meets("e-choose", "chief", "chief", 1000, 0, play.at(32).decides("d-1", "help", "chief"));

        assertThat(seat("chief").flags()).containsExactly(Flag.CRITICAL_VIOLATION);
        assertThat(seat("chief").overall().uncapped()).isEqualTo(100);
        assertKnown(seat("chief").overall().value(), 59);
        assertKnown(exercise().overall().value(), 100);
    }

    @Test
    void flagsACriticalActWithoutACap() {
        acknowledged("chief", 1);
        play.takes("burn-files", "chief");
        assertThat(seat("chief").flags()).containsExactly(Flag.CRITICAL_VIOLATION);
        assertThat(seat("chief").overall().capped()).isFalse();

        Played judged = new Played(Scripts.RIDGE);
        judged.judgesUnwanted(judged.acts("chief"), 10);
        assertThat(judged.scoreboard().scores().of(new Holder.Exercise()).flags())
                .containsExactly(Flag.CRITICAL_VIOLATION);
    }

    @Test
    void flagsAMajorViolation() {
        shares("chief", Verdict.DENY_SUSPENDED, 3);

        assertThat(seat("chief").flags()).containsExactly(Flag.MAJOR_VIOLATION);
    }

    @Test
    void takesCoordinationForThePlainMeanOfWhatASeatAnswersFor() {
        play.at(0).opens("road-to-state", "county", 10);
        play.at(14);
        play.meets("road-to-state", "county", "chief");
        play.opens("road-to-aid", "chief", 20);
        play.meets("road-to-aid", "chief", "chief");
        shares("chief", Verdict.ALLOW, 0);
        play.then(new Event.AgreementAmended(new org.muster.scenarios.Agreement.Id("mutual"), null, null));
        shares("chief", Verdict.DENY_TLP, 1);

        Value.Known coordination = known(seat("chief").coordination());

        assertThat(coordination.value()).isCloseTo((80 + 50) / 2.0, within(1e-9));
        assertThat(coordination.n()).isEqualTo(4);
        assertThat(coordination.few()).isTrue();
        double half = Math.hypot(
                        Objects.requireNonNull(Interval.wilson(80, 2)).halfWidth(),
                        Objects.requireNonNull(Interval.wilson(50, 2)).halfWidth())
                / 2;
        assertThat(Objects.requireNonNull(coordination.interval()).low()).isCloseTo(65 - half, within(1e-9));
    }

    @Test
    void hasNoIntervalOfCoordinationUnlessEachPartHasOne() {
        play.at(0).opens("road-to-state", "county", 10);
        play.meets("road-to-state", "county", "chief");

        assertThat(known(seat("chief").coordination()).interval()).isNull();
    }

    @Test
    void keepsASeatThatOnePersonHeldAtRealSpeedForReadiness() {
        play.staffed("chief", "p-1");
        play.starts();
        play.at(60).staffed("chief", "p-1");
        play.ends();
        play.staffed("chief", "p-2");

        assertThat(seat("chief").notForReadiness()).isEmpty();
        assertThat(seat("watch").notForReadiness()).containsExactly(Unreadiness.NOT_HELD_THROUGHOUT);
    }

    @Test
    void keepsOutASeatThatChangedHands() {
        play.staffed("chief", "p-1");
        play.staffed("watch", "p-2");
        play.starts();
        play.at(10)
                .then(new Event.SeatHandedOver(
                        Played.seat("chief"), new Person("p-1"), new Person("p-3"), HandoverReason.ROTATION));
        play.at(20).staffedByCrew("watch");
        play.at(21).staffed("watch", "p-2");

        assertThat(seat("chief").notForReadiness()).containsExactly(Unreadiness.NOT_HELD_THROUGHOUT);
        assertThat(seat("watch").notForReadiness()).containsExactly(Unreadiness.NOT_HELD_THROUGHOUT);
    }

    @Test
    void keepsOutWhatWasNotPlayedAtRealSpeed() {
        play.staffed("chief", "p-1");
        play.starts();
        play.then(new Event.SpeedSet(1000));
        assertThat(seat("chief").notForReadiness()).isEmpty();

        play.then(new Event.ClockJumped(new ExerciseTime(60_000), JumpMode.PLAY));
        assertThat(seat("chief").notForReadiness()).containsExactly(Unreadiness.NOT_REAL_SPEED);

        Played fast = new Played(Scripts.RIDGE);
        fast.staffed("chief", "p-1");
        fast.starts();
        fast.then(new Event.SpeedSet(2000));
        fast.then(new Event.SpeedSet(1000));
        assertThat(fast.scoreboard()
                        .scores()
                        .of(new Holder.Seat(Played.seat("chief")))
                        .notForReadiness())
                .containsExactly(Unreadiness.NOT_REAL_SPEED);
    }

    @Test
    void saysWhoKnewTheScript() {
        play.then(new Event.SeatStaffed(
                Played.seat("chief"), org.muster.simulator.log.Staffing.PERSON, new Person("p-1"), true));
        play.staffed("watch", "p-2");

        assertThat(seat("chief").seenBefore()).isTrue();
        assertThat(seat("watch").seenBefore()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "100, STRONG",
        "85, STRONG",
        "84.99999999999999, STRONG",
        "84.999999, ADEQUATE",
        "70, ADEQUATE",
        "69.999, NEEDS_WORK",
        "50, NEEDS_WORK",
        "49.999, DEFICIENT",
        "0, DEFICIENT"
    })
    void putsAValueInItsBand(double value, Band band) {
        assertThat(Band.of(value, new ScoringProfile.Bands(85, 70, 50))).isEqualTo(band);
    }

    @Test
    void refusesAValueThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Value.Known(Double.NaN, 1, null, true, Band.DEFICIENT, 0, null, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Value.Known(100.1, 1, null, true, Band.STRONG, 0, null, List.of()));
    }

    @Test
    void countsWhatFailedUnderAnyStateOfTheLogWithoutANumberThatIsNone() {
        play.opensWithoutDeadline("e-notify", "chief");
        play.closes("e-notify", "chief", ExpectationState.FAILED);
        play.closes("e-unknown", "chief", ExpectationState.MET);
        play.judged(99, "road", "state", Verdict.ALLOW, 0);
        play.arrives(98, "chief", "radio");
        play.ends();

        assertThat(ScoresJson.bytes(play.scoreboard().scores())).asString().doesNotContain("NaN", "Infinity");
    }

    private int messages;

    private void shares(String by, Verdict verdict, int severity) {
        play.sends(++messages, by, "watch").with("road").now();
        play.judged(messages, "road", "state", verdict, severity);
    }

    private void acknowledged(String seat, double after) {
        play.at(0).opens("m-1-ack", seat, 5);
        play.at(after).meets("m-1-ack", seat, seat);
    }

    private Scores.OfHolder exercise() {
        return play.scoreboard().scores().of(new Holder.Exercise());
    }

    private Scores.OfHolder agency(String id) {
        return play.scoreboard().scores().of(new Holder.Agency(new Agency.Id(id)));
    }

    private Scores.OfHolder seat(String id) {
        return play.scoreboard().scores().of(new Holder.Seat(Played.seat(id)));
    }

    private static Value.Known known(Value value) {
        assertThat(value).isInstanceOf(Value.Known.class);
        return (Value.Known) value;
    }
}

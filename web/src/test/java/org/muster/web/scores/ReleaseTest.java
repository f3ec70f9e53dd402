package org.muster.web.scores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.yaml.Library;
import org.muster.scoring.Holder;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.ReleasedTo;
import org.muster.simulator.log.Releases;
import org.muster.simulator.log.Source;
import org.muster.web.access.Viewer;
import org.muster.web.store.StoredSettings.PersonScores;

class ReleaseTest {

    private static final Scenario SCENARIO = Library.load("first-notice");
    private static final Position DESK = SCENARIO.positions().getFirst();
    private static final Position OTHER = SCENARIO.positions().stream()
            .filter(position -> !position.agency().equals(DESK.agency()))
            .findFirst()
            .orElseThrow();
    private static final Viewer SEAT = new Viewer.Seat(DESK.id());
    private static final Holder EXERCISE = new Holder.Exercise();
    private static final Holder OWN_SEAT = new Holder.Seat(DESK.id());
    private static final Holder OWN_AGENCY = new Holder.Agency(DESK.agency());
    private static final List<Holder> ALL =
            List.of(EXERCISE, OWN_SEAT, OWN_AGENCY, new Holder.Seat(OTHER.id()), new Holder.Agency(OTHER.agency()));

    private final Releases releases = new Releases();
    private long entries;

    static Stream<Viewer> insiders() {
        return Stream.of(new Viewer.Control(1), new Viewer.Evaluator(1, true), new Viewer.Oversight(1));
    }

    static Stream<Viewer> outsiders() {
        return Stream.of(
                SEAT, new Viewer.Commander(), new Viewer.Observer(1), new Viewer.Trainer(), new Viewer.Admin());
    }

    @ParameterizedTest
    @MethodSource("insiders")
    void whoRunsJudgesOrAuditsSeesAllAtAnyTime(Viewer viewer) {
        assertThat(ALL).allMatch(holder -> sees(viewer, holder) == Release.ALL);
        assertThat(release(PersonScores.TRAINERS).logUpTo(viewer)).isEqualTo(Release.ALL);
    }

    @Test
    void anEvaluatorSeesNoScoresBeforeAllHaveRated() {
        Viewer evaluator = new Viewer.Evaluator(2, false);
        assertThat(ALL).allMatch(holder -> sees(evaluator, holder) == null);

        read(new Event.EvaluationClosed());

        assertThat(ALL).allMatch(holder -> sees(evaluator, holder) == Release.ALL);
    }

    @ParameterizedTest
    @MethodSource("outsiders")
    void nobodyElseSeesAnythingBeforeARelease(Viewer viewer) {
        assertThat(ALL).allMatch(holder -> release(PersonScores.COMMANDERS).scoresUpTo(viewer, holder) == null);
        assertThat(release(PersonScores.COMMANDERS).logUpTo(viewer)).isNull();
    }

    @Test
    void aSeatSeesItselfAloneAfterTheReleaseToSeats() {
        read(new Event.ScoresReleased(40, ReleasedTo.SEATS));

        assertThat(ALL).filteredOn(holder -> sees(SEAT, holder) != null).containsExactly(OWN_SEAT);
        assertThat(sees(SEAT, OWN_SEAT)).isEqualTo(40);
        assertThat(ALL).allMatch(holder -> sees(new Viewer.Commander(), holder) == null);
    }

    @Test
    void aSeatSeesItsAgencyAloneAfterTheReleaseToAgencies() {
        read(new Event.ScoresReleased(40, ReleasedTo.AGENCIES));

        assertThat(ALL).filteredOn(holder -> sees(SEAT, holder) != null).containsExactly(OWN_AGENCY);
    }

    @ParameterizedTest
    @EnumSource(PersonScores.class)
    void aCommanderSeesSingleSeatsOnlyWhereTheOfficeWantsIt(PersonScores persons) {
        read(new Event.ScoresReleased(40, ReleasedTo.COMMANDERS));
        Release release = release(persons);

        assertThat(ALL)
                .filteredOn(holder -> release.scoresUpTo(new Viewer.Commander(), holder) != null)
                .filteredOn(Holder.Seat.class::isInstance)
                .hasSize(persons == PersonScores.TRAINERS ? 0 : 2);
        assertThat(release.scoresUpTo(new Viewer.Commander(), EXERCISE)).isEqualTo(40);
        assertThat(ALL).allMatch(holder -> sees(SEAT, holder) == null);
    }

    @Test
    void aLaterReleaseCountsFurtherAndAnEarlierOneTakesNothingBack() {
        read(new Event.ScoresReleased(60, ReleasedTo.SEATS));
        read(new Event.ScoresReleased(40, ReleasedTo.SEATS));

        assertThat(sees(SEAT, OWN_SEAT)).isEqualTo(60);
    }

    @ParameterizedTest
    @EnumSource(ReleasedTo.class)
    void theLogIsLetGoOfApartFromTheScores(ReleasedTo whom) {
        read(new Event.LogReleased(40, whom));
        Release release = release(PersonScores.TRAINERS);

        assertThat(ALL).allMatch(holder -> sees(SEAT, holder) == null);
        assertThat(release.logUpTo(SEAT)).isEqualTo(whom == ReleasedTo.COMMANDERS ? null : Long.valueOf(40));
        assertThat(release.logUpTo(new Viewer.Commander()))
                .isEqualTo(whom == ReleasedTo.COMMANDERS ? Long.valueOf(40) : null);
        assertThat(release.logUpTo(new Viewer.Observer(1))).isEqualTo(40);
        assertThat(release.logUpTo(new Viewer.Trainer())).isNull();
    }

    private Long sees(Viewer viewer, Holder holder) {
        return release(PersonScores.TRAINERS).scoresUpTo(viewer, holder);
    }

    private Release release(PersonScores persons) {
        return new Release(SCENARIO, releases, persons);
    }

    private void read(Event event) {
        releases.read(new LogEntry(
                entries,
                ExerciseTime.START_EX,
                Source.IN,
                null,
                new Input("control:1", "r-" + entries++, null),
                event));
    }
}

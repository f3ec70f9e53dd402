package org.muster.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.Condition;
import org.muster.scenarios.DataCategory;
import org.muster.scenarios.Decision;
import org.muster.scenarios.Effect;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.Item;
import org.muster.scenarios.Line;
import org.muster.scenarios.Objective;
import org.muster.scenarios.Pattern;
import org.muster.scenarios.Phase;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Question;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.ScenarioHash;
import org.muster.scenarios.ScoringProfile;
import org.muster.scenarios.Task;
import org.muster.scenarios.Trigger;

class LibraryTest {

    private static final Scenario FIRST_NOTICE = Library.load("first-notice");
    private static final Scenario DESERT_RELAY = Library.load("desert-relay");

    static Stream<String> ids() {
        return Library.ids().stream();
    }

    /** Nothing found also means that no text lacks a language. */
    @ParameterizedTest
    @MethodSource("ids")
    void readsEveryScenarioWithoutAWordInBothLanguages(String id) {
        Reading reading = Library.read(id);

        assertThat(reading.findings())
                .as("an agreement on which much hangs is part of some stories")
                .allMatch(finding -> finding.problem() == Problem.LEGAL_BRIDGE);
        assertThat(reading).isInstanceOfSatisfying(Reading.Accepted.class, accepted -> {
            assertThat(accepted.scenario().id().value()).isEqualTo(id);
            assertThat(accepted.scenario().head().languages()).containsExactly("en", "es");
        });
    }

    @Test
    void saysOfDesertRelayThatOversightHangsOnItsCharter() {
        assertThat(Library.read("desert-relay").findings())
                .extracting(Finding::message)
                .containsExactly(
                        "Agreement (oversight-charter) alone lets (rights-monitor) and (fusion), (rights-monitor) "
                                + "and (hospital) exchange what a plan says they must; without it they are parted.");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void keepsTheHashOfEveryScenarioWhenItIsWrittenAndReadAgain(String id) {
        Scenario scenario = Library.load(id);
        byte[] written = ScenarioWriter.write(scenario);

        assertThat(ScenarioReader.read(id + ".yaml", written))
                .isInstanceOfSatisfying(
                        Reading.Accepted.class,
                        again -> assertThat(ScenarioHash.of(again.scenario())).isEqualTo(ScenarioHash.of(scenario)));
    }

    @Test
    void givesEverySeatOfFirstNoticeSomethingToAcknowledge() {
        for (Position seat : FIRST_NOTICE.positions()) {
            assertThat(acknowledgements(FIRST_NOTICE, seat))
                    .as(seat.id().value())
                    .isNotZero();
        }
    }

    @Test
    void asksTheCountyOfFirstNoticeForFiveAcknowledgementsAtLeast() {
        assertThat(acknowledgements(FIRST_NOTICE, FIRST_NOTICE.position(new Position.Id("county-duty"))))
                .isGreaterThanOrEqualTo(5);
    }

    /** Under five items of a sort a score says that it rests on few. */
    @Test
    void givesEightSeatsOfDesertRelayEnoughToBeScoredBy() {
        List<Position> seats = DESERT_RELAY.positions().stream()
                .filter(seat -> acknowledgements(DESERT_RELAY, seat) >= 5)
                .filter(seat -> expectations(DESERT_RELAY, seat) >= 5)
                .toList();

        assertThat(seats)
                .extracting(seat -> seat.id().value())
                .contains(
                        "watch-commander",
                        "eoc-manager",
                        "fusion-lead",
                        "yucca-dispatch",
                        "station-duty",
                        "nation-commander",
                        "charge-nurse",
                        "aid-lead");
    }

    @Test
    void playsDesertRelayWithFourteenAgenciesOversightAndACommunity() {
        assertThat(DESERT_RELAY.agencies())
                .filteredOn(agency -> !DESERT_RELAY.positions(agency.id()).isEmpty())
                .hasSize(16)
                .extracting(Agency::level)
                .contains(Agency.Level.OVERSIGHT, Agency.Level.COMMUNITY, Agency.Level.TRIBAL, Agency.Level.FEDERAL);
        assertThat(DESERT_RELAY.phases()).extracting(Phase::kind).containsExactly(Phase.Kind.values());
    }

    @Test
    void talksForFortyFiveMinutesInClearWords() {
        Scenario clearWords = Library.load("clear-words");

        assertThat(clearWords.isInTurns()).isTrue();
        assertThat(clearWords.phases().stream()
                        .flatMap(phase -> phase.questions().stream())
                        .map(Question::discussMillis)
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(45 * 60_000L);
        assertThat(clearWords.agreements())
                .anyMatch(agreement -> agreement.validTo() != null && agreement.kind() != Agreement.Kind.STATUTE);
    }

    @Test
    void weighsRightsInDesertRelayAtThirtyPerCentAtLeast() {
        double all = 0;
        double rights = 0;
        for (Objective objective : DESERT_RELAY.objectives()) {
            for (Task task : objective.tasks()) {
                all += objective.weight() * task.weight();
                rights += task.rights() ? objective.weight() * task.weight() : 0;
            }
        }

        assertThat(rights / all).isGreaterThanOrEqualTo(0.3);
    }

    @Test
    void disruptsDesertRelayInAtLeastTenWays() {
        assertThat(DESERT_RELAY.disruptions().stream()
                        .map(disruption -> disruption.effect().getClass())
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(10);
        assertThat(DESERT_RELAY.disruptions()).anyMatch(disruption -> disruption.random() != null);
        assertThat(DESERT_RELAY.disruptions())
                .anyMatch(disruption ->
                        disruption.effect() instanceof Effect.PolicyChange change && change.notice() != null);
    }

    /** Nobody is left with a choice between the unlawful and the useless. */
    @Test
    void offersALawfulWayBesideEveryUnlawfulOne() {
        for (Scenario scenario : Library.scenarios()) {
            for (Line line : scenario.msel()) {
                Decision decision = line.decision();
                if (decision != null) {
                    assertThat(decision.options())
                            .as(decision.id().value())
                            .extracting(Decision.Option::verdict)
                            .contains(Decision.Verdict.RIGHT, Decision.Verdict.PARTIAL, Decision.Verdict.WRONG);
                }
            }
        }
    }

    @Test
    void asksForDetentionInDesertRelayOnlyWhereItIsDeclined() {
        Line asked = DESERT_RELAY.msel().stream()
                .filter(line -> line.asksFor() != null && line.asksFor().purpose() == Purpose.DETENTION)
                .findFirst()
                .orElseThrow();

        assertThat(asked.expects())
                .extracting(Expectation::pattern)
                .anyMatch(pattern ->
                        pattern instanceof Pattern.Lending lending && lending.move() == Pattern.Lending.Move.DECLINE)
                .anyMatch(pattern -> pattern instanceof Pattern.Never);
        assertThat(DESERT_RELAY.agreements())
                .filteredOn(agreement -> agreement.kind() == Agreement.Kind.STATUTE)
                .anyMatch(statute ->
                        statute.denyLend().stream().anyMatch(denial -> denial.purpose() == Purpose.DETENTION));
    }

    @Test
    void tellsEveryItemInTheLineThatItComesWith() {
        for (Scenario scenario : Library.scenarios()) {
            for (Item item : scenario.information()) {
                if (item.origin() instanceof Item.Origin.WithLine with) {
                    assertThat(scenario.line(with.line()).items())
                            .as(with.line().value())
                            .contains(item.id());
                }
            }
        }
    }

    @Test
    void holdsNobodysImmigrationStatusAnywhere() {
        for (Scenario scenario : Library.scenarios()) {
            assertThat(scenario.information())
                    .as(scenario.id().value())
                    .extracting(Item::category)
                    .doesNotContain(DataCategory.IMMIGRATION_STATUS);
        }
    }

    /** Those that come whatever the players do. */
    private static long acknowledgements(Scenario scenario, Position seat) {
        return scenario.lines().stream()
                .filter(line -> line.kind() == Line.Kind.INJECT)
                .filter(line -> !(line.timing().trigger() instanceof Trigger.When when
                        && when.condition() instanceof Condition.Chosen))
                .filter(line -> line.acknowledgeWithinMillis() != null)
                .filter(line -> line.to().contains(seat.id()))
                .count();
    }

    /** Those that name the seat and nobody else. */
    private static long expectations(Scenario scenario, Position seat) {
        return scenario.lines().stream()
                .flatMap(line -> line.expects().stream())
                .filter(expectation -> expectation.who().equals(List.of(seat.id())))
                .count();
    }

    @Test
    void namesTheNearestScenarioWhenItHasNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Library.bytes("first-notise"))
                .withMessage("Library has no scenario (first-notise). Maybe first-notice.");
    }

    @Test
    void readsEveryProfileThatItKnows() {
        for (ScoringProfile.Id id : ScoringProfile.KNOWN) {
            ScoringProfile profile = Library.profile(id);

            assertThat(profile.id()).isEqualTo(id);
            assertThat(profile.hash()).matches("[0-9a-f]{64}");
            assertThat(profile.measureWeights()).hasSize(12);
            assertThat(profile.bands()).isEqualTo(new ScoringProfile.Bands(85, 70, 50));
            assertThat(profile.standards().acknowledgeWithinMillis()).isEqualTo(300_000);
        }
    }
}

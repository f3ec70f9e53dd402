package org.muster.scenarios.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.FailureDomain;
import org.muster.scenarios.Link;
import org.muster.scenarios.Pair;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.yaml.Library;
import org.muster.scenarios.yaml.Reading;
import org.muster.scenarios.yaml.ScenarioReader;

class AgencyGraphTest {

    /**
     * The county hears the state by radio and telephone; the radio and the way to the fire brigade hang on one tower; the aid is
     * told by mail. Patients' names may go to the clinic alone.
     */
    private static final String SCRIPT = """
            muster: 1
            id: valley
            title: Valley
            fictional: true
            exerciseType: drill
            duration: 2h
            failureDomains:
            - {id: tower, title: A tower}
            agencies:
            - {id: county, title: County, level: county, sector: dispatch}
            - {id: state, title: State, level: state, sector: emergency-management}
            - {id: fire, title: Fire brigade, level: county, sector: fire}
            - {id: clinic, title: Clinic, level: private, sector: hospital}
            - {id: aid, title: Aid, level: community, sector: community}
            - {id: switch, title: Exchange, level: private, sector: utility, relays: automatic}
            positions:
            - {id: chief, agency: county, title: Chief, pointOfContact: true}
            - {id: watch, agency: state, title: Watch, pointOfContact: true}
            - {id: captain, agency: fire, title: Captain, pointOfContact: true}
            - {id: nurse, agency: clinic, title: Nurse, pointOfContact: true, clearedFor: [health]}
            - {id: lead, agency: aid, title: Lead, pointOfContact: true}
            - {id: operator, agency: switch, title: Operator, pointOfContact: true}
            links:
            - {id: radio, channel: radio, members: [county, state], failureDomain: tower}
            - {id: phone, channel: telephone, members: [county, state]}
            - {id: paging, channel: radio, members: [state, fire], failureDomain: tower}
            - {id: line, channel: telephone, members: [county, switch]}
            - {id: trunk, channel: telephone, members: [switch, clinic]}
            - {id: mail, channel: email, members: [state, aid]}
            - {id: board, channel: email, members: [county, fire], maxTlp: clear}
            pacePlans:
            - {id: pace-state, between: [county, state], primary: radio, alternate: phone}
            - {id: pace-fire, between: [state, fire], primary: paging}
            - {id: pace-county-fire, between: [county, fire], primary: board}
            - {id: pace-clinic, between: [county, clinic], primary: line}
            - {id: pace-aid, between: [state, aid], primary: mail}
            agreements:
            - {id: mutual, kind: mou, title: Mutual aid, parties: [county, state], purposes: all, allow: [incident-facts]}
            - {id: compact, kind: joint-powers, title: Compact, parties: [county, state, fire], purposes: all,
               allow: [incident-facts], validTo: T+01:00}
            - {id: care, kind: moa, title: Care, parties: [county, clinic], purposes: [life-safety],
               allow: [incident-facts], allowIf: [{category: health, needs: treatment, from: [county], to: [clinic]}]}
            - {id: notice, kind: mou, title: Notice, parties: [state, aid], purposes: all, allow: [incident-facts],
               deny: [incident-facts]}
            information:
            - {id: hurt, title: Two hurt, category: incident-facts, tlp: green, heldBy: [county]}
            personas:
            - {id: caller, title: A caller}
            msel:
            - {id: m-01, number: "1", kind: inject, title: A call, at: T+00:05, from: caller, to: [chief], text: Hello}
            """;

    private static final Scenario VALLEY = read(SCRIPT);

    private static final ExerciseTime LATER = new ExerciseTime(3_600_000);

    private final AgencyGraph graph = AgencyGraph.permitted(VALLEY, ExerciseTime.START_EX);

    @Test
    void joinsWhomALinkAndAnAgreementJoin() {
        AgencyGraph.Way way = Objects.requireNonNull(way("county", "state"));

        assertThat(way.over()).extracting(Link.Id::value).containsExactly("radio", "phone");
        assertThat(way.under()).extracting(Agreement.Id::value).containsExactly("mutual", "compact");
        assertThat(way("state", "county")).isEqualTo(way);
    }

    @Test
    void joinsNobodyByAgreementAlone() {
        assertThat(graph.way(agency("county"), agency("fire")))
                .as("the board may carry what is clear only")
                .isNull();
        assertThat(graph.structure().distance(agency("county"), agency("fire"))).isEqualTo(2);
    }

    @Test
    void joinsNobodyByALinkAlone() {
        assertThat(way("county", "switch")).isNull();
        assertThat(AgencyGraph.technical(VALLEY).way(agency("county"), agency("switch")))
                .isNotNull();
    }

    @Test
    void opensNothingThatTheAgreementItselfDenies() {
        assertThat(way("state", "aid")).isNull();
        assertThat(AgencyGraph.technical(VALLEY).way(agency("state"), agency("aid")))
                .isNotNull();
    }

    @Test
    void patchesThroughAutomaticRelays() {
        AgencyGraph.Way way = Objects.requireNonNull(way("county", "clinic"));

        assertThat(way.over()).isEmpty();
        assertThat(graph.without(link("trunk")).way(agency("county"), agency("clinic")))
                .isNull();
        assertThat(graph.without(new Loss.OfAgency(agency("switch"))).way(agency("county"), agency("clinic")))
                .isNull();
    }

    @Test
    void followsAgreementsThroughTime() {
        AgencyGraph later = AgencyGraph.permitted(VALLEY, LATER);

        assertThat(later.way(agency("state"), agency("fire"))).isNull();
        assertThat(Objects.requireNonNull(later.way(agency("county"), agency("state")))
                        .under())
                .extracting(Agreement.Id::value)
                .containsExactly("mutual");
    }

    @Test
    void asksWhetherAnybodyThereIsClearedForIt() {
        String nobody =
                SCRIPT.replace("pointOfContact: true, clearedFor: [health]}", "pointOfContact: true, clearedFor: []}");
        Scenario uncleared = read(nobody);

        assertThat(AgencyGraph.permitted(uncleared, ExerciseTime.START_EX).way(agency("county"), agency("clinic")))
                .as("the county itself may still be told of incidents")
                .isNotNull();
        Scenario oneWay = read(nobody.replace("allow: [incident-facts], allowIf:", "allowIf:"));
        assertThat(AgencyGraph.permitted(oneWay, ExerciseTime.START_EX).way(agency("county"), agency("clinic")))
                .isNull();
    }

    @Test
    void closesWhatAStatuteCloses() {
        String statute = """
                agreements:
                - {id: law, kind: statute, title: Law, parties: [county, state], purposes: [%s], deny: [incident-facts]}
                """;
        Scenario some = read(SCRIPT.replace("agreements:\n", statute.formatted("training")));
        Scenario all = read(
                SCRIPT.replace("agreements:\n", statute.formatted("training").replace("[training]", "all")));

        assertThat(AgencyGraph.permitted(some, ExerciseTime.START_EX).way(agency("county"), agency("state")))
                .isNotNull();
        assertThat(AgencyGraph.permitted(all, ExerciseTime.START_EX).way(agency("county"), agency("state")))
                .isNull();
    }

    @Test
    void needsNoAgreementWhereAllIsPublic() {
        Scenario open = read(
                SCRIPT.replace("category: incident-facts, tlp: green", "category: public-information, tlp: clear"));

        assertThat(AgencyGraph.permitted(open, ExerciseTime.START_EX).ways())
                .isEqualTo(AgencyGraph.technical(open).ways());
    }

    @Test
    void saysWhatEachLossParts() {
        Criticality criticality = Criticality.of(VALLEY, ExerciseTime.START_EX);

        assertThat(criticality.failure(link("radio")).parted()).isEmpty();
        assertThat(criticality.failure(link("radio")).efficiencyLoss()).isZero();
        assertThat(criticality.failure(link("paging")).parted())
                .containsExactly(pair("state", "fire"), pair("county", "fire"));
        assertThat(criticality
                        .failure(new Loss.OfFailureDomain(new FailureDomain.Id("tower")))
                        .parted())
                .containsExactly(pair("state", "fire"), pair("county", "fire"));
        assertThat(criticality.failure(new Loss.OfAgency(agency("state"))).parted())
                .as("the state itself is gone, not parted")
                .containsExactly(pair("county", "fire"));
        assertThat(criticality.failure(agreement("mutual")).parted()).isEmpty();
        assertThat(criticality.legalBridges())
                .extracting(Criticality.Failure::loss)
                .containsExactly(agreement("compact"), agreement("care"));
    }

    @Test
    void saysWhoIsApartAndWhoJoinsTheRest() {
        Criticality criticality = Criticality.of(VALLEY, ExerciseTime.START_EX);

        assertThat(criticality.apart()).containsExactly(pair("state", "aid"));
        assertThat(criticality.components())
                .containsExactly(
                        List.of(agency("county"), agency("state"), agency("fire"), agency("clinic")),
                        List.of(agency("aid")),
                        List.of(agency("switch")));
        assertThat(criticality.agencies().stream().filter(Criticality.OfAgency::isCutPoint))
                .extracting(Criticality.OfAgency::agency)
                .containsExactly(agency("county"), agency("state"));
        assertThat(criticality.bridges())
                .containsExactly(pair("county", "state"), pair("county", "clinic"), pair("state", "fire"));
    }

    @Test
    void saysWhoNeedsAnotherToPassItOn() {
        Scenario direct = read(SCRIPT.replace("members: [county, fire], maxTlp: clear", "members: [county, fire]"));

        assertThat(Criticality.of(direct, ExerciseTime.START_EX).failure(link("board")))
                .satisfies(failure -> {
                    assertThat(failure.parted()).isEmpty();
                    assertThat(failure.detoured()).containsExactly(pair("county", "fire"));
                    assertThat(failure.efficiencyLoss()).isPositive();
                });
    }

    /** Every loss of the library's largest scripts, so that nothing of them can be left out or come to no number. */
    @Test
    void takesApartTheWholeLibrary() {
        for (Scenario scenario : Library.scenarios()) {
            Criticality criticality = Criticality.of(scenario, ExerciseTime.START_EX);

            assertThat(Criticality.legalBridges(scenario, ExerciseTime.START_EX))
                    .isEqualTo(criticality.legalBridges().stream()
                            .map(failure -> new Criticality.LegalBridge(
                                    ((Loss.OfAgreement) failure.loss()).agreement(), failure.parted()))
                            .toList());
            assertThat(criticality.agencies()).hasSameSizeAs(scenario.agencies());
            assertThat(criticality.failures())
                    .hasSize(scenario.links().size()
                            + scenario.failureDomains().size()
                            + scenario.agencies().size()
                            + scenario.agreements().size())
                    .allSatisfy(failure -> assertThat(failure.efficiencyLoss()).isBetween(-1e-12, 1.0));
            assertThat(criticality.efficiency()).isBetween(0.0, 1.0);
            assertThat(criticality.failures())
                    .allSatisfy(failure -> assertThat(failure.parted()).noneMatch(criticality.apart()::contains));
        }
    }

    @Test
    void findsTheCharterOnWhichOversightHangs() {
        Criticality criticality = Criticality.of(Library.load("desert-relay"), ExerciseTime.START_EX);

        assertThat(criticality.apart()).isEmpty();
        assertThat(criticality.legalBridges())
                .extracting(Criticality.Failure::loss)
                .contains(agreement("oversight-charter"));
    }

    private AgencyGraph.Way way(String one, String other) {
        return graph.way(agency(one), agency(other));
    }

    private static Loss link(String id) {
        return new Loss.OfLink(new Link.Id(id));
    }

    private static Loss agreement(String id) {
        return new Loss.OfAgreement(new Agreement.Id(id));
    }

    private static Agency.Id agency(String id) {
        return new Agency.Id(id);
    }

    private static Pair pair(String one, String other) {
        return new Pair(agency(one), agency(other));
    }

    private static Scenario read(String script) {
        return switch (ScenarioReader.read("valley.yaml", script.getBytes(StandardCharsets.UTF_8))) {
            case Reading.Accepted accepted -> accepted.scenario();
            case Reading.Refused refused ->
                throw new IllegalArgumentException(refused.findings().toString());
        };
    }
}

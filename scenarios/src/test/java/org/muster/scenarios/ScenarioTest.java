package org.muster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioTest {

    private static final Scenario DRY_WASH = ExampleScenarios.dryWash();
    private static final Scenario EVERY_KIND = ExampleScenarios.read("valid/every-kind.yaml");
    private static final Scenario TABLETOP = ExampleScenarios.read("valid/tabletop.yaml");

    private static final Agency.Id COUNTY = new Agency.Id("county");
    private static final Agency.Id STATE = new Agency.Id("state");
    private static final Agency.Id CLINIC = new Agency.Id("clinic");

    @Test
    void givesALinkTheDefaultsOfItsChannel() {
        Link phones = DRY_WASH.link(new Link.Id("phones"));
        Link talk = EVERY_KIND.link(new Link.Id("talk"));

        assertThat(phones.loss()).isEqualTo(Share.NONE);
        assertThat(phones.maxTlp()).isEqualTo(Tlp.GREEN);
        assertThat(phones.inFlight()).isEqualTo(Channel.InFlight.LOST);
        assertThat(phones.failureShown()).isEqualTo(new FailureShown.AtOnce());
        assertThat(talk.delay()).isEqualTo(new Spread(5_000, 15_000));
        assertThat(EVERY_KIND.link(new Link.Id("wire")).maxTlp()).isEqualTo(Tlp.AMBER);
        assertThat(EVERY_KIND.link(new Link.Id("wire")).failureShown()).isEqualTo(new FailureShown.After(20_000));
    }

    @Test
    void makesOnePlanForEachPairOfAMany() {
        assertThat(EVERY_KIND.pacePlans())
                .extracting(plan -> plan.id().value())
                .containsExactly("trio.county.state", "trio.county.clinic", "trio.state.clinic");
        assertThat(EVERY_KIND.pacePlan(CLINIC, COUNTY, Purpose.LIFE_SAFETY))
                .isEqualTo(EVERY_KIND.pacePlan(new PacePlan.Id("trio.county.clinic")));
        assertThat(EVERY_KIND.pacePlan(CLINIC, COUNTY, Purpose.TRAINING)).isNull();
    }

    @Test
    void findsByAgenciesWhatAWalkThroughTheScriptFinds() {
        for (Scenario scenario : List.of(DRY_WASH, EVERY_KIND, TABLETOP)) {
            List<Agency.Id> agencies =
                    scenario.agencies().stream().map(Agency::id).toList();
            for (Agency.Id one : agencies) {
                assertThat(scenario.links(one))
                        .isEqualTo(scenario.links().stream()
                                .filter(link -> link.members().contains(one))
                                .toList());
                for (Agency.Id other : agencies) {
                    assertThat(scenario.links(one, other))
                            .isEqualTo(scenario.links().stream()
                                    .filter(link -> link.joins(one, other))
                                    .toList());
                    assertThat(scenario.pacePlans(one, other))
                            .isEqualTo(scenario.pacePlans().stream()
                                    .filter(plan -> plan.isBetween(one, other))
                                    .toList());
                    assertThat(scenario.agreements(one, other))
                            .isEqualTo(scenario.agreements().stream()
                                    .filter(agreement -> agreement.hasBoth(one, other))
                                    .toList());
                }
            }
        }
    }

    @Test
    void playsARepeatedLineUnderIdsOfItsOwn() {
        List<Line> played = DRY_WASH.lines().stream()
                .filter(line -> line.id().written().equals(new Line.Id("m-11")))
                .toList();

        assertThat(played).extracting(line -> line.id().value()).containsExactly("m-11.1", "m-11.2", "m-11.3");
        assertThat(played.get(2).timing().trigger()).isEqualTo(new Trigger.At(new ExerciseTime(5_400_000), null, 1));
        assertThat(played.get(1).expects().getFirst().id()).isEqualTo(new Expectation.Id("e-sitrep.2"));
        assertThat(DRY_WASH.line(new Line.Id("m-11.2"))).isEqualTo(played.get(1));
        assertThat(played.get(1).acknowledgement().written()).isEqualTo(new Expectation.Id("m-11-ack"));
    }

    @Test
    void takesEachKeyOfACrewFromTheMostSpecificEntry() {
        Crew lead = DRY_WASH.crew(new Position.Id("fusion-lead"));
        Crew desk = EVERY_KIND.crew(new Position.Id("desk"));

        assertThat(lead.decide()).isEqualTo(new Spread(420_000, 900_000));
        assertThat(lead.acknowledge()).isEqualTo(new Spread(90_000, 240_000));
        assertThat(desk.decide()).isEqualTo(Spread.constant(60_000));
        assertThat(desk.sharing()).isEqualTo(new Share(123_456));
        assertThat(desk.afterFailures()).isEqualTo(1);
        assertThat(desk.accuracy()).isEqualTo(Crew.USUAL.accuracy());
        assertThat(EVERY_KIND.crew(new Position.Id("nurse")).sharing()).isEqualTo(Crew.USUAL.sharing());
    }

    @Test
    void knowsWhoTakesWhatComesToAnAgency() {
        assertThat(EVERY_KIND.pointOfContact(COUNTY)).isEqualTo(EVERY_KIND.position(new Position.Id("desk")));
        assertThat(EVERY_KIND.pointOfContact(new Agency.Id("paper"))).isNull();
        assertThat(EVERY_KIND.seats(COUNTY)).containsExactly(new Position.Id("desk"), new Position.Id("desk-2"));
        assertThat(EVERY_KIND.seats(new Persona.Id("caller"))).isEmpty();
    }

    @Test
    void resolvesAllAndAllBut() {
        assertThat(EVERY_KIND.agreements().getFirst().parties()).containsExactly(COUNTY, STATE, CLINIC);
        assertThat(EVERY_KIND.action(new Action.Id("send-home")).seats())
                .containsExactly(new Position.Id("desk"), new Position.Id("desk-2"), new Position.Id("watch"));
        assertThat(EVERY_KIND.phases().getFirst().expects().getFirst().who()).containsExactly(COUNTY, STATE, CLINIC);
        assertThat(TABLETOP.line(new Line.Id("m-1")).to()).containsExactly(new Position.Id("school-head"));
    }

    @Test
    void hitsTheLinksOfAFailureDomainAndTheirMembers() {
        Disruption flapping = EVERY_KIND.disruption(new Disruption.Id("d-flapping"));
        Disruption power = EVERY_KIND.disruption(new Disruption.Id("d-power"));

        assertThat(flapping.effect())
                .isEqualTo(
                        new Effect.Flapping(List.of(new Link.Id("net")), new Disruption.Alternation(300_000, 60_000)));
        assertThat(EVERY_KIND.agenciesHit(flapping)).containsExactly(COUNTY, STATE, CLINIC);
        assertThat(EVERY_KIND.agenciesHit(power)).containsExactly(COUNTY, STATE, CLINIC);
        assertThat(EVERY_KIND.agenciesHit(EVERY_KIND.disruption(new Disruption.Id("d-policy"))))
                .containsExactly(COUNTY, STATE, CLINIC);
    }

    @Test
    void tellsTurnsAsMinutes() {
        assertThat(TABLETOP.isInTurns()).isTrue();
        assertThat(TABLETOP.endEx()).isNull();
        assertThat(TABLETOP.pacePlans().getFirst().failoverWithinMillis()).isEqualTo(120_000);
        assertThat(TABLETOP.line(new Line.Id("m-2.3")).timing().trigger())
                .isEqualTo(new Trigger.At(new ExerciseTime(180_000), null, 1));
    }

    @Test
    void keepsTheNumberOfALineAsItIsWritten() {
        assertThat(TABLETOP.msel()).extracting(Line::number).containsExactly("1", "3.10", "5-A");
        assertThat(EVERY_KIND.msel().getFirst().number()).isEqualTo("m-1");
    }

    @Test
    void readsEachTriggerAsWritten() {
        assertThat(TABLETOP.line(new Line.Id("m-3")).timing().trigger())
                .isEqualTo(new Trigger.WhenMissed(new Expectation.Id("m-1-ack"), 60_000));
        assertThat(EVERY_KIND.line(new Line.Id("m-2")).timing().trigger())
                .isEqualTo(new Trigger.After(
                        new Occasion.OfLine(new Line.Id("m-1"), Occasion.OfLine.Stage.ACKNOWLEDGED, COUNTY), 10_000));
        assertThat(EVERY_KIND.line(new Line.Id("m-5")).timing().trigger()).isEqualTo(new Trigger.ByController());
        assertThat(EVERY_KIND.phase(new Phase.Id("p-2")).timing())
                .isEqualTo(new Timing(
                        new Trigger.After(
                                new Occasion.OfPhase(new Phase.Id("p-1"), Occasion.OfPhase.Step.OPENED), 3_600_000),
                        new ExerciseTime(10_800_000),
                        null,
                        false));
        assertThat(EVERY_KIND.line(new Line.Id("m-6")).timing().trigger())
                .isInstanceOfSatisfying(Trigger.When.class, when -> {
                    assertThat(when.delayMillis()).isEqualTo(60_000);
                    assertThat(((Condition.AtLeast) when.condition()).of()).hasSize(20);
                });
    }

    @Test
    void readsEachPatternAsWritten() {
        Expectation first = EVERY_KIND.expectation(new Expectation.Id("e-1"));

        assertThat(first.pattern())
                .isEqualTo(new Pattern.Message(
                        MessageKind.ALERT,
                        List.of(CLINIC, STATE),
                        List.of(new Item.Id("count-1")),
                        Purpose.LIFE_SAFETY,
                        Basis.TREATMENT,
                        new Pattern.Way.ByChannel(Channel.RADIO),
                        true));
        assertThat(first.partial()).isEqualTo(new Pattern.Share(new Item.Id("count-1"), CLINIC));
        assertThat(first.task()).isEqualTo(new Task.Id("t-1"));
        assertThat(EVERY_KIND.expectation(new Expectation.Id("e-3")).until())
                .isEqualTo(new Until.When(new Condition.Time(new ExerciseTime(18_000_000))));
    }

    @Test
    void refusesAnIdThatIsNotItsOwn() {
        assertThat(DRY_WASH.has(new Link.Id("phones"))).isTrue();
        assertThat(DRY_WASH.has(new Agency.Id("phones"))).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DRY_WASH.agency(new Agency.Id("phones")))
                .withMessage("Agency (phones) is not of scenario (dry-wash).");
    }
}

package org.muster.web.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Agency;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.graph.Criticality;
import org.muster.scenarios.yaml.Library;

class StructureViewTest {

    private static final Scenario DESERT_RELAY = Library.load("desert-relay");

    private final StructureView view = StructureView.of("hash", Criticality.of(DESERT_RELAY, ExerciseTime.START_EX));

    @Test
    void namesTheAgreementOnWhichOversightHangs() {
        assertThat(view.failures())
                .filteredOn(failure -> !failure.parted().isEmpty())
                .singleElement()
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo("agreement");
                    assertThat(failure.id()).isEqualTo("oversight-charter");
                    assertThat(failure.parted())
                            .containsExactly(
                                    List.of("rights-monitor", "fusion"), List.of("rights-monitor", "hospital"));
                });
    }

    @Test
    void hasEveryAgencyAndEveryLossWithSharesBetweenNothingAndAll() {
        assertThat(view.agencies())
                .extracting(StructureView.OfAgency::agency)
                .containsExactlyElementsOf(DESERT_RELAY.agencies().stream()
                        .map(Agency::id)
                        .map(Agency.Id::value)
                        .toList());
        assertThat(view.agencies())
                .allSatisfy(
                        agency -> assertThat(List.of(agency.efficiencyLoss(), agency.betweenness(), agency.closeness()))
                                .allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0)));
        assertThat(view.failures())
                .extracting(StructureView.Failure::kind)
                .containsOnly("link", "failure-domain", "agency", "agreement");
        assertThat(view.failures())
                .allSatisfy(failure -> assertThat(failure.efficiencyLoss()).isBetween(0.0, 1.0));
    }
}

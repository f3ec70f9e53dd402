package org.muster.web.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muster.scenarios.ExampleScenarios;
import org.muster.scenarios.Identifier;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.web.live.ExampleExercise;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SeatViewTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Scenario SCENARIO = ExampleScenarios.dryWash();

    private static JsonNode view(String seat) {
        return JSON.valueToTree(SeatView.of(new ExampleExercise(SCENARIO).exercise(), new Position.Id(seat), 0));
    }

    private static List<String> ids(JsonNode list) {
        return list.valueStream().map(each -> each.get("id").stringValue()).toList();
    }

    @Test
    void putsThePaceCardOfEachPartnerOnTheDesk() {
        JsonNode contacts = view("so-dispatch").at("/desk/contacts");

        assertThat(ids(contacts))
                .containsExactly("state-eoc", "fusion", "border-station", "mesa-aid", "rights-monitor");
        assertThat(contacts.get(0).at("/pace/0/levels").toString())
                .isEqualTo("[\"south-net\",\"phones\",\"portal\",\"sat-phone\"]");
        assertThat(contacts.get(3).get("pace")).isEmpty();
    }

    @Test
    void hasTheLinksOfItsAgencyAndNoOther() {
        assertThat(ids(view("bs-duty").at("/desk/links"))).containsExactly("south-net", "phones", "portal", "liaison");
    }

    @Test
    void mixesDistractorsIntoTheMenuAndDoesNotMarkThem() {
        JsonNode actions = view("so-sergeant").at("/desk/actions");

        assertThat(ids(actions)).containsExactly("close-road", "check-status-of-injured");
        actions.forEach(each -> assertThat(each.propertyNames()).containsExactlyInAnyOrder("id", "title", "steps"));
    }

    @Test
    void countsOnlyResourcesOfItsOwn() {
        JsonNode resources = view("eoc-watch").at("/desk/resources");

        resources.forEach(each -> assertThat(each.hasNonNull("count"))
                .as(each.get("id").stringValue())
                .isEqualTo(each.get("own").booleanValue()));
        assertThat(ids(resources)).contains("rescue-team", "mesa-hall");
    }

    @Test
    void showsATaskForceToItsMembersOnly() {
        assertThat(ids(view("eoc-logistics").at("/desk/taskForces"))).containsExactly("crash-tf");
        assertThat(view("eoc-watch").at("/desk/taskForces")).isEmpty();
    }

    static Stream<String> seats() {
        return SCENARIO.positions().stream().map(position -> position.id().value());
    }

    /** Nothing of what is still to come, of what is looked for, or of what is hidden. */
    @ParameterizedTest
    @MethodSource("seats")
    void tellsASeatNothingOfTheScript(String seat) {
        String shown = view(seat).toString();

        Stream.of(
                        SCENARIO.lines().stream().map(line -> line.id()),
                        SCENARIO.lines().stream()
                                .flatMap(line -> line.expects().stream().map(each -> each.id())),
                        SCENARIO.disruptions().stream().map(each -> each.id()),
                        SCENARIO.information().stream().map(each -> each.id()),
                        SCENARIO.agreements().stream().map(each -> each.id()),
                        SCENARIO.phases().stream().map(each -> each.id()),
                        SCENARIO.tasks().stream().map(each -> each.id()),
                        SCENARIO.failureDomains().stream().map(each -> each.id()))
                .flatMap(each -> each.map(Identifier::value))
                .forEach(id -> assertThat(shown).doesNotContain("\"" + id + "\""));
        SCENARIO.lines().forEach(line -> assertThat(shown).doesNotContain("\"" + line.title() + "\""));
        assertThat(shown)
                .doesNotContain("unwanted", "verdict", "loss", "capacity", "failoverWithin", "holder", "crew", "seed");
    }
}

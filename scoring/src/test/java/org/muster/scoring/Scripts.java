package org.muster.scoring;

import org.muster.scenarios.ExampleScenarios;
import org.muster.scenarios.Scenario;

/** The scenarios that the tests of the measures are played in. */
final class Scripts {

    /** A county, a state and an aid network; small enough to be kept in mind. */
    static final Scenario RIDGE = ExampleScenarios.read("ridge.yaml");

    static final Scenario GOLDEN = ExampleScenarios.golden();

    private Scripts() {}
}

package org.muster.simulator.log;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Place;
import org.muster.scenarios.Scenario;

/**
 * Tells a seat from an agency and a persona: the log writes all three as a bare id, and the script knows which it is.
 */
@FunctionalInterface
public interface Places {

    /** @return the place of that id, or null when the script has none */
    @Nullable
    Place place(String id);

    static Places of(Scenario scenario) {
        Map<String, Place> byId = new HashMap<>();
        scenario.positions().forEach(each -> byId.put(each.id().value(), each.id()));
        scenario.agencies().forEach(each -> byId.put(each.id().value(), each.id()));
        scenario.personas().forEach(each -> byId.put(each.id().value(), each.id()));
        return byId::get;
    }
}

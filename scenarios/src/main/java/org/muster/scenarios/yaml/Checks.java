package org.muster.scenarios.yaml;

import java.util.EnumSet;
import java.util.Set;
import org.muster.scenarios.Scenario;

/** Looks at what a well-formed script says: whether it can be played, lawfully, and to any end. */
final class Checks {

    /** What looks wrong as soon as something else was cut out of a script. */
    static final Set<Problem> NEED_THE_WHOLE = EnumSet.of(
            Problem.LEAST_SCENARIO,
            Problem.AGENCY_WITHOUT_SEAT,
            Problem.RECIPIENT_WITHOUT_SEAT,
            Problem.POINT_OF_CONTACT,
            Problem.PACE_LINK,
            Problem.PACE_GAP,
            Problem.LEAD_NOT_MEMBER,
            Problem.ORIGIN,
            Problem.RED_NAMES,
            Problem.WITHIN,
            Problem.DECISION_OPTIONS,
            Problem.OPTION_SEVERITY,
            Problem.CONTINGENCY_TRIGGER,
            Problem.NEVER_FIRES,
            Problem.NEVER_ARRIVES,
            Problem.LINE_LINK,
            Problem.NOTICE_UNREACHABLE,
            Problem.CHOICES);

    private Checks() {}

    static void check(Scenario scenario, Ids ids, Problems problems) {
        Script script = new Script(scenario, ids, problems);
        new SeatChecks(script).check();
        new NetworkChecks(script).check();
        new AgreementChecks(script).check();
        new ItemChecks(script).check();
        new MselChecks(script).check();
        new TriggerChecks(script).check();
        new DisruptionChecks(script).check();
        new RightsChecks(script).check();
    }
}

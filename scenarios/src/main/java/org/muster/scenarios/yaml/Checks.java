package org.muster.scenarios.yaml;

import java.util.EnumSet;
import java.util.Set;
import org.muster.scenarios.Scenario;

/** Looks at what a well-formed script says: whether it can be played, lawfully, and to any end. */
final class Checks {

    /** What looks wrong as soon as anything was cut out of a script. */
    private static final Set<Problem> NEED_THE_WHOLE = EnumSet.of(
            Problem.LEAST_SCENARIO,
            Problem.AGENCY_WITHOUT_SEAT,
            Problem.RECIPIENT_WITHOUT_SEAT,
            Problem.POINT_OF_CONTACT,
            Problem.PACE_LINK,
            Problem.NEVER_FIRES,
            Problem.NEVER_ARRIVES,
            Problem.NOTICE_UNREACHABLE);

    /** What looks wrong as soon as something was cut out of the very object. */
    private static final Set<Problem> NEED_THE_OBJECT = EnumSet.of(
            Problem.PACE_GAP,
            Problem.ORIGIN,
            Problem.RED_NAMES,
            Problem.WITHIN,
            Problem.DECISION_OPTIONS,
            Problem.CONTINGENCY_TRIGGER,
            Problem.LINE_LINK,
            Problem.CHOICES);

    /** What the rest of a faulty script shows for certain: what is there and wrong, never what seems to be missing. */
    static boolean isCertain(Finding finding, Pruning.Rest rest) {
        return finding.severity() == Finding.Severity.ERROR
                && !NEED_THE_WHOLE.contains(finding.problem())
                && !(NEED_THE_OBJECT.contains(finding.problem()) && rest.isTouched(finding.mark()));
    }

    private Checks() {}

    static void check(Scenario scenario, Ids ids, Problems problems) {
        Script script = new Script(scenario, ids, problems);
        new SeatChecks(script).check();
        new NetworkChecks(script).check();
        new AgreementChecks(script).check();
        new ItemChecks(script).check();
        new MselChecks(script).check();
        new AbilityChecks(script).check();
        new TriggerChecks(script).check();
        new DisruptionChecks(script).check();
        new RightsChecks(script).check();
    }
}

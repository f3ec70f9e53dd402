package org.muster.simulator;

import java.util.ArrayList;
import java.util.List;
import org.muster.scenarios.Line;
import org.muster.scenarios.Occasion;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Trigger;

/** Says what of a script this engine cannot play yet, so that it never plays half a script as if it were the whole. */
public final class Playable {
    private Playable() {}

    /** @return what the engine would have to leave out, in the words of the language; empty when it plays all of it */
    public static List<String> leftOut(Scenario scenario) {
        List<String> leftOut = new ArrayList<>();
        note(leftOut, !scenario.disruptions().isEmpty(), "disruptions");
        note(leftOut, !scenario.agreements().isEmpty(), "agreements");
        note(leftOut, !scenario.information().isEmpty(), "information");
        note(leftOut, !scenario.resources().isEmpty(), "resources");
        note(leftOut, !scenario.taskForces().isEmpty(), "taskForces");
        note(leftOut, !scenario.actions().isEmpty(), "actions");
        note(leftOut, !scenario.phases().isEmpty(), "phases");
        note(leftOut, scenario.isInTurns(), "clock: {mode: turns}");
        note(leftOut, scenario.links().stream().anyMatch(link -> link.burst() != null), "links[].burst");
        note(leftOut, scenario.links().stream().anyMatch(link -> link.capacity() != null), "links[].capacity");
        for (Line line : scenario.lines()) {
            boolean hasMessage = line.kind() == Line.Kind.CONTEXTUAL || line.kind() == Line.Kind.INJECT;
            boolean playable = switch (line.timing().trigger()) {
                case Trigger.At at -> true;
                case Trigger.After after -> after.occasion() instanceof Occasion.OfLine;
                case Trigger.ByController byController -> true;
                case Trigger.WhenMissed whenMissed -> false;
                case Trigger.When when -> false;
            };
            note(
                    leftOut,
                    !hasMessage || !playable || !line.expects().isEmpty() || line.decision() != null,
                    "msel line (%s)".formatted(line.id()));
        }
        return leftOut;
    }

    private static void note(List<String> leftOut, boolean is, String what) {
        if (is) {
            leftOut.add(what);
        }
    }

    static IllegalArgumentException unplayable(Scenario scenario) {
        return new IllegalArgumentException(
                "Scenario (%s) holds what this engine can't play yet: %s.".formatted(scenario.id(), leftOut(scenario)));
    }
}

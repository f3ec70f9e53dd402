package org.muster.simulator;

import java.util.ArrayList;
import java.util.List;
import org.muster.scenarios.Condition;
import org.muster.scenarios.Disruption;
import org.muster.scenarios.Line;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Trigger;
import org.muster.scenarios.Until;

/** Says what of a script this engine cannot play yet, so that it never plays half a script as if it were the whole. */
public final class Playable {
    private Playable() {}

    /** @return what the engine would have to leave out, in the words of the language; empty when it plays all of it */
    public static List<String> leftOut(Scenario scenario) {
        List<String> leftOut = new ArrayList<>();
        note(leftOut, !scenario.agreements().isEmpty(), "agreements");
        note(leftOut, !scenario.information().isEmpty(), "information");
        note(leftOut, !scenario.actions().isEmpty(), "actions");
        note(leftOut, !scenario.phases().isEmpty(), "phases");
        note(leftOut, scenario.isInTurns(), "clock: {mode: turns}");
        for (Line line : scenario.lines()) {
            boolean hasMessage = line.kind() == Line.Kind.CONTEXTUAL || line.kind() == Line.Kind.INJECT;
            note(
                    leftOut,
                    !hasMessage
                            || !isPlayable(line.timing().trigger())
                            || !line.expects().isEmpty()
                            || line.decision() != null
                            || line.timing().phase() != null,
                    "msel line (%s)".formatted(line.id()));
        }
        for (Disruption disruption : scenario.disruptions()) {
            note(leftOut, !isPlayable(disruption), "disruption (%s)".formatted(disruption.id()));
        }
        return leftOut;
    }

    /** Every kind of disruption is played; what sets it off or ends it may not be. */
    static boolean isPlayable(Disruption disruption) {
        boolean triggered = disruption.timing() == null
                || (isPlayable(disruption.timing().trigger())
                        && disruption.timing().phase() == null);
        boolean ends = !(disruption.until() instanceof Until.When when) || isPlayable(when.condition());
        return triggered && ends;
    }

    private static boolean isPlayable(Trigger trigger) {
        return switch (trigger) {
            case Trigger.At at -> true;
            case Trigger.After after -> true;
            case Trigger.ByController byController -> true;
            case Trigger.WhenMissed whenMissed -> true;
            case Trigger.When when -> isPlayable(when.condition());
        };
    }

    private static boolean isPlayable(Condition condition) {
        return switch (condition) {
            case Condition.All all -> all.of().stream().allMatch(Playable::isPlayable);
            case Condition.Any any -> any.of().stream().allMatch(Playable::isPlayable);
            case Condition.Not not -> isPlayable(not.condition());
            case Condition.AtLeast atLeast -> atLeast.of().stream().allMatch(Playable::isPlayable);
            case Condition.Active active -> false;
            case Condition.Inactive inactive -> false;
            case Condition.Free free -> false;
            case Condition.Knows knows -> false;
            case Condition.Sent sent -> false;
            case Condition.Done done -> false;
            case Condition.Arrived arrived -> false;
            default -> true;
        };
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

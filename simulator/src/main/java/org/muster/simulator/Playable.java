package org.muster.simulator;

import java.util.ArrayList;
import java.util.List;
import org.muster.scenarios.Scenario;

/** Says what of a script this engine cannot play yet, so that it never plays half a script as if it were the whole. */
public final class Playable {
    private Playable() {}

    /** @return what the engine would have to leave out, in the words of the language; empty when it plays all of it */
    public static List<String> leftOut(Scenario scenario) {
        List<String> leftOut = new ArrayList<>();
        note(leftOut, !scenario.agreements().isEmpty(), "agreements");
        note(leftOut, !scenario.information().isEmpty(), "information");
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

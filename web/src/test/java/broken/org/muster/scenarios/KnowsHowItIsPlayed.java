package broken.org.muster.scenarios;

import broken.org.muster.scenarios.graph.ShowsItsLibrary;
import broken.org.muster.simulator.LooksAtTheClock;

/** A script that sees its player, and stands in a cycle with its graph. */
public record KnowsHowItIsPlayed(LooksAtTheClock player, ShowsItsLibrary graph) {}

package broken.org.muster.simulator;

import broken.org.muster.scoring.WaitsForTheStore;

/** An engine that sees the scores of what it plays. */
public record KnowsWhatItIsWorth(WaitsForTheStore scores) {}

package broken.org.muster.scoring;

import broken.org.muster.simulator.LooksAtTheClock;

/** A measure that needs the engine besides its log. */
public record AsksTheEngine(LooksAtTheClock engine) {}

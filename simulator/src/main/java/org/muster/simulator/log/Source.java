package org.muster.simulator.log;

import org.muster.scenarios.Code;

/** How an entry came about. */
public enum Source implements Code {
    /** From outside: a person, a controller, an evaluator or the driver. Fed again at replay. */
    IN,
    /** By a simulated crew inside the engine. Made again at replay, never fed. */
    CREW,
    /** Derived by the engine. */
    ENGINE
}

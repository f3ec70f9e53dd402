package org.muster.simulator.log;

import org.muster.scenarios.Code;

/** What somebody does in an exercise besides sitting in a seat. */
public enum Role implements Code {
    TRAINER,
    DIRECTOR,
    CONTROLLER,
    EVALUATOR,
    LEAD_EVALUATOR,
    FACILITATOR,
    /** Looks after what is real: sees all, and may stop the exercise. */
    SAFETY_CONTROLLER,
    OBSERVER,
    COMMANDER,
    /** Stands outside the game and audits it. */
    OVERSIGHT_READER,
    ADMIN
}

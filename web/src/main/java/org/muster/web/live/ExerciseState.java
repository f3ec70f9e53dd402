package org.muster.web.live;

import org.muster.scenarios.Code;

/** How far an exercise has got. */
public enum ExerciseState implements Code {
    /** It exists, and a seat is empty. */
    CREATED,
    /** A person or a crew holds every seat. */
    STAFFED,
    /** The clock runs. */
    STARTED,
    /** The clock stands. */
    PAUSED,
    /** EndEx has been. */
    ENDED
}

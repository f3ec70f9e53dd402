package org.muster.simulator.log;

import org.muster.scenarios.Code;

/** Why a text or a person was erased. */
public enum ErasureReason implements Code {
    /** The person asked for it. */
    REQUEST,
    /** Its time had run out. */
    RETENTION,
    /** It held what has no place in an exercise. */
    REAL_DATA
}

package org.muster.web.readiness;

import org.muster.scenarios.Code;

/** Why a drill says nothing about how ready somebody is. */
enum KeptOut implements Code {
    /** The clock ran at another speed, jumped, or moved in turns. */
    NOT_REAL_SPEED,
    /** No one person held the seat from StartEx to EndEx; or, of an agency or cohort, one of its seats. */
    NOT_HELD_THROUGHOUT,
    /** Who played it could see behind it. */
    SOLO,
    /** Nobody but simulated crews sat there. */
    ALL_CREWS,
    /** It was played under other constants than scores are made with now. */
    OTHER_PROFILE
}

package org.muster.scoring;

import org.muster.scenarios.Code;

/** Why a seat's values say nothing about how ready a person is, however well it was played. */
public enum Unreadiness implements Code {
    /** The clock ran at another speed, jumped, or moved in turns. */
    NOT_REAL_SPEED,
    /** No one person held the seat from StartEx to the end. */
    NOT_HELD_THROUGHOUT
}

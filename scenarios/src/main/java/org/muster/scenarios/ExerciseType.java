package org.muster.scenarios;

/** The seven types of exercise, from talking to playing at full scale. */
public enum ExerciseType implements Code {
    SEMINAR,
    WORKSHOP,
    TABLETOP,
    GAME,
    DRILL,
    FUNCTIONAL,
    FULL_SCALE
}

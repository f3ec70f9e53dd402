package org.muster.web.live;

/** What became of the wish for an exercise. */
public sealed interface Creation {

    /** It is there, now or since the same wish came before. */
    record Created(Exercise exercise) implements Creation {}

    /** Another exercise has that id. */
    record Taken(Exercise exercise) implements Creation {}

    /** There is no such scenario. */
    record UnknownScenario(String wanted) implements Creation {}
}

package org.muster.scoring;

import org.muster.scenarios.Position;

/** Whose score it is. A person has none of his own: he answers for a seat. */
public sealed interface Holder {

    /** Everybody together. */
    record Exercise() implements Holder {}

    /** All seats of an agency, pooled item by item. */
    record Agency(org.muster.scenarios.Agency.Id id) implements Holder {}

    record Seat(Position.Id id) implements Holder {}
}

package org.muster.scoring;

import static org.muster.scoring.Dimension.A;
import static org.muster.scoring.Dimension.B;
import static org.muster.scoring.Dimension.C;
import static org.muster.scoring.Dimension.D;

import java.util.List;

/** One thing that evaluators look for, as a number from 0 to 100 of which more is better. */
public enum Measure {
    /** Acknowledgement timeliness. */
    A1(A, true),
    /** Decision and action timeliness. */
    A2(A, true),
    /** Task accomplishment. */
    B1(B, true),
    /** Decision accuracy. */
    B2(B, true),
    /** Evaluators' rating. */
    B3(B, false),
    /** Need-to-know coverage. */
    C1(C, true),
    /** Sharing compliance. */
    C2(C, true),
    /** Closed-loop communication. */
    C3(C, true),
    /** Realised connectivity. */
    C4(C, false),
    /** PACE failover. */
    D1(D, true),
    /** Performance retained under disruption. */
    D2(D, false),
    /** Depth: how far trained people cover each function. */
    D3(D, false);

    private final Dimension dimension;
    private final boolean ofSeats;

    Measure(Dimension dimension, boolean ofSeats) {
        this.dimension = dimension;
        this.ofSeats = ofSeats;
    }

    public Dimension dimension() {
        return dimension;
    }

    private static final List<Measure> ALL = List.of(values());
    private static final List<Measure> OF_SEATS =
            ALL.stream().filter(measure -> measure.ofSeats).toList();

    /** The measures that a holder of this kind can have: agencies and the exercise all, seats what a seat answers for. */
    public static List<Measure> of(Holder holder) {
        return holder instanceof Holder.Seat ? OF_SEATS : ALL;
    }
}

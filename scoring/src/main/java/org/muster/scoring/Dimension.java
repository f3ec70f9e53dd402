package org.muster.scoring;

/** One of the four sides of coordination that measures belong to. Their names sort as people read them. */
public enum Dimension {
    /** Responsiveness. */
    A,
    /** Quality of action. */
    B,
    /** Coordination and information sharing. */
    C,
    /** Resilience and depth. */
    D
}

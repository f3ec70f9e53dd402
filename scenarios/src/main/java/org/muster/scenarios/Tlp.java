package org.muster.scenarios;

/** How far a piece of information may travel (Traffic Light Protocol 2.0), from the freest to the closest. */
public enum Tlp implements Code {
    CLEAR,
    GREEN,
    AMBER,
    AMBER_STRICT,
    RED;

    /** @return the closer of the two */
    public Tlp closer(Tlp other) {
        return carries(other) ? this : other;
    }

    /** @return whether what carries up to this level may carry the other */
    public boolean carries(Tlp other) {
        return other.compareTo(this) <= 0;
    }
}

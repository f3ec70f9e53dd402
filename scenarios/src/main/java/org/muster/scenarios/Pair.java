package org.muster.scenarios;

/** Two agencies, in the order of the script. */
public record Pair(Agency.Id one, Agency.Id other) {

    /** @return whether these are the two, in either order */
    public boolean joins(Agency.Id some, Agency.Id another) {
        return (one.equals(some) && other.equals(another)) || (one.equals(another) && other.equals(some));
    }
}

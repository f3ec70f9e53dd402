package org.muster.simulator.log;

/** Says what is wrong with a log, and with which of its entries. The log is refused as a whole. */
public final class LogProblem extends RuntimeException {

    /** Stands for what comes before the first entry: the header of a sealed log. */
    public static final long HEADER = -1;

    private static final long serialVersionUID = 1;

    private final long number;

    LogProblem(long number, String what) {
        super((number == HEADER ? "Header: " : "Entry (%d): ".formatted(number)) + what);
        this.number = number;
    }

    /** The number of the entry, or {@link #HEADER}. */
    public long number() {
        return number;
    }
}

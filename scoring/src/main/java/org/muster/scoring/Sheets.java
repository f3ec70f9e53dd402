package org.muster.scoring;

/** What one measure found, for every holder. */
@FunctionalInterface
interface Sheets {

    Sheet of(Holder holder);

    /** The same reason for everybody. */
    static Sheets missing(Reason why) {
        Sheet sheet = Sheet.Fixed.missing(why);
        return holder -> sheet;
    }
}

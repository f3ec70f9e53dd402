package org.muster.web.store;

import org.muster.scenarios.Code;

/** What an office has chosen for itself. */
public record StoredSettings(PersonScores personScores) {

    /** There is one edition of them. */
    public static final String ID = "settings";

    /** Before anybody has chosen; a change of it is one of version 0. */
    public static final StoredSettings USUAL = new StoredSettings(PersonScores.COMMANDERS);

    /** Who is shown what a person came to, beside that person. */
    public enum PersonScores implements Code {
        COMMANDERS,
        TRAINERS
    }
}

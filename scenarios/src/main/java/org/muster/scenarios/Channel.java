package org.muster.scenarios;

/** What kind of link it is: who hears, what a cut does to what is under way, when a sender and a reader notice. */
public enum Channel implements Code {
    RADIO(HeardBy.ALL_MEMBERS, InFlight.LOST, -1, KnownWhen.DELIVERED, 8, 25),
    AMATEUR_RADIO(HeardBy.ALL_MEMBERS, InFlight.LOST, -1, KnownWhen.DELIVERED, 30, 90),
    TELEPHONE(HeardBy.BOTH_WHO_TALK, InFlight.LOST, 0, KnownWhen.DELIVERED, 20, 60),
    CELL_PHONE(HeardBy.BOTH_WHO_TALK, InFlight.LOST, 0, KnownWhen.DELIVERED, 20, 60),
    SATELLITE_PHONE(HeardBy.BOTH_WHO_TALK, InFlight.LOST, 0, KnownWhen.DELIVERED, 40, 120),
    VIDEO_CONFERENCE(HeardBy.ALL_MEMBERS, InFlight.LOST, 0, KnownWhen.DELIVERED, 5, 15),
    EMAIL(HeardBy.ADDRESSED, InFlight.HELD, 14_400, KnownWhen.OPENED, 30, 120),
    SECURE_PORTAL(HeardBy.ADDRESSED, InFlight.HELD, 0, KnownWhen.OPENED, 5, 20),
    DATA_LINK(HeardBy.ADDRESSED, InFlight.HELD, 60, KnownWhen.OPENED, 2, 5),
    FAX(HeardBy.ADDRESSED, InFlight.LOST, 0, KnownWhen.OPENED, 90, 240),
    LIAISON_OFFICER(HeardBy.ADDRESSED, InFlight.HELD, -1, KnownWhen.DELIVERED, 240, 540),
    IN_PERSON(HeardBy.ADDRESSED, InFlight.HELD, -1, KnownWhen.DELIVERED, 30, 120);

    /** Who is a recipient besides those a message is addressed to. */
    public enum HeardBy {
        ALL_MEMBERS,
        BOTH_WHO_TALK,
        ADDRESSED
    }

    /** What happens to a message that is under way when its link is cut. */
    public enum InFlight implements Code {
        LOST,
        HELD
    }

    /** When a recipient knows what a message says. */
    public enum KnownWhen {
        DELIVERED,
        OPENED
    }

    private final HeardBy heardBy;
    private final InFlight inFlight;
    private final int failureShownSeconds;
    private final KnownWhen knownWhen;
    private final int medianSeconds;
    private final int p90Seconds;

    /** @param failureShownSeconds 0 for at once, negative for never */
    Channel(
            HeardBy heardBy,
            InFlight inFlight,
            int failureShownSeconds,
            KnownWhen knownWhen,
            int medianSeconds,
            int p90Seconds) {
        this.heardBy = heardBy;
        this.inFlight = inFlight;
        this.failureShownSeconds = failureShownSeconds;
        this.knownWhen = knownWhen;
        this.medianSeconds = medianSeconds;
        this.p90Seconds = p90Seconds;
    }

    public HeardBy heardBy() {
        return heardBy;
    }

    /** What a link of this channel does unless the script says otherwise. */
    public InFlight inFlight() {
        return inFlight;
    }

    /** When a link of this channel shows a failure unless the script says otherwise. */
    public FailureShown failureShown() {
        if (failureShownSeconds < 0) {
            return new FailureShown.Never();
        }
        return failureShownSeconds == 0
                ? new FailureShown.AtOnce()
                : new FailureShown.After(failureShownSeconds * 1000L);
    }

    public KnownWhen knownWhen() {
        return knownWhen;
    }

    /** How long a message takes over a link of this channel unless the script says otherwise. */
    public Spread delay() {
        return new Spread(medianSeconds * 1000L, p90Seconds * 1000L);
    }

    /** A net: whoever is a member hears everything that is said. */
    public boolean isNet() {
        return heardBy == HeardBy.ALL_MEMBERS;
    }
}

package org.muster.scoring;

/** The numbers that a score is made with and that an office could set otherwise: profile {@code standard-1}. */
final class Profile {

    static final String ID = "standard-1";

    /** What the letters P, S, M and U are worth. */
    static final int PERFORMED = 100;

    static final int WITH_SOME_CHALLENGES = 80;
    static final int WITH_MAJOR_CHALLENGES = 50;
    static final int UNABLE = 0;

    /** A task that a contingency had to rescue is rated no better. */
    static final int RESCUED_AT_MOST = 80;

    /** Ratings weigh half unless so many tasks have two raters who agree so well. */
    static final int COMMON_TASKS = 5;

    static final double AGREEMENT = .667;
    static final double WEIGHT_OF_UNSURE_RATINGS = .5;

    /** A message sent so shortly before EndEx need not be closed. */
    static final long CLOSING_MS = 15 * 60_000;

    /** A disruption is felt so much longer than it lasts. */
    static final long AFTERMATH_MS = 15 * 60_000;

    static final long BASELINE_MS = 30 * 60_000;
    static final int LEAST_UNDER_DISRUPTION = 3;

    /** After so long without an answer on a channel that shows no failure, a sender should suspect one. */
    static final long SILENCE_MS = 3 * 60_000;

    /** The most that an overall can be after a critical violation. */
    static final int CAP = 59;

    static final int CRITICAL = 10;
    static final int MAJOR = 3;
    static final int MINOR = 1;

    static final int DRAWS = 1000;
    static final int LEAST_LINES = 10;

    private Profile() {}
}
